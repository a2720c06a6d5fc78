import { dateFormat, shownDay } from './format.ts'

/** A time as people at a desk say it: the hour today, the day otherwise. `locale` is a BCP 47 tag. */
export function shortTime(atMs: number, locale: string, now = new Date()): string {
  const at = new Date(atMs)
  const isToday = at.toDateString() === now.toDateString()
  const time = dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  if (isToday) return time
  if (locale.startsWith('en')) return `${shownDay(atMs, locale, now)}, ${time}`
  return `${dateFormat(locale, { month: 'numeric', day: 'numeric' }).format(at)} ${time}`
}
