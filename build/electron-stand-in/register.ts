import { registerHooks } from 'node:module'

/** Makes `import … from 'electron'` and `require('electron')` of the built app mean the stand-in. */
const standIn = new URL('module.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    /^electron(\/main|\/common)?$/.test(specifier)
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})
