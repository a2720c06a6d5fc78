import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { timeMsSchema } from '#shared/domain/common.ts'
import { writeFileWhole } from '#electron/files/write-whole.ts'

/** Where it is noted, beside the settings. */
export const KEPT_COPIES_FILE = 'kept-copies.json'
/** More copies than these nobody asks for. */
const MOST_COPIES = 20

const keptCopySchema = z.object({ library: z.string(), kept: z.string(), atMs: timeMsSchema }).readonly()

/** A copy of what was in memory, made because the library was no longer at its path. */
export type KeptCopy = z.infer<typeof keptCopySchema>

/**
 * Remembers the copies that were made of libraries which went from their place, until one is opened, put away by the
 * person, or not needed any more: whoever starts the app again would else not know that there is one.
 */
export class KeptCopies {
  readonly #file: string

  constructor(dataPath: string) {
    this.#file = join(dataPath, KEPT_COPIES_FILE)
  }

  /** The newest that is still there. */
  newest(): KeptCopy | undefined {
    return this.#read().findLast(({ kept }) => existsSync(kept))
  }

  note(copy: KeptCopy): void {
    this.#write([...this.#read(), copy].slice(-MOST_COPIES))
  }

  forget(kept: string): void {
    const all = this.#read()
    const left = all.filter((copy) => copy.kept !== kept)
    if (left.length < all.length) this.#write(left)
  }

  #read(): readonly KeptCopy[] {
    try {
      return z.array(keptCopySchema).parse(JSON.parse(readFileSync(this.#file, 'utf8')))
    } catch {
      return []
    }
  }

  #write(copies: readonly KeptCopy[]): void {
    try {
      if (copies.length === 0) rmSync(this.#file, { force: true })
      else writeFileWhole(this.#file, Buffer.from(JSON.stringify(copies), 'utf8'))
    } catch {
      // It was told when the copy was made; only the next start does not know of it.
    }
  }
}
