import { anyOf } from '../../lib/any-of.ts'
import { shiftDays, shiftMonths, weekdayOf } from '../core/calendar.ts'
import type { ReadingContext } from '../core/context.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import {
  afterYear,
  emptyPoint,
  monthAt,
  readCentury,
  readDay,
  readMonth,
  readYearPart,
  skipSpace,
  skipTimeGap,
  withClock,
  type Point,
} from './date-parts.ts'
import { readNumeral } from './han.ts'
import { readClock, type Clock } from './times.ts'
import { buildTrie } from '../core/trie.ts'

type Lead = { readonly sort: 'year' | 'text-year' | 'month' | 'day' | 'week' | 'era'; readonly value: number }
const entries = (record: Readonly<Record<string, number>>, sort: Lead['sort']): (readonly [string, Lead])[] =>
  Object.entries(record).map(([word, value]) => [word, { sort, value }] as const)

const LEADS = buildTrie<Lead>([
  ...entries(calendar.relativeYears, 'year'),
  ...entries(calendar.textYears, 'text-year'),
  ...entries(calendar.relativeMonths, 'month'),
  ...entries(calendar.relativeDays, 'day'),
  ...entries(calendar.weeks, 'week'),
  ...entries(calendar.eras, 'era'),
])
/** Characters at which a date without a numeral in front can begin (去年9月, 昨天, 上周三, 公元755年). */
export const DATE_LEADS: ReadonlySet<number> = new Set(
  [
    calendar.relativeYears,
    calendar.textYears,
    calendar.relativeMonths,
    calendar.relativeDays,
    calendar.weeks,
    calendar.eras,
  ]
    .flatMap((record) => Object.keys(record))
    .map((word) => word.charCodeAt(0)),
)
const WEEKDAYS: Readonly<Record<string, number>> = calendar.weekdays

/** 去年9月, 昨天下午3时, 上周三, 下午5点, 公元755年: a word stands before the numeral. */
export function readLed(context: ReadingContext, start: number, before: Point | undefined): Point | undefined {
  const { text, asOf } = context
  const century = /^(?:上个?|本)世纪/u.exec(text.slice(start, start + 4))
  if (century !== null) {
    const decade = readNumeral(text, context.raw, start + century[0].length)
    return decade === undefined ? undefined : readCentury(context, decade)
  }
  const lead = LEADS.matchAt(text, start)
  if (lead === undefined) {
    const clock = readClock(context, start, before?.clock)
    return clock && { ...emptyPoint(before ?? {}), ...clockOf(clock), numeral: true }
  }
  const at = skipSpace(text, lead.end)
  const { sort, value } = lead.payload
  if (sort === 'era') return readEra(context, at, value, start)
  if (sort === 'year') return readInYear(context, at, asOf?.year === undefined ? undefined : asOf.year + value)
  if (sort === 'text-year')
    return readInYear(context, at, context.lastYear === undefined ? undefined : context.lastYear + value)
  if (sort === 'month') {
    const month = text.slice(start, lead.end) === '同月' ? undefined : shiftMonths(asOf, value)
    const day = readDay(context, at, month?.year, month?.month, true)
    return day && day.month === undefined && month !== undefined ? undefined : day
  }
  if (sort === 'day') return readRelativeDay(context, start, lead.end, value)
  return readWeekday(context, start, at, value)
}

function readEra(context: ReadingContext, from: number, base: number, start: number): Point | undefined {
  const { text } = context
  const isBefore = base === 0 && text.charAt(from) === '前'
  const at = isBefore ? from + 1 : from
  if (text.startsWith('元年', at)) return afterYear(context, base + 1, at + 2)
  const numeral = readNumeral(text, context.raw, at)
  if (numeral?.low === undefined || numeral.high !== undefined || text.charAt(skipSpace(text, numeral.end)) !== '年')
    return undefined
  if (
    base > 0 &&
    numeral.low > 65 &&
    !context.text.startsWith('民国', start) &&
    !context.text.startsWith('中华民国', start)
  )
    return undefined
  // ISO 8601 counts a year 0: 221 BC is -0220.
  const year = isBefore ? 1 - numeral.low : base + numeral.low
  return afterYear(context, year, skipSpace(text, numeral.end) + 1)
}

