import { skipDigits } from '../core/arabic.ts'
import { formatDate, shiftDays, weekdayOf } from '../core/calendar.ts'
import type { Reading, ReadingContext } from '../core/context.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import words from './data/readers.json' with { type: 'json' }
import { isAsciiLetter, isDigit } from '../core/numeral.ts'
import { readClockEn, type FoundClock, readClockWords, CLOCK_STARTS } from './clock.ts'
import type { EnglishDate } from './english-date.ts'
import { iso, resolve, withinSpan } from './resolve-date.ts'
import { isInMonthList } from './month-lists.ts'
import { tenseAt } from './tense.ts'
import { weekdayShift } from './nearest.ts'
import { nextWord, wordAt, wordBefore, type Word } from '../core/word.ts'
import { startsOrdinal } from './numeral-words.ts'
import { readEnglishNumeral } from './words.ts'

const MONTHS: ReadonlyMap<string, number> = new Map(Object.entries(calendar.months))
const WEEKDAYS: ReadonlyMap<string, number> = new Map(Object.entries(calendar.weekdays))
const RELATIVE: ReadonlyMap<string, number> = new Map(Object.entries(calendar.relative))
const RANGE = /^(?: ?[-–—~] ?| to | through | until )/u
const MONTH_CONTEXT = new Set(words.monthBefore)

/** Words with which an English date can begin. */
export const DATE_STARTS: ReadonlySet<string> = new Set([
  ...MONTHS.keys(),
  ...WEEKDAYS.keys(),
  ...RELATIVE.keys(),
  ...CLOCK_STARTS,
  ...['last', 'next', 'this', 'past'],
])

/** Reads 10/25/2018 or 12-2015, whatever the language around it. */
export function readNumericDate(context: ReadingContext, start: number): Reading | undefined {
  const slashed = readSlashed(context, start) ?? readMonthYear(context, start)
  return slashed && reading(context, start, slashed.end, slashed, undefined)
}

function readMonthYear(context: ReadingContext, start: number): EnglishDate | undefined {
  const match = /^(\d{1,2})[-/]((?:19|20)\d{2})(?![\d/.-])/u.exec(context.lower.slice(start, start + 9))
  if (
    match === null ||
    isDigit(context.lower.charCodeAt(start - 1)) ||
    Number(match[1]) < 1 ||
    Number(match[1]) > 12 ||
    /[-/.]/u.test(context.lower.charAt(start - 1))
  )
    return undefined
  if (!/^(?:$|[\s,.;:?!)\]，。；、）])/u.test(context.raw.slice(start + match[0].length, start + match[0].length + 1)))
    return undefined
  return {
    year: Number(match[2]),
    month: Number(match[1]),
    day: undefined,
    end: start + match[0].length,
    clock: undefined,
  }
}

/** Reads a day of a month that is written out, ordinal first: the fifth of May, twenty-first of June 1995. */
export function readOrdinalDateEn(context: ReadingContext, start: number): Reading | undefined {
  const day = readOrdinalDay(context, start)
  return day && reading(context, start, day.end, day, undefined)
}

/** Reads the English date or time that starts at `start`, a word or a digit; undefined when there is none. */
export function readDateEn(context: ReadingContext, start: number): Reading | undefined {
  const first = readOne(context, start)
  if (first === undefined) return undefined
  const range = RANGE.exec(context.lower.slice(first.end, first.end + 9))
  const second = range === null ? undefined : readOne(context, first.end + range[0].length, first)
  const last = second ?? first
  if (first.year !== undefined) context.lastYear = first.year
  if (last.year !== undefined && last.month !== undefined)
    context.lastMonth = { year: last.year, month: last.month, start, end: last.end }
  if (second !== undefined && sameSort(first, second))
    return reading(context, start, second.end, withLent(first, second), second)
  return reading(context, start, first.end, first, undefined)
}

