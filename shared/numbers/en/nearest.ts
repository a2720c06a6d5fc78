import { nearestYear, type CivilDate } from '../core/calendar.ts'
import type { ReadingContext } from '../core/context.ts'
import { tenseAt } from './tense.ts'

/** The nearest year, unless the tense of the clause says that the day is over or to come. */
export function yearByTense(
  context: ReadingContext,
  date: CivilDate & { readonly end: number },
  start: number,
): number | undefined {
  const { asOf, text } = context
  if (asOf?.year === undefined || asOf.month === undefined || date.month === undefined) return asOf?.year
  const tense = tenseAt(text, start, date.end)
  const isKnown = asOf.day !== undefined && date.day !== undefined
  const shift = (date.month - asOf.month) * 31 + (isKnown ? (date.day ?? 0) - (asOf.day ?? 0) : 0)
  if (tense === 'past') return shift > 0 ? asOf.year - 1 : asOf.year
  if (tense === 'future') return shift < 0 ? asOf.year + 1 : asOf.year
  return nearestYear(asOf, date.month, date.day)
}

/** How many days a weekday is away whose own day of the week is `shift` away, by the word before it or its clause's tense. */
export function weekdayShift(lead: string | undefined, shift: number): number {
  if (lead === 'last') return shift < 0 ? shift : shift - 7
  if (lead === 'next') return shift + 7
  if (lead === 'this') return shift
  // “voted Tuesday” is the last one, “will meet Tuesday” the one to come; today's own name is today.
  if (lead === 'past') return shift > 0 ? shift - 7 : shift
  if (lead === 'future') return shift < 0 ? shift + 7 : shift
  return shift > 3 ? shift - 7 : shift < -3 ? shift + 7 : shift
}
