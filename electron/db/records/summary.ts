import type { ArticleSummary } from '#shared/contract/shapes.ts'
import { rows, run, sha256, type Db } from '../sql.ts'
import { readRecord } from './record-rows.ts'
import { tallyArticles } from './tallies.ts'

interface SummaryRow {
  readonly id: string
  readonly json: string | null
  readonly hash: string | null
}

/** A row as acts make it: drafts and days pass without one. */
export type CountedSummary = Omit<ArticleSummary, 'drafts' | 'daysLeft'>

/** Rows of the library, or of its bin, that are kept as they are; and the articles whose row must be counted anew. */
export interface KeptSummaries {
  readonly kept: readonly CountedSummary[]
  readonly stale: readonly string[]
}

/** What is kept of the list; `articleId`: of that one alone. A row that is not what was written is counted anew. */
export function keptSummaries(db: Db, isBin: boolean, articleId: string | undefined): KeptSummaries {
  const found = rows<SummaryRow>(
    db,
    `SELECT article.id, summary.json, summary.hash FROM article LEFT JOIN summary ON summary.article_id = article.id
      WHERE deleted_at_ms IS ${isBin ? 'NOT NULL' : 'NULL'}${articleId === undefined ? '' : ' AND article.id = @articleId'}`,
    ...(articleId === undefined ? [] : [{ articleId }]),
  )
  const kept: CountedSummary[] = []
  const stale: string[] = []
  for (const stored of found) {
    const summary = provenSummary(db, stored)
    if (summary === undefined) stale.push(stored.id)
    else kept.push(summary)
  }
  return { kept, stale }
}

interface Proven {
  readonly json: string
  readonly hash: string | null
  readonly summary: CountedSummary
}

const proven = new WeakMap<Db, Map<string, Proven>>()

/** The row as it was written; undefined when it is not there or is another. One that stays as it is is proven once. */
function provenSummary(db: Db, { id, json, hash }: SummaryRow): CountedSummary | undefined {
  if (json === null) return undefined
  let known = proven.get(db)
  if (known === undefined) proven.set(db, (known = new Map()))
  const before = known.get(id)
  if (before?.json === json && before.hash === hash) return before.summary
  if (sha256(json) !== hash) return undefined
  const { waitingFor, ...others } = JSON.parse(json) as Omit<CountedSummary, 'waitingFor'> & Partial<CountedSummary>
  // One that was counted before it was told whose work waits is counted again.
  if (waitingFor === undefined) return undefined
  const summary = { ...others, waitingFor }
  known.set(id, { json, hash, summary })
  return summary
}

/** The rows of these articles, counted from what the library holds of them. Throws `DamagedRow`. */
export function countSummaries(db: Db, ids: readonly string[]): readonly CountedSummary[] {
  if (ids.length === 0) return []
  const tallies = tallyArticles(db, ids)
  return ids.flatMap((id): readonly CountedSummary[] => {
    const article = readRecord(db, 'article', id, id)
    const counted = tallies.get(id)
    if (article === undefined || counted === undefined) return []
    const { title, source, byline, publishedAt, language, stage, createdAtMs, deletedAtMs } = article
    const own = { id: article.id, title, source, byline, publishedAt, language, stage, createdAtMs, deletedAtMs }
    return [{ ...own, ...counted, changedAtMs: counted.changedAtMs === 0 ? createdAtMs : counted.changedAtMs }]
  })
}

/** Keeps rows until the next act on their articles. To be called in a transaction. */
export function keepSummaries(db: Db, summaries: readonly CountedSummary[]): void {
  for (const summary of summaries) {
    const json = JSON.stringify(summary)
    run(db, 'INSERT OR REPLACE INTO summary (article_id, json, hash) VALUES (?, ?, ?)', summary.id, json, sha256(json))
  }
}
