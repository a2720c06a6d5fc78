import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { FileUse, GivenFile } from '#shared/contract/files.ts'
import type { FileExchange } from '#electron/transport/rights.ts'

/** How many files a page may hold at a time; the one that was given first goes for a new one. */
const MOST_TOKENS = 100_000

interface Known {
  readonly path: string
  readonly use: FileUse
}

/**
 * The files that a person laid before the page by a dialog, a drop, the file manager or an export. The page knows them by
 * tokens that cannot be guessed; they end with the page. What was given for reading may also be shown in its folder.
 */
export class FileTokens implements FileExchange {
  readonly #known = new Map<string, Known>()

  give(path: string, use: FileUse): GivenFile {
    const token = randomUUID()
    this.#known.set(token, { path, use })
    const [oldest] = this.#known.keys()
    if (this.#known.size > MOST_TOKENS && oldest !== undefined) this.#known.delete(oldest)
    return { token, name: basename(path), place: path }
  }

  take(token: string, use: FileUse): string | undefined {
    const known = this.#known.get(token)
    if (known === undefined) return undefined
    return known.use === use || (known.use === 'read' && use === 'reveal') ? known.path : undefined
  }

  /** The page is gone or was loaded anew: what it held means nothing any more. */
  clear(): void {
    this.#known.clear()
  }
}
