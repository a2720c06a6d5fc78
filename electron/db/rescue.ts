import { PART_TYPES, recordType, type PartType } from '#shared/domain/record-types.ts'
import type { DomainRecord } from '#shared/domain/records.ts'
import { HASHED_TABLES, namesItself } from './integrity.ts'
import { hashOfEntry, type LogRow } from './log.ts'
import { isLostBytes, noteLostBytes } from './lost-bytes.ts'
import { articleIdOf, isAsHashed, rowOf, type RecordRow } from './records/record-rows.ts'
import { insertSql, type RecordTable } from './records/record-columns.ts'
import { recordsOfLog, writeLog, type LoggedState } from './rescue-log.ts'
import { isTable, untilBroken } from './rescue-read.ts'
import { rescueTaken } from './rescue-taken.ts'
import { row, rows, run, sha256, type Db } from './sql.ts'

/** How many rows a rescue saved, and how many it knows of that are lost. */
interface RescueCount {
  readonly table: string
  readonly saved: number
  /** Saved from the log, because their own row could not be read. */
  readonly fromLog: number
  readonly lost: number
}

/** One record of a library. */
interface RecordPlace {
  readonly table: string
  readonly articleId: string
  readonly id: string
}

/** What a rescue did. */
export interface Rescue {
  readonly counts: readonly RescueCount[]
  /** Records that may be of an earlier time than the last: the log, by which that could be told, is not whole. */
  readonly unsure: readonly RecordPlace[]
  /** Records that are known of and could not be saved, or that refer to one that could not. */
  readonly lost: readonly RecordPlace[]
  /** Versions and pictures that were saved without their bytes: original or picture are lost. */
  readonly withoutBytes: readonly RecordPlace[]
  /** Titles of articles by id, as far as a row or the log still tells them: of lost ones too. */
  readonly titles: ReadonlyMap<string, string>
  /** Places in the log where entries are missing; each is an entry of its own now. */
  readonly gaps: number
}

/**
 * Copies everything that can be read and is as it was written from a damaged library into an empty one. Rows are read
 * one by one, so that a bad page costs only its own rows; records whose row is bad are built again from the log. What
 * then refers to something lost is left out. The damaged file is only read. `isShort`: its end is missing.
 */
export function rescueInto(target: Db, damaged: Db, nowMs: number, isShort = false): Rescue {
  target.pragma('foreign_keys = OFF')
  try {
    return target.transaction(() => {
      const blobs = rescueBlobs(target, damaged)
      const log = rescueLog(damaged)
      const gaps = writeLog(target, log.entries, nowMs)
      const logged = recordsOfLog(log.entries, isShort || log.isCutOff)
      const found: Found = { unsure: [], lost: [] }
      const records = HASHED_TABLES.map((table) => rescueTable(target, damaged, table, logged, found))
      const withoutBytes = noteLost(target, nowMs)
      const orphans = dropOrphans(target)
      const taken = rescueTaken(target, damaged)
      const lost = [...found.lost, ...orphans, ...taken.lost]
      const gone = new Set(lost.map(nameOf))
      const counts = records.map((count) => {
        const orphaned = orphans.filter(({ table }) => table === count.table).length
        return { ...count, saved: count.saved - orphaned, lost: count.lost + orphaned }
      })
      return {
        counts: [
          ...counts,
          ...taken.counts,
          countOfBlobs(target, blobs),
          { ...log.count, lost: Math.max(log.count.lost, gaps) },
        ],
        // What refers to something lost is lost, and no longer unsure.
        unsure: found.unsure.filter((place) => !gone.has(nameOf(place))),
        lost,
        withoutBytes: withoutBytes.filter((place) => !gone.has(nameOf(place))),
        titles: titlesOf(target, damaged, logged),
        gaps,
      }
    })()
  } finally {
    target.pragma('foreign_keys = ON')
  }
}

interface Found {
  readonly unsure: RecordPlace[]
  readonly lost: RecordPlace[]
}

function nameOf({ table, articleId, id }: RecordPlace): string {
  return `${table} ${articleId} ${id}`
}