function sameSort(first: EnglishDate, second: EnglishDate): boolean {
  return first.month !== undefined
    ? second.month !== undefined || (second.clock !== undefined && first.clock !== undefined)
    : second.month === undefined
}

/** May to October 2020: the year of the second half is the first's too. */
function withLent(first: EnglishDate, second: EnglishDate): EnglishDate {
  if (first.year !== undefined || second.year === undefined) return first
  const isEarlier = (first.month ?? 0) > (second.month ?? 0)
  return { ...first, year: isEarlier ? second.year - 1 : second.year }
}

function reading(
  context: ReadingContext,
  start: number,
  end: number,
  first: EnglishDate,
  second: EnglishDate | undefined,
): Reading {
  const resolved = withinSpan(context, first, second) ?? resolve(context, first, undefined, start)
  const texts = [iso(resolved)]
  if (first.lastDay !== undefined) texts.push(iso({ ...resolved, day: first.lastDay }))
  if (second !== undefined) {
    const last = resolve(context, second, resolved, start)
    // Monday through Friday: the Friday behind that Monday.
    const isBefore = second.isWeekday === true && (formatDate(last) ?? '') < (formatDate(resolved) ?? '')
    texts.push(iso(isBefore ? { ...last, ...shiftDays(last, 7) } : last))
  }
  const isTime = first.month === undefined && first.year === undefined
  const value = texts.every((text) => text !== undefined) ? texts.join('/') : undefined
  return { start, end, kind: isTime ? 'time' : 'date', value, unit: undefined, approx: 'none' }
}

function readOne(context: ReadingContext, start: number, before?: EnglishDate): EnglishDate | undefined {
  const { lower, text } = context
  if (isDigit(text.charCodeAt(start))) {
    return (
      readSlashed(context, start) ??
      readDayFirst(context, start) ??
      clockFirst(context, readClockEn(lower, text, start, before?.clock !== undefined), before) ??
      readYearAlone(context, start, before)
    )
  }
  return readDay(context, start, before) ?? clockFirst(context, readClockWords(lower, start), before)
}

/** A day named with a word first, or with its digits before its month. */
function readDay(context: ReadingContext, start: number, before?: EnglishDate): EnglishDate | undefined {
  const { lower, text } = context
  if (isDigit(text.charCodeAt(start))) return readSlashed(context, start) ?? readDayFirst(context, start)
  const word = wordAt(lower, start)
  if (word === undefined) return undefined
  const month = MONTHS.get(word.text)
  if (month !== undefined) return readMonthFirst(context, word, month, before !== undefined)
  const ordinal = startsOrdinal(word.text) ? readOrdinalDay(context, start) : undefined
  if (ordinal !== undefined) return ordinal
  const shift = RELATIVE.get(word.text)
  if (shift !== undefined) return readRelative(context, word.end, shift)
  return readWeekdayEn(context, word, before)
}

/** A time of day, with the date that follows it at once (9:30 a.m. Thursday, Dec. 10; noon on May 3). */
function clockFirst(
  context: ReadingContext,
  clock: FoundClock | undefined,
  before?: EnglishDate,
): EnglishDate | undefined {
  if (clock === undefined) return undefined
  const alone = { year: before?.year, month: undefined, day: undefined, end: clock.end, clock: clock.time }
  if (before !== undefined) return alone
  const gap = /^(?: local time)?,? (?:on (?:the )?)?/u.exec(context.lower.slice(clock.end, clock.end + 20))
  if (gap === null) return alone
  const at = clock.end + gap[0].length
  const day = readDay(context, at)
  return day?.day === undefined || day.clock !== undefined || day.lastDay !== undefined
    ? alone
    : { ...day, clock: clock.time }
}

/** 2014 through May 2018: the far end of a range may be a year alone. */
function readYearAlone(
  context: ReadingContext,
  start: number,
  before: EnglishDate | undefined,
): EnglishDate | undefined {
  if (before?.year === undefined || before.day !== undefined) return undefined
  const end = skipDigits(context.text, start)
  const year = Number(context.text.slice(start, end))
  return end - start === 4 && year > before.year && year < 2200
    ? { year, month: before.month, day: undefined, end, clock: undefined }
    : undefined
}

