import { RECORD_TYPES } from '#shared/domain/record-types.ts'
import { isSoundTaken, TAKEN_TABLES, takenColumns, type TakenRow } from './foreign-acts.ts'
import { isLostBytes } from './lost-bytes.ts'
import { FIRST_HASH, hashOfEntry, notedEnd, type LogRow } from './log.ts'
import { latestSchema, schemaOf } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'
import type { RecordTable } from './records/record-columns.ts'
import { isAsHashed } from './records/record-rows.ts'
import { row, rows, sha256, statement, type Db } from './sql.ts'

/** A row that is not what was written, or cannot be read. */
export interface RowFault {
  readonly table: string
  readonly articleId: string | undefined
  readonly id: string
}

/** How thorough SQLite's own check is: `quick` leaves out the indexes, and the columns beside the JSON. */
export type CheckDepth = 'quick' | 'full'

/** Tables whose rows carry the hash of their JSON. */
export const HASHED_TABLES: readonly RecordTable[] = [...RECORD_TYPES, 'draft']

/**
 * SQLite's own check of the file's structure; empty when it is sound. `quick` leaves out the indexes, and the columns
 * beside the JSON, which `full` holds against it.
 */
export function checkStructure(db: Db, depth: CheckDepth): readonly string[] {
  try {
    db.pragma(`ignore_check_constraints = ${depth === 'quick' ? 'ON' : 'OFF'}`)
    const found = db.pragma(depth === 'quick' ? 'quick_check(20)' : 'integrity_check(20)') as readonly object[]
    const lines = found.map((line) => String(Object.values(line)[0]))
    return lines.length === 1 && lines[0] === 'ok' ? [] : lines
  } catch (thrown) {
    return [thrown instanceof Error ? thrown.message : String(thrown)]
  } finally {
    db.pragma('ignore_check_constraints = OFF')
  }
}

/** The same, of one table (and, unless it is to be quick, its indexes). */
export function checkTable(db: Db, table: string, depth: CheckDepth = 'full'): readonly string[] {
  const name = table.replaceAll("'", "''")
  const found = db.pragma(`${depth === 'quick' ? 'quick_check' : 'integrity_check'}('${name}')`) as readonly object[]
  const lines = found.map((line) => String(Object.values(line)[0]))
  return lines.length === 1 && lines[0] === 'ok' ? [] : lines
}

/** A table whose rows carry the hash of what they say: how they are read, and which of them are what was written. */
export interface HashedRows {
  readonly name: string
  /** The column that names the article. */
  readonly article: 'id' | 'article_id'
  readonly columns: string
  readonly isSound: (stored: TakenRow) => boolean
}

const recordRows = (table: RecordTable): HashedRows => {
  const article = table === 'article' ? 'id' : 'article_id'
  return {
    name: table,
    article,
    columns: `${article} AS articleId, id, json AS said, hash`,
    isSound: ({ said, ...keys }) => isSoundRow(table, { ...keys, json: said }),
  }
}

/** Every such table: those of records, and those of what came in from others. */
export const HASHED_ROWS: readonly HashedRows[] = [
  ...HASHED_TABLES.map(recordRows),
  ...TAKEN_TABLES.map((table) => ({
    name: table,
    article: 'article_id' as const,
    columns: takenColumns(table),
    isSound: (stored: TakenRow) => isSoundTaken(table, stored),
  })),
]

/** Rows of one table of records whose JSON is not the one that was hashed when it was written. */
export function hashFaultsOf(db: Db, table: RecordTable): readonly RowFault[] {
  return faultsOf(db, recordRows(table))
}

function faultsOf(db: Db, hashed: HashedRows): readonly RowFault[] {
  const all = statement(db, `SELECT ${hashed.columns} FROM ${hashed.name}`).iterate() as Iterable<TakenRow>
  return faultsAmong(hashed, all)
}

/** The faults of some rows of a table. */
export function faultsAmong({ name, isSound }: HashedRows, stored: Iterable<TakenRow>): readonly RowFault[] {
  const faults: RowFault[] = []
  for (const each of stored) if (!isSound(each)) faults.push({ table: name, articleId: each.articleId, id: each.id })
  return faults
}