/** The surest title last: what a row says unproven, what the log says, what was saved. */
function titlesOf(target: Db, damaged: Db, logged: ReadonlyMap<string, LoggedState>): ReadonlyMap<string, string> {
  const titles = new Map<string, string>()
  const learn = ({ id, title }: { id: string; title: string | null }): void => {
    if (title !== null) titles.set(id, title)
  }
  if (isTable(damaged, 'article')) untilBroken(damaged, 'SELECT id, title FROM article', learn)
  for (const { record } of logged.values()) if (record?.type === 'article') learn(record)
  untilBroken(target, 'SELECT id, title FROM article', learn)
  return titles
}

function rescueTable(
  target: Db,
  damaged: Db,
  table: RecordTable,
  logged: ReadonlyMap<string, LoggedState>,
  found: Found,
): RescueCount {
  const article = table === 'article' ? 'id' : 'article_id'
  const keyIndex = table === 'draft' ? undefined : recordType(table).keyIndex
  const known = new Map<string, readonly [string, string]>()
  const learn = (articleId: string, id: string): void => {
    known.set(`${articleId}\n${id}`, [articleId, id])
  }
  const isThere = isTable(damaged, table)
  const sources = [
    `SELECT ${article} AS a, id FROM ${table} ORDER BY 1, 2`,
    `SELECT ${article} AS a, id FROM ${table} ORDER BY 1 DESC, 2 DESC`,
    ...(keyIndex === undefined ? [] : [`SELECT ${article} AS a, id FROM ${table} INDEXED BY ${keyIndex}`]),
  ]
  for (const source of isThere ? sources : []) {
    untilBroken<{ a: string; id: string }>(damaged, source, ({ a, id }) => learn(a, id))
  }
  for (const { record } of logged.values()) if (record?.type === table) learn(articleIdOf(record), record.id)
  let saved = 0
  let fromLog = 0
  let removed = 0
  for (const [articleId, id] of known.values()) {
    const stored = isThere ? readSound(damaged, table, articleId, id) : undefined
    const state = logged.get(`${table}:${id}`)
    // A page of former times may hold what an act has taken out since, or changed.
    if (state !== undefined && state.record === undefined && state.isSure) {
      removed += 1
      continue
    }
    if (stored !== undefined && !isOlder(stored, state?.record)) {
      if (!insertRow(target, table, articleId, stored)) {
        found.lost.push({ table, articleId, id })
        continue
      }
      // The log says that it was taken out, and not whether it came back: the row may lie on a page of former times.
      if (state !== undefined && state.record === undefined) found.unsure.push({ table, articleId, id })
    } else if (
      state?.record !== undefined &&
      articleIdOf(state.record) === articleId &&
      insertRow(target, table, articleId, rowOf(state.record))
    ) {
      fromLog += 1
      if (!state.isSure) found.unsure.push({ table, articleId, id })
    } else {
      found.lost.push({ table, articleId, id })
      continue
    }
    saved += 1
  }
  return { table, saved, fromLog, lost: known.size - removed - saved }
}

/** Whether the log has a later state of the same record than its row, which then lies on a page of former times. */
function isOlder(stored: RecordRow, logged: DomainRecord | undefined): boolean {
  if (logged === undefined) return false
  return (JSON.parse(stored.json) as DomainRecord).revision < logged.revision
}

function readSound(damaged: Db, table: RecordTable, articleId: string, id: string): RecordRow | undefined {
  try {
    const where = table === 'article' ? 'id = @id AND id = @articleId' : 'article_id = @articleId AND id = @id'
    const found = row<RecordRow>(damaged, `SELECT id, json, hash FROM ${table} WHERE ${where}`, {
      articleId,
      id,
    })
    if (found === undefined || !isAsHashed(found)) return undefined
    return namesItself(table, { ...found, articleId }) && isOf(table, found) ? found : undefined
  } catch {
    return undefined
  }
}

