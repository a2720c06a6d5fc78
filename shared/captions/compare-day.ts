import { dayNumber, parseIsoDate, weekdayOf } from '../numbers/core/calendar.ts'
import { anyOf } from '../lib/any-of.ts'
import type { CaptionFacts, TimeMention } from './facts.ts'
import type { Verdict } from './metadata-check.ts'
import { datePartsOf, isAsExact, samenessOf, weekdayBeside, weekdayOfDay } from './same-day.ts'
import { inCodePoints } from './view.ts'
import { LISTS } from './word-lists.ts'

/** Reads 2025-10-26, 2025:10:26 09:14:00, 20251026, 2025-10; undefined for anything else. */
export function metadataDay(value: string): string | undefined {
  const match = /^\s*(\d{4})[-:./]?(\d{2})(?:[-:./]?(\d{2}))?(?!\d)/u.exec(
    value.replace(/^(\d{4})(\d{2})(\d{2})(?=\d)/u, '$1-$2-$3 '),
  )
  if (match === null) return undefined
  const [, year = '', month = '', day] = match
  if (Number(year) < 1900 || Number(month) < 1 || Number(month) > 12) return undefined
  return day === undefined || day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`
}

/** A scan bears the day of the scanning, and a caption of an old picture names the old day. */
const OLD = new RegExp(anyOf(LISTS.phrases.oldPictures), 'iu')

/**
 * The day of a caption against the one on which its picture was made: to the same day it agrees, and only to its month or
 * its year where the caption says no more. Not compared: what was made anew of an old picture, and days that lie so near
 * that a camera's clock of another zone explains them.
 */
export function compareDate(facts: CaptionFacts, value: string, publishedAt: string | undefined): Verdict {
  const { view, times } = facts
  const taken = metadataDay(value)
  if (taken === undefined) return { verdict: 'not-compared' }
  const dates = times.filter((one) => one.isSure && one.value !== undefined)
  const own = (one: TimeMention) => ({ words: one.words, place: inCodePoints(view.raw, one) })
  if (dates.length === 0) {
    // A feast is a date that nobody can read off here; 近日 and 午后 leave the day to be said.
    const [feast] = times.filter((one) => one.isSure)
    if (feast !== undefined) return { verdict: 'not-compared', ...own(feast) }
    const [vague] = times
    return {
      verdict: 'caption-lacks',
      offer: offerDate(taken, publishedAt, view.isChinese),
      ...(vague === undefined ? {} : own(vague)),
    }
  }
  const verdicts = dates.map((one) => [againstDay(one, taken, view.lower), one] as const)
  for (const wanted of ['agrees', 'month-only', 'year-only'] as const) {
    const [, found] = verdicts.find(([verdict]) => verdict === wanted) ?? []
    if (found !== undefined) return { verdict: wanted, ...own(found), there: taken }
  }
  const [first] = dates
  if (first === undefined) return { verdict: 'not-compared' }
  const isOld = view.credit?.kind === 'archive' || OLD.test(view.raw)
  const isClock = /[T ]\d{2}:/u.test(value) && isDayApart(first.value, taken)
  if (isOld || isClock) return { verdict: 'not-compared', reason: isOld ? 'old-picture' : 'clock', ...own(first) }
  return { verdict: 'differs', ...own(first), there: taken }
}

function againstDay(one: TimeMention, taken: string, lower: string): 'agrees' | 'month-only' | 'year-only' | 'differs' {
  const [from = '', to = from] = (one.value ?? '').split('/').map((part) => part.slice(0, 10))
  if (from !== to && !from.startsWith('--')) {
    const isWithin = taken >= from.slice(0, taken.length) && taken <= `${to}~`
    return isWithin ? 'month-only' : 'differs'
  }
  const [mine, theirs] = [datePartsOf(one.value), datePartsOf(taken)]
  const sameness = samenessOf(mine, theirs)
  if (sameness === undefined || sameness === 'other') return 'differs'
  const [written, real] = [weekdayBeside(lower, one), weekdayOfDay(taken)]
  if (sameness === 'day' && written !== undefined && real !== undefined && written !== real) return 'differs'
  if (isAsExact(mine, theirs)) return 'agrees'
  return sameness === 'year' ? 'year-only' : 'month-only'
}

/** Clocks of cameras run in other time zones; two days apart is another day. */
function isDayApart(stated: string | undefined, taken: string): boolean {
  const [one, other] = [dayOf(stated), dayOf(taken)]
  return one !== undefined && other !== undefined && Math.abs(one - other) === 1
}

/** Days since 1970 of a date exact to the day; undefined for others. */
function dayOf(iso: string | undefined): number | undefined {
  const { year, month, day } = parseIsoDate(iso) ?? {}
  return year === undefined || month === undefined || day === undefined ? undefined : dayNumber(year, month, day)
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** AP shortens the months of more than five letters. */
const AP_MONTHS = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.']

/** A date as a caption gives it: 10月26日, with its year when that is not the publication's; Sunday, Oct. 26, 2025. */
function offerDate(iso: string, publishedAt: string | undefined, isChinese: boolean): string {
  const { year, month, day } = parseIsoDate(iso) ?? {}
  if (year === undefined || month === undefined) return iso
  const published = parseIsoDate(publishedAt)
  if (isChinese) {
    const lead = published?.year === year ? '' : `${String(year)}年`
    return `${lead}${String(month)}月${day === undefined ? '' : `${String(day)}日`}`
  }
  const name = AP_MONTHS[month - 1] ?? ''
  if (day === undefined) return `${name.replace('.', '')} ${String(year)}`
  const isNear =
    published?.year !== undefined &&
    published.month !== undefined &&
    published.day !== undefined &&
    Math.abs(dayNumber(published.year, published.month, published.day) - dayNumber(year, month, day)) <= 14
  const weekday = isNear ? `${WEEKDAYS[weekdayOf(year, month, day) - 1] ?? ''}, ` : ''
  return `${weekday}${name} ${String(day)}, ${String(year)}`
}
