import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ArticleHistory, BytesOf } from '#shared/merge/types.ts'
import type { PackageOverview } from '#shared/package/overview.ts'
import { sha256 } from '#electron/db/sql.ts'
import { copyPackage, type OwnCopy } from '#electron/package/own-copy.ts'
import type { Ports } from '#electron/ports.ts'

/** How far the opening of a package is, and whether it is given up. */
export interface OpeningWatch {
  readonly onShare?: (share: number) => void
  readonly signal?: AbortSignal
}

/** How much of the opening the copying is taken to be; the rest is the check. */
const COPY_SHARE = 0.3

/**
 * Opens a `.galley` package: copies it, and has the copy checked whole in a process that can be killed. Nothing is ever written
 * into the file, and nothing of it has been taken when this is done.
 *
 * ```ts
 * const opened = await openPackage(ports, path)
 * if (!opened.ok) return opened                        // the error names the file
 * const { overview } = opened.value                    // titles, authors, counts: shared/package/overview.ts
 * const history = await opened.value.history(id)       // ArticleHistory of shared/merge/types.ts, read and checked
 * const bytesOf = await opened.value.bytes(shas)       // then synchronous, for a transaction: each read and hashed when asked
 * opened.value.close()                                 // takes the copy away; whoever opened it closes it
 * ```
 *
 * Errors: those of `copyPackage` and of `ParserPort.readPackage`; `canceled`.
 */
export async function openPackage(
  { parser, now }: Pick<Ports, 'parser' | 'now'>,
  path: string,
  { onShare, signal }: OpeningWatch = {},
): Promise<Result<OpenPackage, CallError>> {
  const copied = await copyPackage(path, now(), { onShare: (share) => onShare?.(share * COPY_SHARE), signal })
  if (!copied.ok) return copied
  const copy = copied.value
  const { path: place, fileName } = copy
  const stop = (): void => parser.skip()
  signal?.addEventListener('abort', stop, { once: true })
  const checked = await parser.readPackage({ kind: 'check', path: place, fileName }, (share) =>
    onShare?.(COPY_SHARE + share * (1 - COPY_SHARE)),
  )
  signal?.removeEventListener('abort', stop)
  if (checked.ok && signal?.aborted !== true) return ok(new OpenPackage(parser, copy, checked.value))
  copy.remove()
  return checked.ok ? err(callError('canceled')) : checked
}

/** A package that was opened and checked. */
export class OpenPackage {
  readonly overview: PackageOverview
  readonly #parser: Ports['parser']
  readonly #copy: OwnCopy

  constructor(parser: Ports['parser'], copy: OwnCopy, overview: PackageOverview) {
    this.#parser = parser
    this.#copy = copy
    this.overview = overview
  }

  /** What the person calls the file. */
  get fileName(): string {
    return this.#copy.fileName
  }

  /** The records and acts of one of its articles. Errors: `not-found`, and those of reading. */
  async history(articleId: ArticleId): Promise<Result<ArticleHistory, CallError>> {
    if (!this.overview.articles.some(({ id }) => id === articleId))
      return err(callError('not-found', { record: `article:${articleId}` }))
    const { path, fileName } = this.#copy
    return this.#parser.readPackage({ kind: 'article', path, fileName, articleId })
  }

  /**
   * Bytes of the package by their SHA-256, laid ready one by one, so that no two of them are in memory at a time; those that it
   * does not have, or says that they were lost, are undefined. What is given is hashed again.
   */
  async bytes(names: Iterable<string>): Promise<Result<BytesOf, CallError>> {
    const { path, fileName, folder } = this.#copy
    const ready = new Map<string, string | undefined>()
    for (const name of new Set(names)) {
      const read = await this.#parser.readPackage({ kind: 'bytes', path, fileName, sha256: name })
      if (!read.ok) return read
      if (read.value === undefined) continue
      writeFileSync(join(folder, name), read.value.bytes, { mode: 0o600 })
      ready.set(name, read.value.mediaType)
    }
    return ok((name) => {
      if (!ready.has(name)) return undefined
      const bytes = readFileSync(join(folder, name))
      if (sha256(bytes) !== name) throw new Error(`bytes of ${fileName} changed while they were taken`)
      const mediaType = ready.get(name)
      return mediaType === undefined ? { bytes } : { bytes, mediaType }
    })
  }

  close(): void {
    this.#copy.remove()
  }
}
