import { formatDate, formatTime, nearestYear, weekdayOf } from '../core/calendar.ts'
import type { ReadingContext } from '../core/context.ts'
import { yearOfSentence } from '../core/same-year.ts'
import { yearOfList } from './month-lists.ts'
import type { EnglishDate } from './english-date.ts'
import { yearByTense } from './nearest.ts'

/** Where a sentence ends, or another time begins. */
const BORDER = /[!?;\n“”"]|\.(?= )|\b(?:19|20)\d\d\b|\b(?:(?:last|this|next) (?:year|month)|now|today|will)\b/u
const ORIGIN = /\b(?:born|founded|since|established|married)\b/u

/** March 1 to March 20, seen from March 12: the days around it, whatever the tense. */
export function withinSpan(
  { asOf }: ReadingContext,
  first: EnglishDate,
  second: EnglishDate | undefined,
): EnglishDate | undefined {
  const last = second ?? { ...first, day: first.lastDay }
  const [from, to] = [first, last].map(({ month, day }) => (month ?? 0) * 31 + (day ?? 0))
  if (first.year !== undefined || last.year !== undefined || asOf?.year === undefined) return undefined
  if ([first.month, first.day, last.month, last.day, asOf.month, asOf.day].includes(undefined)) return undefined
  const today = (asOf.month ?? 0) * 31 + (asOf.day ?? 0)
  return (from ?? 0) <= today && today <= (to ?? 0) ? { ...first, year: asOf.year } : undefined
}

/** A date with the year that it most likely has: its range's, its weekday's, or by the tense of its clause. */
export function resolve(
  context: ReadingContext,
  date: EnglishDate,
  before: EnglishDate | undefined,
  start: number,
): EnglishDate {
  if (date.year !== undefined || date.month === undefined) {
    return before?.month !== undefined && date.month === undefined && date.clock !== undefined
      ? { ...before, clock: date.clock }
      : date
  }
  if (before?.year !== undefined)
    return { ...date, year: (before.month ?? 0) > date.month ? before.year + 1 : before.year }
  const own = yearOfSentence(context, date.month, start, BORDER, ORIGIN) ?? yearOfList(context, date, start)
  if (own !== undefined && date.saidWeekday === undefined) return { ...date, year: own }
  const year = yearByTense(context, date, start)
  const nearest = nearestYear(context.asOf, date.month, date.day)
  const isNearest = isSaidDay(date, nearest) && !isSaidDay(date, year)
  return { ...date, year: isNearest ? nearest : year }
}

/** Friday, March 13: whether it is that day in a year. */
function isSaidDay({ month, day, saidWeekday }: EnglishDate, year: number | undefined): boolean {
  if (year === undefined || month === undefined || day === undefined) return false
  return saidWeekday === weekdayOf(year, month, day)
}

/** ISO 8601 of a date, its time, or both. */
export function iso(date: EnglishDate): string | undefined {
  const day = formatDate(date)
  if (date.clock === undefined) return day
  return day === undefined ? formatTime(date.clock) : `${day}T${formatTime(date.clock)}`
}
