import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { FileUse, GivenFile } from '#shared/contract/files.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { FileExchange } from '#electron/transport/rights.ts'

/** How many files a page may hold at a time; the one that was given first goes for a new one. */
const MOST_TOKENS = 100_000

interface Known {
  readonly path: string
  readonly use: FileUse
  /** The file as it was when it was taken last; what makes it another one. */
  stamp?: string | undefined
  /** After an answer: nothing more is read by it, or only this same file. */
  isSpent?: boolean
  readStamp?: string | undefined
}

/**
 * The files that a person laid before the page by a dialog, a drop, the file manager or an export. The page knows them by
 * tokens that cannot be guessed; they end with the page. What was given for reading is read once: a page that was taken
 * over must not follow what becomes of a file later. It may also be shown in its folder.
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

  async take(token: string, use: FileUse): Promise<Result<string, CallError>> {
    const named = this.named(token, use)
    const known = this.#known.get(token)
    if (!named.ok || known === undefined || use !== 'read') return named
    if (known.isSpent === true) return err(callError('invalid-input', { detail: 'file' }))
    known.stamp = await stampOf(known.path)
    const isOther = known.readStamp !== undefined && known.stamp !== undefined && known.stamp !== known.readStamp
    return isOther ? err(callError('file-changed', { file: known.path })) : ok(known.path)
  }

  named(token: string, use: FileUse): Result<string, CallError> {
    const known = this.#known.get(token)
    // Whatever was given may be shown in its folder.
    const isFor = known?.use === use || (known !== undefined && known.use !== 'write' && use === 'reveal')
    return known !== undefined && isFor ? ok(known.path) : err(callError('invalid-input', { detail: 'file' }))
  }

  used(token: string, use: FileUse, isAgain: boolean): void {
    const known = this.#known.get(token)
    if (known === undefined || use !== 'read') return
    if (isAgain) known.readStamp = known.stamp
    else known.isSpent = true
  }

  /** The page is gone or was loaded anew: what it held means nothing any more. */
  clear(): void {
    this.#known.clear()
  }
}

/** What tells a file from another one, or from itself before it was changed. */
async function stampOf(path: string): Promise<string | undefined> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true })
    return [dev, ino, size, mtimeNs].map(String).join(' ')
  } catch {
    // That it has gone is told by whoever reads it.
    return undefined
  }
}