/** May 9, 2018; Dec31, 1994; October 14 at 8:00 am; November 2023; May 3–5. */
function readMonthFirst(context: ReadingContext, word: Word, month: number, inRange: boolean): EnglishDate | undefined {
  const { lower, text, raw } = context
  const afterDot = lower.charAt(word.end) === '.' && word.text.length < 5 ? word.end + 1 : word.end
  const gap = /^[ /,-]{0,2}/u.exec(lower.slice(afterDot, afterDot + 2))?.[0].length ?? 0
  const at = lower.startsWith('the ', afterDot + gap) ? afterDot + gap + 4 : afterDot + gap
  const isName = /[A-Z]/u.test(raw.charAt(word.start))
  if (isDigit(text.charCodeAt(at))) {
    const digits = skipDigits(text, at)
    const value = Number(text.slice(at, digits))
    if (digits - at === 4 && value > 999)
      return withClock(context, { year: value, month, day: undefined, end: digits, clock: undefined })
    const day = dayAt(lower, at)
    // In July, 12 tons: a comma stands before a year, and before no day.
    const isApart =
      text.slice(afterDot, at).includes(',') && day !== undefined && yearAfter(lower, day.end) === undefined
    if (day !== undefined && !isApart) return afterDay(context, month, day)
  } else {
    const spelled = readSpelledDay(context, at)
    if (spelled !== undefined && (isName || (month !== 3 && month !== 5))) return afterDay(context, month, spelled)
    const year = /^(?:,? of |, ?)(\d{4})(?!\d)/u.exec(lower.slice(afterDot, afterDot + 9))
    if (year !== null)
      return { year: Number(year[1]), month, day: undefined, end: afterDot + year[0].length, clock: undefined }
  }
  return readMonthAlone(context, word, month, inRange || isName)
}

/** A month alone dates where a preposition stands before it: “in November”, “mid-May”; “may” and “march” are verbs too. */
function readMonthAlone(context: ReadingContext, word: Word, month: number, isName: boolean): EnglishDate | undefined {
  const { lower } = context
  const before = wordBefore(lower, lower.charAt(word.start - 1) === '-' ? word.start - 1 : word.start)
  const range = RANGE.exec(lower.slice(word.end, word.end + 9))
  const isFirstHalf =
    range !== null &&
    MONTHS.has(wordAt(lower, word.end + range[0].length)?.text ?? '') &&
    /[A-Z]/u.test(context.raw.charAt(word.end + range[0].length))
  if (isFirstHalf && isName) return { year: undefined, month, day: undefined, end: word.end, clock: undefined }
  const isListed = isName && isInMonthList(context.text, word.start)
  if (!isName || (!isListed && !MONTH_CONTEXT.has(before)) || (word.text.length < 4 && word.text !== 'may'))
    return undefined
  const weak = word.text === 'may' || word.text === 'march'
  if (
    weak &&
    !isListed &&
    (before === 'the' || before === 'this' || before === 'to' || before === 'and' || before === 'for')
  )
    return undefined
  if (before === 'every') return undefined
  const year =
    context.asOf?.year === undefined
      ? undefined
      : before === 'last'
        ? lastYearOf(context, month)
        : before === 'next'
          ? context.asOf.year + (month > (context.asOf.month ?? 12) ? 0 : 1)
          : undefined
  return { year, month, day: undefined, end: word.end, clock: undefined }
}

function lastYearOf(context: ReadingContext, month: number): number | undefined {
  const { asOf } = context
  return asOf?.year === undefined ? undefined : month < (asOf.month ?? 1) ? asOf.year : asOf.year - 1
}

