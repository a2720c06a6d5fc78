import type { z } from 'zod'
import type { ArticleId } from '#shared/domain/ids.ts'
import { RECORD_TYPES, recordType, type DomainRecord } from '#shared/domain/record-types.ts'
import { recordSchema } from '#shared/domain/records.ts'
import { recordsAfter } from '#shared/change/change-set.ts'
import { valuesAt } from '#shared/lib/paths.ts'
import { historyActSchema, type ArticleHistory } from '#shared/merge/types.ts'
import { DamagedRow } from '#electron/db/records/record-rows.ts'

/** What one article is in a package, ready to be written: nothing of it is read from the library any more but its bytes. */
export interface ArticleRows {
  readonly articleId: ArticleId
  readonly records: readonly { readonly type: string; readonly id: string; readonly json: string }[]
  readonly heads: string
  readonly acts: readonly { readonly id: string; readonly json: string }[]
  /** SHA-256 of the bytes that its records name: these must be there. */
  readonly named: ReadonlySet<string>
  /** Of those that only its acts name (a picture that was taken off): these come along where they are still kept. */
  readonly remembered: ReadonlySet<string>
}

const order = new Map(RECORD_TYPES.map((type, index) => [type, index]))

/**
 * The rows of an article. Each is what its schema makes of what is stored, and so says nothing that no schema knows; the
 * same state gives the same rows, in the same order. Throws `DamagedRow` on a row that no schema takes.
 */
export function packArticle({ articleId, records, acts, heads }: ArticleHistory): ArticleRows {
  const parsed = records.map((record) => parseOr(recordSchema, out(record), record.type, record.id))
  const sorted = parsed.toSorted(
    (a, b) => (order.get(a.type) ?? 0) - (order.get(b.type) ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
  const told = acts.map((act) => parseOr(historyActSchema, act, 'log', act.id))
  const named = new Set(parsed.flatMap(bytesNamedBy))
  const remembered = told.flatMap(({ change }) => [...recordsAfter(change), ...change.removed].flatMap(bytesNamedBy))
  return {
    articleId,
    records: sorted.map((record) => ({ type: record.type, id: record.id, json: JSON.stringify(record) })),
    heads: JSON.stringify(heads),
    acts: told.map((act) => ({ id: act.id, json: JSON.stringify(act) })),
    named,
    remembered: new Set(remembered.filter((sha256) => !named.has(sha256))),
  }
}

/** SHA-256 of the bytes that a record names. */
export function bytesNamedBy(record: DomainRecord): readonly string[] {
  return (recordType(record.type).bytes ?? []).flatMap((path) => valuesAt(record, path).map(String))
}

/** Whoever gets an article has not thrown it away: that it lies in the bin here is nothing that is handed on. */
function out(record: DomainRecord): DomainRecord {
  return record.type === 'article' ? { ...record, deletedAtMs: undefined } : record
}

function parseOr<T>(schema: z.ZodType<T>, value: unknown, table: string, id: string): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new DamagedRow(table, id)
  return parsed.data
}
