import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

/** Pinned, and no part of the program: it is only what we are measured against. */
const VERSION = '1.0.5'

interface DiffMatchPatch {
  readonly diff_main: (before: string, after: string) => readonly (readonly [-1 | 0 | 1, string])[]
}

/** Google's diff, put in a folder of its own by npm; undefined where no registry can be reached. */
export function diffMatchPatch(): DiffMatchPatch | undefined {
  const folder = path.join(os.tmpdir(), `galley-bench-diff-match-patch-${VERSION}`)
  const own = path.join(folder, 'node_modules/diff-match-patch')
  if (!existsSync(own)) {
    try {
      const args = ['install', '--no-save', '--ignore-scripts', '--prefix', folder, `diff-match-patch@${VERSION}`]
      execFileSync('npm', args, { stdio: 'ignore', timeout: 120_000 })
    } catch {
      return undefined
    }
  }
  const Made = createRequire(import.meta.url)(own) as new () => DiffMatchPatch
  return new Made()
}