/** 9 May 2018, 04th Jan 2019, 3–5 May, the 2nd of June. */
function readDayFirst(context: ReadingContext, start: number): EnglishDate | undefined {
  const { lower } = context
  const first = dayAt(lower, start)
  if (first === undefined) return undefined
  const range = /^(?: ?[-–—] ?| to )(?=\d)/u.exec(lower.slice(first.end, first.end + 4))
  const last = range === null ? undefined : dayAt(lower, first.end + range[0].length)
  const end = last?.end ?? first.end
  const of = /^(?: of | ?- ?|,? )/u.exec(lower.slice(end, end + 4))
  if (of === null) return undefined
  const word = wordAt(lower, end + of[0].length)
  const month = word === undefined ? undefined : MONTHS.get(word.text)
  if (word === undefined || month === undefined) return undefined
  if (
    (word.text === 'may' || word.text === 'march' || word.text === 'mar') &&
    !/[A-Z]/u.test(context.raw.charAt(word.start))
  )
    return undefined
  const afterDot =
    lower.charAt(word.end) === '.' && word.text.length < 5 && isDigit(lower.charCodeAt(word.end + 2))
      ? word.end + 1
      : word.end
  const year = yearAfter(lower, afterDot)
  const date: EnglishDate = { year: year?.year, month, day: first.day, end: year?.end ?? word.end, clock: undefined }
  return last === undefined ? withClock(context, date) : { ...date, lastDay: last.day }
}

function afterDay(
  context: ReadingContext,
  month: number,
  first: { readonly day: number; readonly end: number },
): EnglishDate {
  const { lower } = context
  const range = /^(?: ?[-–—] ?| to )(?=\d{1,2}(?!\d))/u.exec(lower.slice(first.end, first.end + 7))
  const last = range === null ? undefined : dayAt(lower, first.end + range[0].length)
  const isRange =
    last !== undefined && last.day > first.day && !/^:|^ ?[ap]\.?m\b/u.test(lower.slice(last.end, last.end + 4))
  const end = isRange ? last.end : first.end
  const year = yearAfter(lower, end)
  const date: EnglishDate = { year: year?.year, month, day: first.day, end: year?.end ?? end, clock: undefined }
  return isRange ? { ...date, lastDay: last.day } : withClock(context, date)
}

function yearAfter(lower: string, at: number): { readonly year: number; readonly end: number } | undefined {
  const match = /^(?: ?, ?| |\/|-)(\d{4})(?!\d|[.,]\d)/u.exec(lower.slice(at, at + 10))
  const year = Number(match?.[1])
  return match === null || year < 1000 || year > 2200 ? undefined : { year, end: at + match[0].length }
}

function dayAt(lower: string, at: number): { readonly day: number; readonly end: number } | undefined {
  const digits = skipDigits(lower, at)
  const day = Number(lower.slice(at, digits))
  if (digits === at || digits - at > 2 || day < 1 || day > 31 || lower.charAt(digits) === ':') return undefined
  const suffix = /^(?:st|nd|rd|th)(?![a-z])/u.exec(lower.slice(digits, digits + 3))
  const end = digits + (suffix?.[0].length ?? 0)
  return isAsciiLetter(lower.charCodeAt(end)) || /^[%.,]\d/u.test(lower.slice(end, end + 2)) ? undefined : { day, end }
}

/** february twenty second */
function readSpelledDay(
  context: ReadingContext,
  at: number,
): { readonly day: number; readonly end: number } | undefined {
  const numeral = readEnglishNumeral(context.lower, context.raw, context.text, at)
  if (numeral?.low === undefined || numeral.sort !== 'ordinal' || numeral.low > 31) return undefined
  return { day: numeral.low, end: numeral.end }
}

/** the fourth of July 1995 */
function readOrdinalDay(context: ReadingContext, start: number): EnglishDate | undefined {
  const { lower } = context
  const spelled = readSpelledDay(context, start)
  if (spelled === undefined || !lower.startsWith(' of ', spelled.end)) return undefined
  const word = wordAt(lower, spelled.end + 4)
  const month = word === undefined ? undefined : MONTHS.get(word.text)
  if (word === undefined || month === undefined) return undefined
  const year = yearAfter(lower, lower.startsWith(' of', word.end) ? word.end + 3 : word.end)
  return withClock(context, { year: year?.year, month, day: spelled.day, end: year?.end ?? word.end, clock: undefined })
}