/** 去年9月, 今年上半年; 去年 or 去年底 alone has no numeral and is left out of the ledger. */
function readInYear(context: ReadingContext, at: number, year: number | undefined): Point | undefined {
  const from = context.text.charAt(at) === '的' ? at + 1 : at
  if (monthAt(context, from) !== undefined) return readMonth(context, from, year, true)
  return readYearPart(context, context.text.charAt(at) === '的' ? skipSpace(context.text, at + 1) : at, year)
}

function readRelativeDay(context: ReadingContext, start: number, end: number, shift: number): Point | undefined {
  const { text, asOf } = context
  const day = shiftDays(asOf, shift)
  const word = text.slice(start, end)
  const clock = readClock(
    context,
    skipTimeGap(text, end),
    undefined,
    true,
    /晚|夜/u.test(word) ? 'pm' : /晨|早/u.test(word) ? 'am' : undefined,
  )
  // A word such as 昨天 is a date only where it can be resolved; with a clock time it is one in any case.
  if (day === undefined && clock?.time === undefined) return undefined
  if (clock === undefined && /^[头]/u.test(text.slice(end, end + 1))) return undefined
  return { ...emptyPoint(day ?? {}), clock: clock?.time, end: clock?.end ?? end, numeral: true }
}

function readWeekday(context: ReadingContext, start: number, at: number, weeks: number): Point | undefined {
  const { text, asOf } = context
  const weekday = WEEKDAYS[text.charAt(at)]
  if (weekday === undefined || weekday === 0) return undefined
  const after = text.charAt(at + 1)
  if ((/[围边密到岁年刊报期日]/u.test(after) && weekday !== 7) || (weekday === 7 && weeks === 9 && /[后]/u.test(after)))
    return undefined
  if (weeks === 9 && /[每逢]/u.test(text.charAt(start - 1))) return undefined
  // 11月9日（周六）: the weekday of the date before it.
  if (weeks === 9 && /(?<!周|期|拜)[日号] ?[(,]? ?$/u.test(text.slice(Math.max(0, start - 4), start))) return undefined
  // 周一至周五 is every working day, no date.
  if (
    weeks === 9 &&
    (/^(?:至|到|[-—~–])(?:周|星期|礼拜)/u.test(text.slice(at + 1, at + 4)) ||
      /[一二三四五六](?:至|到|[-—~–])$/u.test(text.slice(Math.max(0, start - 2), start)))
  )
    return undefined
  if (weeks === 9 && isOfOpeningHours(text, start, at + 1)) return undefined
  const word = text.slice(start, at)
  if (
    weeks === 9 &&
    word === '周' &&
    (text.charAt(at) === '天' || /[一二四上下本每小圆半]/u.test(text.charAt(start - 1)))
  )
    return undefined
  if (asOf?.year === undefined || asOf.month === undefined || asOf.day === undefined) return undefined
  const today = weekdayOf(asOf.year, asOf.month, asOf.day)
  let shift = weekday - today
  if (weeks === 9) shift = shift > 3 ? shift - 7 : shift < -3 ? shift + 7 : shift
  else shift += weeks * 7
  const day = shiftDays(asOf, shift)
  return day && withClock(context, { ...emptyPoint(day), end: at + 1 })
}

const WEEKDAY = '(?:周|星期|礼拜)[一二三四五六日天]'
const AND = '[、,和及与]'
const LISTED_BEFORE = new RegExp(`${WEEKDAY}${AND}$`, 'u')
/** What is left of a list of weekdays, and the hours from when to when. */
const HOURS_AFTER = new RegExp(
  String.raw`^((?:${AND}(?:周|星期|礼拜)?[一二三四五六日天])*)(?:的|每天)?(?:${anyOf(Object.keys(calendar.dayParts))})? ?\d{1,2}(?:时|点|:)[半\d分刻]{0,4}(?:至|到|[-—–~])+`,
  'u',
)

/** 周六、周日9时至18时: hours of several days are those of every week, and of no single day. */
function isOfOpeningHours(text: string, start: number, end: number): boolean {
  const hours = HOURS_AFTER.exec(text.slice(end, end + 40))
  if (hours === null) return false
  return hours[1] !== '' || LISTED_BEFORE.test(text.slice(Math.max(0, start - 4), start))
}

/** A clock time as part of a point. */
export function clockOf(clock: Clock): Pick<Point, 'clock' | 'end'> {
  return { clock: clock.time, end: clock.end }
}
