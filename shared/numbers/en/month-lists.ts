import type { ReadingContext } from '../core/context.ts'
import { anyOf } from '../../lib/any-of.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import { yearByTense } from './nearest.ts'
import { tenseAt } from './tense.ts'
import type { EnglishDate } from './english-date.ts'

const MONTH = anyOf(Object.keys(calendar.months).map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`))
const NEXT = new RegExp(String.raw`\b(${MONTH})\b\.?(?: (\d{1,2})(?![\d,.]\d|\d))?(?:,? ((?:19|20)\d\d)\b)?`, 'gu')
/** A month between commas, or before “and”: April, May and June. */
const IN_LIST = new RegExp(String.raw`\b${MONTH}\.?(?:, (?:and )?| and | or )$`, 'u')
/** Between the months of a bare list. */
const JOINT = /^\.?(?: \d{1,2})?(?:, ?(?:and |or )?| and | or | & )$/u
const END = /[!?;\n“”"]|\.(?= [A-Z])/u
/** How far a sentence is looked through behind a month. */
const REACH = 120

/** Whether the word at an index goes on with a list of months. */
export const isInMonthList = (text: string, at: number): boolean => IN_LIST.test(text.slice(Math.max(0, at - 20), at))

/**
 * The year of a month that others of its sentence follow in the order of the year: in April, May and June 2024; sales rose
 * in February, April and June. All are of one year, the last one's; undefined where none follows.
 */
export function yearOfList(context: ReadingContext, date: EnglishDate, start: number): number | undefined {
  const { text } = context
  const { month } = date
  if (month === undefined) return undefined
  const rest = text.slice(date.end, date.end + REACH).split(END)[0] ?? ''
  const tense = tenseAt(text, start, date.end)
  const names: Readonly<Record<string, number>> = calendar.months
  let last: EnglishDate | undefined
  let from = 0
  let lastAt = 0
  for (const match of rest.matchAll(NEXT)) {
    const [whole, name = '', day, year] = match
    const next = names[name.toLowerCase()] ?? 0
    const at = date.end + match.index
    const end = at + whole.length
    if (next <= (last?.month ?? month)) break
    if (year !== undefined) return JOINT.test(rest.slice(from, match.index)) ? Number(year) : undefined
    if (tenseAt(text, at, end) !== tense) break
    last = { year: undefined, month: next, day: day === undefined ? undefined : Number(day), end, clock: undefined }
    from = match.index + name.length
    lastAt = at
  }
  return last && yearByTense(context, last, lastAt)
}
