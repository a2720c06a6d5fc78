import type { FoundLog } from '#shared/contract/log.ts'

/** A row of the list: the head of a day, with how many acts it has, or an act by its number. */
export type LogListRow =
  | { readonly kind: 'day'; readonly key: string; readonly atMs: number; readonly count: number }
  | { readonly kind: 'act'; readonly key: string; readonly id: number }

/** Acts under the days on which they were done; days as this machine counts them. */
export function dayRows({ ids, times }: Pick<FoundLog, 'ids' | 'times'>): readonly LogListRow[] {
  const rows: LogListRow[] = []
  let day: { key: string; start: number; end: number; at: number; count: number } | undefined
  const heads = new Map<number, LogListRow>()
  for (const [index, id] of ids.entries()) {
    const atMs = times[index] ?? 0
    if (day === undefined || atMs < day.start || atMs >= day.end) {
      day = { ...dayOf(atMs), at: rows.length, count: 0 }
      rows.push({ kind: 'day', key: day.key, atMs, count: 0 })
    }
    day.count += 1
    heads.set(day.at, { kind: 'day', key: day.key, atMs: day.start, count: day.count })
    rows.push({ kind: 'act', key: String(id), id })
  }
  for (const [at, head] of heads) rows[at] = head
  return rows
}

function dayOf(atMs: number): { readonly key: string; readonly start: number; readonly end: number } {
  const at = new Date(atMs)
  const start = new Date(at.getFullYear(), at.getMonth(), at.getDate())
  const end = new Date(at.getFullYear(), at.getMonth(), at.getDate() + 1)
  return { key: `day ${String(start.getTime())}`, start: start.getTime(), end: end.getTime() }
}

/** The beginning of a day as a date field gives it (2026-11-30), or of the one after; undefined of an empty field. */
export function startOfDay(date: string, later: 0 | 1): number | undefined {
  const [, year, month, day] = /^(\d{4,})-(\d{2})-(\d{2})$/u.exec(date) ?? []
  if (year === undefined) return undefined
  return Math.max(0, new Date(Number(year), Number(month) - 1, Number(day) + later).getTime())
}
