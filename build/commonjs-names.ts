import type { Plugin } from 'vite'

/** What electron-vite puts into every chunk in which it sees `require(`, whatever is declared there already. */
const SHIM = 'vite:esm-shim'

/** What code that was CommonJS may ask for; `require` is not among them, for the bundler resolves it. */
const NAMES = { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' } as const

/** The names that a piece of code declares, at whatever depth: a chunk that has one of its own needs none. */
const declares = (code: string, name: string): boolean => new RegExp(`\\b(?:const|let|var) ${name}\\b`).test(code)

/** Gives bundled CommonJS code the two names that an ES module lacks, and only where they are asked for and not declared. */
export const esModuleNames = (): Plugin => ({
  name: 'galley-commonjs-names',
  renderChunk(code) {
    const missing = Object.entries(NAMES).filter(
      ([name]) => new RegExp(`\\b${name}\\b`).test(code) && !declares(code, name),
    )
    if (missing.length === 0) return
    return { code: `${missing.map(([name, value]) => `const ${name} = ${value};\n`).join('')}${code}`, map: null }
  },
})

/**
 * The same in the place of electron-vite's shim, which declares `require` beside a package's own (fflate's), so that the
 * chunk does not even parse; tests/e2e/built-code.test.ts loads every chunk.
 */
export const commonJsNames = (): Plugin => ({
  ...esModuleNames(),
  configResolved({ plugins }) {
    const shim = plugins.find(({ name }) => name === SHIM)
    if (shim === undefined) throw new Error(`electron-vite has no plugin ${SHIM} any more: look at what it does now.`)
    delete shim.renderChunk
  },
})
