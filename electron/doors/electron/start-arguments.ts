import path from 'node:path'

/** What a start of the app was given to open. */
export interface Handed {
  readonly paths: readonly string[]
  readonly isSample: boolean
}

/**
 * The files named on a command line, absolute. `own`: places of the app itself; an unpackaged start names one of them
 * first, and what comes before it is Electron's. Switches are Chromium's or ours and no files, until `--` ends them.
 */
export function readArguments(argv: readonly string[], cwd: string, own: readonly string[]): Handed {
  const app = argv.findIndex((text, at) => at > 0 && own.includes(path.resolve(cwd, text)))
  const given = argv.slice(Math.max(app, 0) + 1)
  const end = given.indexOf('--')
  const before = end < 0 ? given : given.slice(0, end)
  const after = end < 0 ? [] : given.slice(end + 1)
  const named = [...before.filter((text) => !text.startsWith('-')), ...after]
    .filter((text) => text !== '')
    .map((text) => path.resolve(cwd, text))
  return {
    paths: [...new Set(named)],
    isSample: before.includes('--sample'),
  }
}

/** Whether there is anything to open. */
export function hasHanded(handed: Handed): boolean {
  return handed.paths.length > 0 || handed.isSample
}

/** Nothing to open. */
export const emptyHanded: Handed = { paths: [], isSample: false }

/** Two hand-overs in one. */
export function joinHanded(a: Handed, b: Handed): Handed {
  return { paths: [...new Set([...a.paths, ...b.paths])], isSample: a.isSample || b.isSample }
}
