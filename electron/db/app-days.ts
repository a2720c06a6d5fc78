import { readMeta, writeMeta, type MetaKey } from './meta.ts'
import type { Db } from './sql.ts'

/** How long what nobody wants any more is kept, in days on which the app ran. */
export const KEPT_DAYS = 30

/** Days whose names are remembered, so that a clock that is set back counts none of them twice. */
const REMEMBERED_DAYS = 400

/**
 * Days on which the app ran with this library. They are counted, never worked out from the clock: a clock that is wrong by
 * years adds one.
 */
interface AppDays {
  readonly count: number
  /** The newest of them by name (UTC), in the order in which they were seen. */
  readonly seen: readonly string[]
}

/** Since which day of the count something has been unwanted, by its id. */
type Marks = Readonly<Record<string, number>>

/** A fact that cannot be read counts as none: counting begins anew, and what is unwanted has all of its days again. */
function read<T>(db: Db, key: MetaKey, none: T): T {
  try {
    return JSON.parse(readMeta(db, key) ?? '') as T
  } catch {
    return none
  }
}

/** Counts today, if it is not counted yet; gives whether it was a new day. To be called in a transaction. */
export function noteAppDay(db: Db, nowMs: number): boolean {
  const { count, seen } = read<AppDays>(db, 'appDays', { count: 0, seen: [] })
  const today = new Date(nowMs).toISOString().slice(0, 10)
  if (seen.includes(today)) return false
  writeMeta(db, 'appDays', JSON.stringify({ count: count + 1, seen: [...seen, today].slice(-REMEMBERED_DAYS) }))
  return true
}

/**
 * Notes what is unwanted today: what was so before keeps its day, what no longer is loses it. To be called in a
 * transaction.
 */
export function markUnwanted(db: Db, key: MetaKey, ids: readonly string[]): void {
  const before = read<Marks>(db, key, {})
  const { count } = read<AppDays>(db, 'appDays', { count: 0, seen: [] })
  const after = Object.fromEntries(ids.map((id) => [id, Math.min(before[id] ?? count, count)]))
  if (JSON.stringify(after) !== JSON.stringify(before)) writeMeta(db, key, JSON.stringify(after))
}

/** How many app days something that is unwanted will still be kept; one that is not noted yet has all of them. */
export function daysLeft(db: Db, key: MetaKey): (id: string) => number {
  const marks = read<Marks>(db, key, {})
  const { count } = read<AppDays>(db, 'appDays', { count: 0, seen: [] })
  return (id) => Math.max(0, KEPT_DAYS - (count - Math.min(marks[id] ?? count, count)))
}

/** What was noted as unwanted so long ago that it may go. */
export function overdue(db: Db, key: MetaKey): readonly string[] {
  const left = daysLeft(db, key)
  return Object.keys(read<Marks>(db, key, {})).filter((id) => left(id) === 0)
}
