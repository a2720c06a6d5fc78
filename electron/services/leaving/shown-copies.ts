import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTemporaryFolder, removeTemporaryFolder } from '#electron/files/temporary-folders.ts'

const PREFIX = 'galley-evidence-'

/** Copies of kept files that were shown outside of the app: they go when the library is closed. */
export class ShownCopies {
  readonly #folders = new Set<string>()

  /** Lays a copy into a folder of its own, for reading only: what is changed in a copy would be lost. Throws. */
  make(name: string, bytes: Uint8Array, nowMs: number): string {
    const folder = makeTemporaryFolder(PREFIX, nowMs)
    this.#folders.add(folder)
    const copy = join(folder, name)
    writeFileSync(copy, bytes, { mode: 0o400, flag: 'wx' })
    return copy
  }

  /** Takes away what was shown. */
  remove(): void {
    for (const folder of this.#folders) removeTemporaryFolder(folder)
    this.#folders.clear()
  }
}
