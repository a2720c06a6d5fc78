import type { z } from 'zod'
import { eachRow, type Db } from '#electron/db/sql.ts'
import {
  hashOfAct,
  hashOfBlob,
  hashOfHistory,
  hashOfRecord,
  NO_ACT,
  PACKAGE_LIMITS,
  type PackedAct,
  type PackedBlob,
  type PackedHistory,
  type PackedRecord,
} from './layout.ts'
import { damaged, PackageRefusal } from './refusal.ts'

/** What a table is read by: its rows in their order, each with the hash that it was written with. */
type Row = PackedRecord | PackedHistory | PackedAct | PackedBlob

/** The rows of `record` in their order; throws at the first that is not what was written. */
export function* recordRows(db: Db, from = 1): Generator<PackedRecord> {
  const sql = 'SELECT number, article_id, type, id, json, hash FROM record WHERE number >= ? ORDER BY number'
  for (const row of numbered<PackedRecord>(db, sql, 'record', from)) {
    hold('record', row, hashOfRecord(row))
    yield row
  }
}

export function* historyRows(db: Db): Generator<PackedHistory> {
  const sql = 'SELECT number, article_id, heads, hash FROM history WHERE number >= ? ORDER BY number'
  for (const row of numbered<PackedHistory>(db, sql, 'history', 1)) {
    hold('history', row, hashOfHistory(row))
    yield row
  }
}

/** The same of `act`, whose hashes are a chain for each article; `from` is the first act of one. */
export function* actRows(db: Db, from = 1): Generator<PackedAct> {
  const sql = 'SELECT number, article_id, id, json, hash FROM act WHERE number >= ? ORDER BY number'
  let last: PackedAct | undefined
  for (const row of numbered<PackedAct>(db, sql, 'act', from)) {
    hold('act', row, hashOfAct(row, last?.article_id === row.article_id ? last.hash : NO_ACT))
    last = row
    yield row
  }
}

/** The same of `blob`, without the bytes. */
export function* blobRows(db: Db): Generator<PackedBlob> {
  const sql = 'SELECT number, sha256, media_type, length, hash FROM blob WHERE number >= ? ORDER BY number'
  for (const row of numbered<PackedBlob>(db, sql, 'blob', 1)) {
    if (row.length < 0 || row.length > PACKAGE_LIMITS.blobBytes) throw damaged(`blob ${String(row.number)}`)
    hold('blob', row, hashOfBlob(row))
    yield row
  }
}

/** The rows of a table one by one, as long as their numbers are the next ones and there are not too many. */
function* numbered<R extends Row>(
  db: Db,
  sql: string,
  table: keyof typeof PACKAGE_LIMITS.rows,
  from: number,
): Generator<R> {
  let number = from
  for (const row of eachRow<R>(db, sql, from)) {
    if (number > PACKAGE_LIMITS.rows[table]) throw new PackageRefusal('parse-limit', { detail: 'rows' })
    if (row.number !== number) throw damaged(`${table} ${String(number)}`)
    number += 1
    yield row
  }
}

function hold(table: string, row: Row, hash: string): void {
  if (row.hash !== hash) throw damaged(`${table} ${String(row.number)}`)
}

/**
 * The value of a row's JSON as its schema takes it. What the schema would leave out or make something else of is refused:
 * nothing of a package is dropped unseen. `package-newer`: it is ours in all that is known, and says more than that.
 */
export function parseRow<T>(schema: z.ZodType<T>, json: string, where: string): T {
  if (Buffer.byteLength(json) > PACKAGE_LIMITS.rowBytes) throw new PackageRefusal('parse-limit', { detail: 'row' })
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw damaged(where)
  }
  // A key that stands twice is read once: what would be lost in reading is no row of ours.
  if (JSON.stringify(value) !== json) throw damaged(where)
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw damaged(where)
  const lack = lackOf(value, parsed.data)
  if (lack !== undefined) throw lack === 'other' ? damaged(where) : new PackageRefusal('package-newer')
  return parsed.data
}

/** What `taken` lacks of `given`: a field that is not known, or a value that became another. More it may have. */
function lackOf(given: unknown, taken: unknown): 'unknown' | 'other' | undefined {
  if (typeof given !== 'object' || given === null) return given === taken ? undefined : 'other'
  if (typeof taken !== 'object' || taken === null || Array.isArray(given) !== Array.isArray(taken)) return 'other'
  if (Array.isArray(given) && given.length !== (taken as readonly unknown[]).length) return 'other'
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(taken, key)) return 'unknown'
    const lack = lackOf(value, (taken as Readonly<Record<string, unknown>>)[key])
    if (lack !== undefined) return lack
  }
  return undefined
}
