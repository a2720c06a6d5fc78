import type { ChangeSet } from '#shared/change/change-set.ts'
import type { LogEntry } from '#shared/contract/shapes.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import { readMeta, writeMeta } from './meta.ts'
import { DamagedRow } from './records/record-rows.ts'
import { eachRow, row, rows, run, sha256, type Db } from './sql.ts'

/** A row of the log. `change` is JSON; `hash` covers all the rest and the hash before it. */
export interface LogRow {
  readonly seq: number
  readonly id: string
  readonly article_id: string
  readonly act: string
  readonly author: string
  readonly at_ms: number
  readonly saved_at_ms: number
  readonly change: string
  readonly undoes: string | null
  readonly redoes: string | null
  readonly prev_hash: string
  readonly hash: string
}

/** An act to be written down. */
export interface NewLogEntry {
  readonly id: ChangeId
  readonly articleId: ArticleId
  readonly act: string
  readonly author: string
  readonly atMs: number
  readonly savedAtMs: number
  readonly change: ChangeSet
  readonly undoes?: ChangeId | undefined
  readonly redoes?: ChangeId | undefined
}

/** What stands before the first entry. */
export const FIRST_HASH = '0'.repeat(64)

/** The hash of an entry: SHA-256 over the hash before it and every field, as one JSON list. */
export function hashOfEntry(entry: Omit<LogRow, 'hash'>): string {
  return sha256(
    JSON.stringify([
      entry.prev_hash,
      entry.seq,
      entry.id,
      entry.article_id,
      entry.act,
      entry.author,
      entry.at_ms,
      entry.saved_at_ms,
      entry.undoes,
      entry.redoes,
      entry.change,
    ]),
  )
}

/** Writes an act at the end of the log; gives its number. To be called in the transaction that does the act. */
export function appendLog(db: Db, entry: NewLogEntry): number {
  const last = row<{ seq: number; hash: string }>(db, 'SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1')
  const unsigned = {
    seq: (last?.seq ?? 0) + 1,
    id: entry.id,
    article_id: entry.articleId,
    act: entry.act,
    author: entry.author,
    at_ms: entry.atMs,
    saved_at_ms: entry.savedAtMs,
    change: JSON.stringify(entry.change),
    undoes: entry.undoes ?? null,
    redoes: entry.redoes ?? null,
    prev_hash: last?.hash ?? FIRST_HASH,
  }
  const hash = hashOfEntry(unsigned)
  run(db, 'INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...Object.values(unsigned), hash)
  writeMeta(db, 'logEnd', JSON.stringify({ seq: unsigned.seq, hash }))
  return unsigned.seq
}

/** The newest entry as it was noted apart from the log, so that it is known when the end of the log is cut off; undefined when never. */
export function notedEnd(db: Db): { readonly seq: number; readonly hash: string } | undefined {
  const noted = readMeta(db, 'logEnd')
  return noted === undefined ? undefined : (JSON.parse(noted) as { seq: number; hash: string })
}

/** The entry of an act, or undefined when it was never done. Throws `DamagedRow`. */
export function readLogEntry(db: Db, id: string): (LogEntry & { readonly savedAtMs: number }) | undefined {
  const found = row<LogRow>(db, 'SELECT * FROM log WHERE id = ?', id)
  return found && { ...entryOf(found), savedAtMs: found.saved_at_ms }
}

/**
 * The newest acts on an article, oldest first: at most `mostActs`, and no more than `mostLetters` of JSON in all, but
 * the newest one whatever its size. Throws `DamagedRow`.
 */
export function newestEntries(db: Db, articleId: string, mostActs: number, mostLetters: number): readonly LogEntry[] {
  const sql = 'SELECT * FROM log WHERE article_id = ? ORDER BY seq DESC LIMIT ?'
  const found: LogRow[] = []
  let letters = 0
  for (const stored of eachRow<LogRow>(db, sql, articleId, mostActs)) {
    letters += stored.change.length
    if (found.length > 0 && letters > mostLetters) break
    found.push(stored)
  }
  return found.reverse().map(entryOf)
}

/** Every act on an article, oldest first. Throws `DamagedRow`. */
export function allEntries(db: Db, articleId: string): readonly LogEntry[] {
  return rows<LogRow>(db, 'SELECT * FROM log WHERE article_id = ? ORDER BY seq', articleId).map(entryOf)
}

/** Number of the newest act on an article; 0 where there is none. */
export function newestEntry(db: Db, articleId: string): number {
  return row<{ seq: number | null }>(db, 'SELECT max(seq) AS seq FROM log WHERE article_id = ?', articleId)?.seq ?? 0
}

/** Number and time of the newest act in the library. */
export function lastEntry(db: Db): { readonly seq: number; readonly savedAtMs: number } | undefined {
  return row(db, 'SELECT seq, saved_at_ms AS savedAtMs FROM log ORDER BY seq DESC LIMIT 1')
}

function entryOf(stored: LogRow): LogEntry {
  if (hashOfEntry(stored) !== stored.hash) throw new DamagedRow('log', String(stored.seq))
  const { seq, act, author } = stored
  const entry = {
    seq,
    id: stored.id as ChangeId,
    articleId: stored.article_id as ArticleId,
    act,
    author,
    atMs: stored.at_ms,
    change: JSON.parse(stored.change) as ChangeSet,
  }
  return {
    ...entry,
    ...(stored.undoes === null ? {} : { undoes: stored.undoes as ChangeId }),
    ...(stored.redoes === null ? {} : { redoes: stored.redoes as ChangeId }),
  }
}