/** 5/3/18, 10/25/2018: month first, as American papers write; day first only where it must be. */
function readSlashed(context: ReadingContext, start: number): EnglishDate | undefined {
  const { lower } = context
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|\.\d)/u.exec(lower.slice(start, start + 12))
  if (match === null || isDigit(lower.charCodeAt(start - 1))) return undefined
  const [whole, a, , b, y] = match
  const first = Number(a)
  const second = Number(b)
  const isDayFirst = first > 12 || (context.isDayFirst && second <= 12)
  const [month, day] = isDayFirst ? [second, first] : [first, second]
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const year = y?.length === 2 ? Number(y) + (Number(y) > 60 ? 1900 : 2000) : Number(y)
  return withClock(context, { year, month, day, end: start + whole.length, clock: undefined })
}

function readRelative(context: ReadingContext, end: number, shift: number): EnglishDate | undefined {
  const day = shiftDays(context.asOf, shift)
  return day && withClock(context, { ...day, end, clock: undefined })
}

/** last Tuesday, Friday, next Monday 1 pm: with the publication date only. */
function readWeekdayEn(context: ReadingContext, word: Word, before?: EnglishDate): EnglishDate | undefined {
  const { lower, asOf, raw } = context
  const isLed = /^(?:last|next|this|past)$/u.test(word.text)
  const name = isLed ? nextWord(lower, word.end) : word
  const weekday = name === undefined ? undefined : WEEKDAYS.get(name.text)
  if (
    name === undefined ||
    weekday === undefined ||
    !/[A-Z]/u.test(raw.charAt(name.start)) ||
    /[a-z]/u.test(lower.charAt(name.end))
  )
    return undefined
  const dated = /^[.,]{0,2} ?/u.exec(lower.slice(name.end, name.end + 3))
  const month = wordAt(lower, name.end + (dated?.[0].length ?? 0))
  const follows = month === undefined ? undefined : MONTHS.get(month.text)
  if (follows !== undefined && month !== undefined) {
    const date = readMonthFirst(context, month, follows, false)
    if (date?.day !== undefined) return { ...date, saidWeekday: weekday }
  }
  const dayFirst = dated === null || dated[0] === '' ? undefined : readDayFirst(context, name.end + dated[0].length)
  if (dayFirst !== undefined) return { ...dayFirst, saidWeekday: weekday }
  if (name.text.length < 6 || asOf?.year === undefined || asOf.month === undefined || asOf.day === undefined)
    return undefined
  if (lower.charAt(name.end) === 's' || wordBefore(lower, word.start) === 'every') return undefined
  const today = weekdayOf(asOf.year, asOf.month, asOf.day)
  const lead = isLed ? word.text.replace('past', 'last') : tenseAt(context.text, word.start, name.end)
  const day = shiftDays(asOf, weekdayShift(lead, weekday - today))
  const whole = day && { ...day, end: name.end, clock: undefined, isWeekday: true }
  // Tuesday through Sunday, 10 a.m. to 5 p.m.: the hours are each day's, not the last one's.
  const isLast = before?.isWeekday === true && before.clock === undefined
  return whole && (isLast ? whole : withClock(context, whole))
}

function withClock(context: ReadingContext, date: EnglishDate): EnglishDate {
  const gap = /^(?:,? (?:at |from |@ |for )?|T)/u.exec(context.lower.slice(date.end, date.end + 7))
  if (gap === null) return date
  const at = date.end + gap[0].length
  const clock = readClockEn(context.lower, context.text, at, false) ?? readClockWords(context.lower, at)
  return clock === undefined ? date : { ...date, clock: clock.time, end: clock.end }
}
