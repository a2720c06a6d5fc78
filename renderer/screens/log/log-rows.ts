import type { FoundLog, LogId } from '#shared/contract/log.ts'
import { countFirst } from '#shared/lib/count-first.ts'

/** A day of the list: the row of its head, when it began, and how many acts it has. */
interface DayOfActs {
  readonly at: number
  readonly startMs: number
  readonly count: number
}

/** A row of the list: the head of a day, or an act, which is the so-manieth (`index`) of those that were found. */
export type LogListRow =
  | { readonly kind: 'day'; readonly key: string; readonly day: DayOfActs }
  | { readonly kind: 'act'; readonly key: string; readonly id: LogId; readonly index: number }

/** The rows of a list of any length; each is made when it is asked for. */
export interface LogRows {
  readonly count: number
  readonly at: (row: number) => LogListRow | undefined
  readonly isHead: (row: number) => boolean
}

/** Acts under the days on which they were done; days as this machine counts them. */
export function dayRows({ ids, times }: Pick<FoundLog, 'ids' | 'times'>): LogRows {
  const days: DayOfActs[] = []
  let [start, end, first] = [0, 0, 0]
  const close = (next: number): void => {
    if (next > first) days.push({ at: first + days.length, startMs: start, count: next - first })
    first = next
  }
  times.forEach((atMs, index) => {
    if (atMs >= start && atMs < end) return
    close(index)
    const at = new Date(atMs)
    start = new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
    end = new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1).getTime()
  })
  close(times.length)
  const at = (row: number): LogListRow | undefined => {
    const heads = countFirst(days, (day) => day.at <= row)
    const day = days[heads - 1]
    if (day === undefined) return undefined
    if (day.at === row) return { kind: 'day', key: `day ${String(day.startMs)}`, day }
    const id = ids[row - heads]
    return id === undefined ? undefined : { kind: 'act', key: String(id), id, index: row - heads }
  }
  return { count: ids.length + days.length, at, isHead: (row) => at(row)?.kind === 'day' }
}

/** The row to which a key leads from a row of an act; heads of days are passed over. */
export function stepTo(rows: LogRows, from: number, key: string): number | undefined {
  const last = rows.count - 1
  const goals: Readonly<Record<string, readonly [number, 1 | -1]>> = {
    ArrowDown: [from + 1, 1],
    j: [from + 1, 1],
    ArrowUp: [from - 1, -1],
    k: [from - 1, -1],
    PageDown: [Math.min(last, from + ROWS_A_PAGE), 1],
    PageUp: [Math.max(1, from - ROWS_A_PAGE), -1],
    Home: [1, 1],
    End: [last, -1],
  }
  const [goal, by] = goals[key] ?? []
  if (goal === undefined || by === undefined) return undefined
  // Two heads never follow one another.
  const row = rows.isHead(goal) ? goal + by : goal
  return row < 1 || row > last ? from : row
}

/** So many rows a page has for the keys that move by one. */
const ROWS_A_PAGE = 8

/** The beginning of a day as a date field gives it (2026-11-30), or of the one after; undefined of an empty field. */
export function startOfDay(date: string, later: 0 | 1): number | undefined {
  const [, year, month, day] = /^(\d{4,})-(\d{2})-(\d{2})$/u.exec(date) ?? []
  if (year === undefined) return undefined
  return Math.max(0, new Date(Number(year), Number(month) - 1, Number(day) + later).getTime())
}
