import path from 'node:path'

export const childFolder = path.join(import.meta.dirname, '../../.cache/test-children')

/** What the tests start as processes of their own. */
export const CHILDREN = {
  cli: 'electron/cli.ts',
  'import-worker': 'electron/import/process/worker.ts',
  'checks-child': 'tests/helpers/checks-child.ts',
  'kill-child': 'tests/helpers/keeping/kill-child.ts',
  'steps-child': 'tests/helpers/keeping/steps-child.ts',
} as const

/** The bundled program of a child. */
export const childFile = (name: keyof typeof CHILDREN): string => path.join(childFolder, `${name}.js`)
