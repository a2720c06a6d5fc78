import { setImmediate } from 'node:timers/promises'
import { performance } from 'node:perf_hooks'
import type { TakenRow } from './foreign-acts.ts'
import {
  blobFault,
  endFault,
  faultsAmong,
  HASHED_ROWS,
  logFault,
  tablesOf,
  type HashedRows,
  type RowFault,
} from './integrity.ts'
import { FIRST_HASH, type LogRow } from './log.ts'
import { row, rows, type Db } from './sql.ts'

/** Rows that are read at a time; then the database is let go of. */
const ROWS_A_STEP = 50
/** How long is worked before others come to their turn, in milliseconds. */
const SLICE_MS = 8

/**
 * Holds every row, picture and act against its hash, a few at each step, and lets go of the database in between: what is
 * written meanwhile is looked at or not, and never taken for a fault. Each step gives what it found. `onBlob`: the row of
 * the picture or file that was read.
 */
export function* slowCheck(
  db: Db,
  onBlob: (at: number) => void = () => undefined,
): Generator<readonly RowFault[], void, void> {
  const tables = tablesOf(db)
  for (const each of HASHED_ROWS) if (tables.has(each.name)) yield* checkRows(db, each)
  yield* checkBlobs(db, onBlob)
  yield* checkLog(db)
}

function* checkRows(db: Db, hashed: HashedRows): Generator<readonly RowFault[], void, void> {
  const { name, article, columns } = hashed
  const sql = `SELECT ${columns} FROM ${name} WHERE (${article}, id) > (?, ?)
    ORDER BY ${article}, id LIMIT ${String(ROWS_A_STEP)}`
  let last = ['', '']
  for (;;) {
    const found = rows<TakenRow>(db, sql, ...last)
    const end = found.at(-1)
    if (end === undefined) return
    last = [end.articleId, end.id]
    yield faultsAmong(hashed, found)
  }
}

function* checkBlobs(db: Db, onBlob: (at: number) => void): Generator<readonly RowFault[], void, void> {
  const sql = 'SELECT rowid AS at, sha256, media_type, bytes FROM blob WHERE rowid > ? ORDER BY rowid LIMIT 1'
  for (let at = 0; ;) {
    const found = row<{ at: number; sha256: string; media_type: string | null; bytes: Uint8Array }>(db, sql, at)
    if (found === undefined) return
    at = found.at
    onBlob(at)
    yield blobFault(found)
  }
}

function* checkLog(db: Db): Generator<readonly RowFault[], void, void> {
  const sql = `SELECT * FROM log WHERE seq > ? ORDER BY seq LIMIT ${String(ROWS_A_STEP)}`
  let last = { seq: 0, hash: FIRST_HASH }
  for (;;) {
    const found = rows<LogRow>(db, sql, last.seq)
    if (found.length === 0) return yield endFault(db)
    const faults: RowFault[] = []
    for (const entry of found) {
      faults.push(...logFault(entry, last))
      last = { seq: entry.seq, hash: entry.hash }
    }
    yield faults
  }
}

/** What somebody who waits for a check may say and hear. */
export interface CheckWatch {
  /** Asked whenever others have had their turn: whether to go on. */
  readonly isWanted?: () => boolean
  readonly onBlob?: (at: number) => void
}

/** Runs a check to its end, giving way to everything else every few milliseconds. Throws what SQLite throws. */
export async function checkPatiently(
  db: Db,
  { isWanted = () => true, onBlob }: CheckWatch = {},
): Promise<readonly RowFault[]> {
  const faults: RowFault[] = []
  let sinceMs = performance.now()
  for (const found of slowCheck(db, onBlob)) {
    faults.push(...found)
    if (performance.now() - sinceMs < SLICE_MS) continue
    await setImmediate()
    if (!isWanted()) return faults
    sinceMs = performance.now()
  }
  return faults
}

/** Does steps of a check until its few milliseconds are over; gives what they found and whether the check is at its end. */
export function checkSlice(check: Generator<readonly RowFault[], void, void>): {
  readonly faults: readonly RowFault[]
  readonly isDone: boolean
} {
  const faults: RowFault[] = []
  const sinceMs = performance.now()
  while (performance.now() - sinceMs < SLICE_MS) {
    const step = check.next()
    if (step.done === true) return { faults, isDone: true }
    faults.push(...step.value)
  }
  return { faults, isDone: false }
}
