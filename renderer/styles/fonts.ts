// The faces come with the app: a fresh machine has no Chinese glyphs, and nothing is fetched.
import '@fontsource-variable/noto-sans-sc'
import '@fontsource-variable/noto-serif-sc'
import '@fontsource-variable/source-sans-3'
import '@fontsource-variable/source-serif-4'
