import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PREFIX = 'galley-evidence-'
/** A copy that a killed app left is of no use to anybody after a day. */
const ABANDONED_AFTER_MS = 24 * 3_600_000

/** Copies of kept files that were shown outside of the app: they go when the library is closed. */
export class ShownCopies {
  readonly #folders = new Set<string>()

  /** Lays a copy into a folder of its own, for reading only: what is changed in a copy would be lost. Throws. */
  make(name: string, bytes: Uint8Array, nowMs: number): string {
    sweep(nowMs)
    const folder = mkdtempSync(join(tmpdir(), PREFIX))
    this.#folders.add(folder)
    const copy = join(folder, name)
    writeFileSync(copy, bytes, { mode: 0o400, flag: 'wx' })
    return copy
  }

  /** Takes away what was shown. What another program holds open just now (Windows) goes with a later one. */
  remove(): void {
    for (const folder of this.#folders) removeFolder(folder)
    this.#folders.clear()
  }
}

function sweep(nowMs: number): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name)
    const about = statSync(folder, { throwIfNoEntry: false })
    if (about !== undefined && nowMs - about.mtimeMs > ABANDONED_AFTER_MS) removeFolder(folder)
  }
}

function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Somebody else's, or in use.
  }
}
