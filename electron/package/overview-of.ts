import type { DomainRecord, RecordType } from '#shared/domain/record-types.ts'
import { RECORD_TYPES } from '#shared/domain/record-types.ts'
import type { Article } from '#shared/domain/article.ts'
import { recordsAfter } from '#shared/change/change-set.ts'
import { valuesAt } from '#shared/lib/paths.ts'
import { NOBODY } from '#shared/domain/common.ts'
import type { HistoryAct } from '#shared/merge/types.ts'
import type { PackedArticle } from '#shared/package/overview.ts'
import { bytesNamedBy } from './pack-article.ts'

/** So many names are told of an article at most. */
const MOST_AUTHORS = 50

/** What is noted of an article while its rows go by, so that they need not be kept. */
export class ArticleTally {
  readonly article: Article
  /** SHA-256 of the bytes that its records name, and of those that only its acts do. */
  readonly named = new Set<string>()
  readonly remembered = new Set<string>()
  readonly #counts = new Map<RecordType, number>()
  readonly #authors = new Map<string, number>()
  #acts = 0
  #changedAtMs = 0

  constructor(article: Article, records: readonly DomainRecord[]) {
    this.article = article
    for (const record of records) {
      this.#counts.set(record.type, (this.#counts.get(record.type) ?? 0) + 1)
      for (const sha256 of bytesNamedBy(record)) this.named.add(sha256)
      for (const author of valuesAt(record, 'author')) this.#wrote(String(author))
    }
  }

  act({ author, atMs, change }: HistoryAct): void {
    this.#acts += 1
    this.#changedAtMs = Math.max(this.#changedAtMs, atMs)
    this.#wrote(author)
    for (const record of [...recordsAfter(change), ...change.removed]) {
      for (const sha256 of bytesNamedBy(record)) this.remembered.add(sha256)
    }
  }

  overview(lost: ReadonlySet<string>): PackedArticle {
    const { id, title, source, byline, publishedAt, language, stage, createdAtMs } = this.article
    const counts = Object.fromEntries(RECORD_TYPES.map((type) => [type, this.#counts.get(type) ?? 0]))
    return {
      ...{ id, title, source, byline, publishedAt, language, stage, createdAtMs },
      changedAtMs: this.#changedAtMs,
      authors: [...this.#authors]
        .sort(([, a], [, b]) => b - a)
        .map(([name]) => name)
        .slice(0, MOST_AUTHORS),
      counts: counts as PackedArticle['counts'],
      acts: this.#acts,
      lost: [...this.named].filter((sha256) => lost.has(sha256)).length,
    }
  }

  #wrote(author: string): void {
    if (author !== NOBODY) this.#authors.set(author, (this.#authors.get(author) ?? 0) + 1)
  }
}
