import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { commonJsNames } from './commonjs-names.ts'
import { recordPackages } from './record-packages.ts'
import { scaledStyles } from './scaled-styles.ts'

const root = path.join(import.meta.dirname, '..')
const at = (place: string): string => path.join(root, place)
/** The build script builds beside `dist` and then takes its place, so that a failed build leaves a whole one standing. */
const out = (part: string): string => path.join(root, process.env.GALLEY_BUILD_OUTPUT ?? 'dist', part)

/** The only things that are not bundled: Electron itself, and the one package with a native part. */
const external = ['electron', 'better-sqlite3']

/**
 * Main, its child process and the command are ES modules beside each other; what they share becomes a chunk.
 * The preload is one CommonJS file, as the sandbox asks. The renderer's assets stay files: the content security policy
 * allows nothing that is written into the page.
 */
export default defineConfig({
  main: {
    root,
    plugins: [commonJsNames(), recordPackages(out('packages/main.json'), root)],
    build: {
      externalizeDeps: false,
      outDir: out('main'),
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      target: 'node24',
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          core: at('electron/core.ts'),
          cli: at('electron/cli.ts'),
          'import-worker': at('electron/import/process/worker.ts'),
        },
        external,
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // libheif is under the LGPL: a file of its own, which whoever wishes can put another one in the place of.
          codeSplitting: { groups: [{ name: 'libheif', test: /node_modules\/libheif-js\// }] },
        },
      },
    },
  },
  preload: {
    root,
    plugins: [recordPackages(out('packages/preload.json'), root)],
    build: {
      externalizeDeps: false,
      outDir: out('preload'),
      emptyOutDir: true,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [scaledStyles(at('renderer/styles')), react(), recordPackages(out('packages/renderer.json'), root)],
    worker: { format: 'es' },
    build: {
      outDir: out('renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // A window is there sooner when it has less to read.
      minify: true,
      sourcemap: false,
      rolldownOptions: {
        input: { index: at('renderer/index.html') },
        output: {
          // Whatever chunk is run first: no schema is made before its library has been told to compile nothing.
          codeSplitting: { groups: [{ name: 'schemas', test: /node_modules\/zod\/|renderer\/lib\/no-eval/ }] },
        },
      },
    },
  },
})
