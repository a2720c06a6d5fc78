// The faces of Traditional Chinese: a quarter of a megabyte of rules that a window in another script does not wait for.
import '@fontsource-variable/noto-sans-tc'
import '@fontsource-variable/noto-serif-tc'
