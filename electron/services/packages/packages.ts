import type { CallOutput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { ArticleHistory } from '#shared/merge/types.ts'
import type { PackagePreview } from '#shared/package/preview.ts'
import type { Db } from '#electron/db/sql.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import { bytesNamedBy } from '#electron/package/pack-article.ts'
import type { Ports } from '#electron/ports.ts'
import type { LibraryFile } from '../library-file.ts'
import { openPackage, type OpenPackage } from './open-package.ts'

/** How many packages wait at most; the oldest is let go for a new one, because a copy of each lies on the disk. */
const MOST_WAITING = 4

type Taken = CallOutput<'package.take'>

/** Packages that were opened and looked at, until they are taken or dropped. */
export class Packages {
  readonly #ports: Ports
  readonly #library: LibraryFile
  readonly #onShare: (share: number | 'unknown' | undefined) => void
  readonly #waiting = new Map<string, OpenPackage>()
  /** What was taken by a token, so that taking twice takes once. */
  readonly #taken = new Map<string, Taken>()
  #stop = new AbortController()

  constructor(ports: Ports, library: LibraryFile, onShare: (share: number | 'unknown' | undefined) => void) {
    this.#ports = ports
    this.#library = library
    this.#onShare = onShare
  }

  /** Opens a package and gives what it holds; it waits under the token. Nothing of it is taken. */
  async inspect(path: string): Promise<Result<PackagePreview, CallError>> {
    this.#stop = new AbortController()
    const { signal } = this.#stop
    this.#onShare('unknown')
    const opened = await openPackage(this.#ports, path, { signal, onShare: this.#onShare })
    this.#onShare(undefined)
    if (!opened.ok) return opened
    const token = newId()
    this.#waiting.set(token, opened.value)
    for (const [oldest] of this.#waiting) if (this.#waiting.size > MOST_WAITING) this.drop(oldest)
    return this.look(token)
  }

  /** A package that waits, against the library as it is now. Errors: `not-found`. */
  look(token: string): Result<PackagePreview, CallError> {
    const waiting = this.opened(token)
    if (!waiting.ok) return waiting
    const { fileName, overview } = waiting.value
    return this.#library.read((db) =>
      ok({
        token,
        fileName,
        ...overview,
        articles: overview.articles.map((article) => ({ ...article, here: stateHere(db, article.id) })),
      }),
    )
  }

  /** The package that waits under a token. Errors: `not-found`. */
  opened(token: string): Result<OpenPackage, CallError> {
    const waiting = this.#waiting.get(token)
    return waiting === undefined ? err(callError('not-found', { record: `package:${token}` })) : ok(waiting)
  }

  /**
   * Takes articles that are not here yet, with everything that the package has of them: all of them, or none. The package
   * waits on, for what else is to be made of it. Errors: `not-found`, `conflict`, and those of reading and of writing.
   */
  async take(
    token: string,
    articleIds: readonly ArticleId[],
    author: string | undefined,
  ): Promise<Result<Taken, CallError>> {
    const key = `${token} ${[...articleIds].sort().join(' ')}`
    const before = this.#taken.get(key)
    if (before !== undefined) return ok(before)
    const waiting = this.opened(token)
    if (!waiting.ok) return waiting
    const histories: ArticleHistory[] = []
    for (const id of new Set(articleIds)) {
      const history = await waiting.value.history(id)
      if (!history.ok) return history
      histories.push(history.value)
    }
    const bytesOf = await waiting.value.bytes(histories.flatMap(({ records }) => records.flatMap(bytesNamedBy)))
    if (!bytesOf.ok) return bytesOf
    const signed = author ?? (this.#ports.settings.read().reviewerName?.trim() || this.#ports.about.program)
    const taking = { author: signed, nowMs: this.#ports.now() }
    // Loaded when it is first asked for: a start does not wait for it.
    const { takeMerge } = await import('../merging.ts')
    const taken = this.#library.write((db): Result<Taken, CallError> => {
      const articles: { id: ArticleId; title: string }[] = []
      for (const history of histories) {
        // It came in by another way meanwhile: what would be brought together is looked at first.
        if (stateHere(db, history.articleId) !== 'new')
          return err(callError('conflict', { record: `article:${history.articleId}` }))
        const article = takeMerge(db, history, { ...taking, bytesOf: bytesOf.value })
        if (!article.ok) return article
        articles.push({ id: article.value.articleId, title: article.value.title })
      }
      return ok({ articles })
    })
    if (taken.ok) this.#taken.set(key, taken.value)
    return taken
  }

  drop(token: string): void {
    this.#waiting.get(token)?.close()
    this.#waiting.delete(token)
  }

  /** Gives up the package that is being opened; whoever waits for it is answered `canceled`. */
  stop(): void {
    this.#stop.abort()
  }

  close(): void {
    this.stop()
    for (const token of [...this.#waiting.keys()]) this.drop(token)
  }
}

/** Whether a library has an article, and whether that lies in its bin. */
function stateHere(db: Db, articleId: ArticleId): PackagePreview['articles'][number]['here'] {
  const article = readRecord(db, 'article', articleId, articleId)
  if (article === undefined) return 'new'
  return article.deletedAtMs === undefined ? 'here' : 'binned'
}