/** Whether a row is of this table at all: a page of another one may lie in its place. Drafts alone have no type. */
function isOf(table: RecordTable, { json }: RecordRow): boolean {
  const { type } = JSON.parse(json) as { type?: unknown }
  return type === (table === 'draft' ? undefined : table)
}

/** Whether it went in: what the schema refuses beside another row (a second verdict on one caption) is left out. */
function insertRow(target: Db, table: RecordTable, articleId: string, { id, json, hash }: RecordRow): boolean {
  return run(target, insertSql(table).replace('INSERT', 'INSERT OR IGNORE'), { articleId, id, json, hash }) > 0
}

/** What names bytes that could not be saved is kept all the same, and the library says that they are lost; gives which. */
function noteLost(target: Db, nowMs: number): readonly RecordPlace[] {
  const without = new Map<string, RecordPlace>()
  for (const table of PART_TYPES) {
    for (const path of bytesOf(table)) {
      const name = `json ->> '$.${path}'`
      const sql = `SELECT article_id AS articleId, id, ${name} AS name FROM ${table}
        WHERE ${name} IS NOT NULL AND ${name} NOT IN (SELECT sha256 FROM blob WHERE length(bytes) > 0)`
      for (const found of rows<{ articleId: string; id: string; name: string }>(target, sql)) {
        noteLostBytes(target, found.name, nowMs)
        const place = { table, articleId: found.articleId, id: found.id }
        without.set(nameOf(place), place)
      }
    }
  }
  return [...without.values()]
}

function bytesOf(table: PartType): readonly string[] {
  const type = recordType(table)
  return 'bytes' in type ? (type.bytes ?? []) : []
}

/** Bytes of which no key is left are known to be lost by what names them. */
function countOfBlobs(target: Db, count: RescueCount): RescueCount {
  const named = row<{ lost: number }>(target, 'SELECT count(*) AS lost FROM blob WHERE length(bytes) = 0')?.lost ?? 0
  return { ...count, lost: Math.max(count.lost, named) }
}

interface BlobRow {
  readonly sha256: string
  readonly media_type: string | null
  readonly stored_at_ms: number
  readonly bytes: Uint8Array
}

function rescueBlobs(target: Db, damaged: Db): RescueCount {
  let saved = 0
  let lost = 0
  eachRow<BlobRow>(damaged, 'blob', 'rowid', (blob) => {
    // Lost in an earlier rescue: whatever names it says so again.
    if (blob !== undefined && isLostBytes(blob)) return
    if (!(blob?.bytes instanceof Uint8Array) || sha256(blob.bytes) !== blob.sha256) {
      lost += 1
      return
    }
    const sql = 'INSERT INTO blob (sha256, media_type, stored_at_ms, bytes) VALUES (?, ?, ?, ?)'
    run(target, sql, blob.sha256, blob.media_type, blob.stored_at_ms, blob.bytes)
    saved += 1
  })
  return { table: 'blob', saved, fromLog: 0, lost }
}

interface RescuedLog {
  readonly entries: readonly LogRow[]
  /** Whether one after the last that could be read is known of. */
  readonly isCutOff: boolean
  readonly count: RescueCount
}

function rescueLog(damaged: Db): RescuedLog {
  const entries: LogRow[] = []
  let lost = 0
  let isCutOff = false
  eachRow<LogRow>(damaged, 'log', 'seq', (entry) => {
    isCutOff = entry === undefined || hashOfEntry(entry) !== entry.hash
    if (entry === undefined || isCutOff) lost += 1
    else entries.push(entry)
  })
  return { entries, isCutOff, count: { table: 'log', saved: entries.length, fromLog: 0, lost } }
}

/** Visits a table by its integer key, one row at a time; undefined for a row that is there and cannot be read. */
function eachRow<R>(
  damaged: Db,
  table: 'blob' | 'log',
  key: 'rowid' | 'seq',
  visit: (found: R | undefined) => void,
): void {
  if (!isTable(damaged, table)) return
  const named = namedKeys(damaged, table, key)
  for (const at of keysTo(named)) {
    try {
      const found = row<R>(damaged, `SELECT * FROM ${table} WHERE ${key} = ?`, at)
      if (found !== undefined) visit(found)
      // An index names it, and the table has it no more.
      else if (named.has(at)) visit(undefined)
    } catch {
      visit(undefined)
    }
  }
}

