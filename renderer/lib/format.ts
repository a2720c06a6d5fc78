const DAY_MS = 86_400_000

/** A day as a person at a desk says it: without the year when it is this year. `when`: ISO 8601 (a year, a month or a day), or milliseconds. */
export function shownDay(when: string | number, locale: string, now = new Date()): string {
  if (typeof when === 'number') return dayOf(new Date(when), locale, now)
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(when) ?? []
  if (year === '') return when
  const date = new Date(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))
  if (day !== undefined) return dayOf(date, locale, now)
  return dateFormat(locale, { year: 'numeric', ...(month === undefined ? {} : { month: 'long' }) }).format(date)
}

function dayOf(date: Date, locale: string, now: Date): string {
  const isThisYear = date.getFullYear() === now.getFullYear()
  // Months by number are short and clear in Chinese; in English their order is not.
  const isEnglish = locale.startsWith('en')
  const month = isEnglish ? 'short' : isThisYear ? 'long' : 'numeric'
  const parts: Intl.DateTimeFormatOptions = { month, day: 'numeric', ...(isThisYear ? {} : { year: 'numeric' }) }
  const shown = dateFormat(locale, parts).formatToParts(date)
  return shown.map(({ type, value }) => (type === 'month' && locale === 'en' ? pressMonth(date) : value)).join('')
}

/** A month as American desks write it beside a day: five of them in full, the others cut with a point. */
function pressMonth(date: Date): string {
  const month = dateFormat('en', { month: 'long' }).format(date)
  if (month.length <= 5) return month
  return `${month.slice(0, month === 'September' ? 4 : 3)}.`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** To make a format takes a hundred times as long as to use it, and a list has one for each of its cells. */
export function dateFormat(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(parts)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, parts)
  formats.set(key, format)
  return format
}

/** A moment: “today 08:30”, “yesterday 18:02”, else the day and the hour. `isShort`: today and yesterday only the word or hour. */
export function shownMoment(atMs: number, locale: string, now = new Date()): string {
  const date = new Date(atMs)
  const time = dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date)
  const days = daysBetween(date, now)
  const day =
    days === 0 || days === 1
      ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-days, 'day')
      : shownDay(atMs, locale, now)
  return `${day} ${time}`
}

/** Whole days from the day of one moment to the day of another. */
export function daysBetween(from: Date, to: Date): number {
  const dayStart = (date: Date): number => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((dayStart(to) - dayStart(from)) / DAY_MS)
}

/** A size in bytes, in the largest unit that leaves a number above one. */
export function shownBytes(bytes: number, locale: string): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const
  let size = bytes
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  const digits = unit > 0 && size < 100 ? 1 : 0
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(size)} ${units[unit] ?? 'B'}`
}

/** The last parts of a path, as they are read out: `Documents / Galley / paper.sqlite`. */
export function shownPath(path: string, parts = 3): string {
  return path
    .split(/[/\\]+/)
    .filter(Boolean)
    .slice(-parts)
    .join(' / ')
}

/** The name at the end of a path. */
export function fileNameOf(path: string): string {
  return (
    path
      .split(/[/\\]+/)
      .filter(Boolean)
      .at(-1) ?? path
  )
}

/** The words in upper case where a line begins (English; Chinese has none). */
export function lineStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
