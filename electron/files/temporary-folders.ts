import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a killed app left is of no use to anybody after a day. */
const ABANDONED_AFTER_MS = 24 * 3_600_000

/** Makes a folder that only this user may look into, and takes away those of the same kind that were left. Throws. */
export function makeTemporaryFolder(prefix: string, nowMs: number): string {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    const about = statSync(folder, { throwIfNoEntry: false })
    if (about !== undefined && nowMs - about.mtimeMs > ABANDONED_AFTER_MS) removeTemporaryFolder(folder)
  }
  return mkdtempSync(join(tmpdir(), prefix))
}

/** Takes it away with what is in it. What another program holds open just now (Windows) goes with a later one. */
export function removeTemporaryFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Somebody else's, or in use.
  }
}