/** Every key that the table or one of its indexes names. */
function namedKeys(damaged: Db, table: string, key: string): ReadonlySet<number> {
  const named = new Set<number>()
  for (const end of [
    `ORDER BY ${key}`,
    `ORDER BY ${key} DESC`,
    table === 'log' ? 'INDEXED BY log_by_article' : 'ORDER BY sha256',
  ]) {
    const sql = `SELECT ${key} AS at FROM ${table} ${end}`
    untilBroken<{ at: number }>(damaged, sql, ({ at }) => named.add(at))
  }
  return named
}

/** More keys than this are only tried where a page names them: a damaged page may name any number. */
const MOST_TRIED = 2_000_000

/** Every key that is named, and every one before the last: a page that cannot be read hides those beyond it. */
function keysTo(named: ReadonlySet<number>): readonly number[] {
  const all = new Set(named)
  const last = Math.min(
    MOST_TRIED,
    [...named].reduce((most, at) => Math.max(most, at), 0),
  )
  for (let at = 1; at <= last; at += 1) all.add(at)
  return [...all].sort((a, b) => a - b)
}

/** Takes out rows that refer to lost ones, until none does; gives which. */
function dropOrphans(target: Db): readonly RecordPlace[] {
  const dropped: RecordPlace[] = []
  for (let isClean = false; !isClean;) {
    isClean = true
    // The tables have no rowid, by which SQLite's own check would name the rows.
    for (const table of PART_TYPES) {
      const sql = `DELETE FROM ${table} WHERE ${orphanCondition(target, table)} RETURNING article_id AS articleId, id`
      const gone = rows<{ articleId: string; id: string }>(target, sql)
      if (gone.length > 0) isClean = false
      for (const { articleId, id } of gone) dropped.push({ table, articleId, id })
    }
    // What has lost its own is looked for anew in what is left.
    for (const name of keyTables(target)) run(target, `DROP TABLE temp.${name}`)
  }
  run(target, 'DELETE FROM draft WHERE article_id NOT IN (SELECT id FROM article)')
  return dropped
}

interface ForeignKey {
  readonly id: number
  readonly table: string
  readonly from: string
  readonly to: string
}

function orphanCondition(db: Db, table: string): string {
  const keys = new Map<number, ForeignKey[]>()
  for (const key of rows<ForeignKey>(db, `PRAGMA foreign_key_list(${table})`)) {
    keys.set(key.id, [...(keys.get(key.id) ?? []), key])
  }
  return [...keys.values()]
    .map((columns) => {
      const parent = keysOf(
        db,
        columns[0]?.table ?? '',
        columns.map(({ to }) => to),
      )
      const match = columns.map(({ from, to }) => `parent.${to} = ${table}.${from}`).join(' AND ')
      return `NOT EXISTS (SELECT 1 FROM temp.${parent} AS parent WHERE ${match})`
    })
    .join(' OR ')
}

/**
 * The keys of a table in a table of their own, made where there is none yet; gives its name. In its own table a key lies
 * with its whole row, which SQLite would read at each look: a block of a million characters once for each of its numbers.
 */
function keysOf(db: Db, table: string, columns: readonly string[]): string {
  const name = `${KEYS}${table}`
  if (keyTables(db).includes(name)) return name
  const list = columns.join(', ')
  run(db, `CREATE TEMP TABLE ${name} (${list}, PRIMARY KEY (${list})) WITHOUT ROWID`)
  run(db, `INSERT INTO temp.${name} SELECT ${list} FROM main.${table}`)
  return name
}

const KEYS = 'keys_of_'

function keyTables(db: Db): readonly string[] {
  return rows<{ name: string }>(db, 'SELECT name FROM temp.sqlite_schema')
    .map(({ name }) => name)
    .filter((name) => name.startsWith(KEYS))
}
