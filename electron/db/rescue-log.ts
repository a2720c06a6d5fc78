import { recordsAfter, type ChangeSet } from '#shared/change/change-set.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import { newId } from '#shared/lib/ids.ts'
import { FIRST_HASH, hashOfEntry, type LogRow } from './log.ts'
import { row, run, type Db } from './sql.ts'

/** Name of the entry that stands where entries of the log were lost. */
const GAP_ACT = 'log.gap'

/** In how many places of its log a library says that acts are missing. */
export function countGaps(db: Db): number {
  return row<{ gaps: number }>(db, 'SELECT count(*) AS gaps FROM log WHERE act = ?', GAP_ACT)?.gaps ?? 0
}

/**
 * Writes the saved entries of a log (in their order) into an empty one. Where some are missing, one entry says so; it and
 * all that follow are numbered and chained anew, so that the log is whole again and its gap is part of it. A log that
 * lacks nothing stays as it is, byte for byte. Gives how many gaps there are.
 */
export function writeLog(target: Db, entries: readonly LogRow[], nowMs: number): number {
  let gaps = 0
  let last = { seq: 0, hash: FIRST_HASH }
  let formerHash = FIRST_HASH
  for (const entry of entries) {
    if (entry.prev_hash !== formerHash) {
      gaps += 1
      last = append(target, last, gapBefore(entry, nowMs))
    }
    formerHash = entry.hash
    last = append(target, last, entry)
  }
  return gaps
}

function append(target: Db, last: { readonly seq: number; readonly hash: string }, entry: LogRow): typeof last {
  const { id, article_id, act, author, at_ms, saved_at_ms, change, undoes, redoes } = entry
  const chained = { ...entry, seq: last.seq + 1, prev_hash: last.hash }
  const hash = hashOfEntry(chained)
  const values = [chained.seq, id, article_id, act, author, at_ms, saved_at_ms, change, undoes, redoes, last.hash, hash]
  run(target, 'INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', ...values)
  return { seq: chained.seq, hash }
}

function gapBefore(entry: LogRow, nowMs: number): LogRow {
  const change: ChangeSet = { added: [], updated: [], removed: [] }
  return {
    ...entry,
    id: newId(),
    // It may have been of any article: it stands in the library's log, and among no article's acts.
    article_id: '',
    act: GAP_ACT,
    author: 'Galley',
    at_ms: nowMs,
    saved_at_ms: nowMs,
    change: JSON.stringify(change),
    undoes: null,
    redoes: null,
  }
}

/** How a record stands after the last act on it that can be read; `isSure`: no act that is lost can have come after that. */
export interface LoggedState {
  /** Undefined: an act took it out, and none brought it back. */
  readonly record: DomainRecord | undefined
  readonly isSure: boolean
}

/** How every record that an act ever touched stands. `isCutOff`: acts at the end are known, or must be feared, to be lost. */
export function recordsOfLog(entries: readonly LogRow[], isCutOff: boolean): ReadonlyMap<string, LoggedState> {
  const lastGap = entries.reduce(
    (last, entry, at) => (entry.prev_hash === (entries[at - 1]?.hash ?? FIRST_HASH) ? last : at),
    0,
  )
  const states = new Map<string, LoggedState>()
  for (const [at, entry] of entries.entries()) {
    const change = JSON.parse(entry.change) as ChangeSet
    const isSure = !isCutOff && at >= lastGap
    for (const record of change.removed) states.set(recordKey(record), { record: undefined, isSure })
    for (const record of recordsAfter(change)) states.set(recordKey(record), { record, isSure })
  }
  return states
}