/** Whether a row is the one that was written, under the keys under which it was. */
function isSoundRow(
  table: RecordTable,
  stored: { articleId: string; id: string; json: string; hash: string },
): boolean {
  return isAsHashed(stored) && namesItself(table, stored)
}

/** The keys beside the JSON are not hashed; they must say what the JSON says. */
export function namesItself(table: RecordTable, stored: { articleId: string; id: string; json: string }): boolean {
  try {
    const record = JSON.parse(stored.json) as { id?: unknown; articleId?: unknown }
    return record.id === stored.id && (table === 'article' || record.articleId === stored.articleId)
  } catch {
    return false
  }
}

/** Bytes that are not those that their name says. */
export function blobFaults(db: Db): readonly RowFault[] {
  const faults: RowFault[] = []
  const all = statement(db, 'SELECT sha256, media_type, bytes FROM blob').iterate() as Iterable<StoredBytes>
  for (const stored of all) {
    faults.push(...blobFault(stored))
  }
  return faults
}

interface StoredBytes {
  readonly sha256: string
  readonly media_type: string | null
  readonly bytes: unknown
}

/** The fault of one picture or file, if it has one; one that is told to be lost has none. */
export function blobFault(stored: StoredBytes): readonly RowFault[] {
  if (isLostBytes(stored)) return []
  if (stored.bytes instanceof Uint8Array && sha256(stored.bytes) === stored.sha256) return []
  return [{ table: 'blob', articleId: undefined, id: stored.sha256 }]
}

/** Entries of the log that were changed, or where one was taken out or put in before them. */
export function logFaults(db: Db): readonly RowFault[] {
  const faults: RowFault[] = []
  let last = { seq: 0, hash: FIRST_HASH }
  for (const entry of statement(db, 'SELECT * FROM log ORDER BY seq').iterate() as Iterable<LogRow>) {
    faults.push(...logFault(entry, last))
    last = { seq: entry.seq, hash: entry.hash }
  }
  return [...faults, ...endFault(db)]
}

/** The fault of the end of the log, if it is not the one that was noted apart from it. */
export function endFault(db: Db): readonly RowFault[] {
  const end = notedEnd(db)
  if (end === undefined) return []
  const stored = row<{ hash: string }>(db, 'SELECT hash FROM log WHERE seq = ?', end.seq)
  return stored?.hash === end.hash ? [] : [{ table: 'log', articleId: undefined, id: String(end.seq) }]
}

/** The fault of one entry, if it has one, given the entry before it. */
export function logFault(entry: LogRow, last: { readonly seq: number; readonly hash: string }): readonly RowFault[] {
  const isChained = entry.seq === last.seq + 1 && entry.prev_hash === last.hash
  if (isChained && hashOfEntry(entry) === entry.hash) return []
  return [{ table: 'log', articleId: entry.article_id, id: String(entry.seq) }]
}

/**
 * Every row of the library against its hash. A table that cannot be read to its end is a fault of its own; one that an
 * older schema does not have has no rows.
 */
export function allHashFaults(db: Db): readonly RowFault[] {
  const tables = schemaOf(db) === latestSchema(migrations) ? undefined : tablesOf(db)
  const checks: readonly (readonly [string, () => readonly RowFault[]])[] = [
    ...HASHED_ROWS.map((each) => [each.name, () => faultsOf(db, each)] as const),
    ['blob', () => blobFaults(db)],
    ['log', () => logFaults(db)],
  ]
  return checks.flatMap(([table, check]) => {
    if (tables !== undefined && !tables.has(table)) return []
    try {
      return check()
    } catch {
      return [{ table, articleId: undefined, id: '*' }]
    }
  })
}

/** Names of the tables that a file has; an older schema lacks some. */
export function tablesOf(db: Db): ReadonlySet<string> {
  return new Set(
    rows<{ name: string }>(
      db,
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
    ).map(({ name }) => name),
  )
}
