import { type CivilDate, type ClockTime } from '../core/calendar.ts'
import type { ReadingContext } from '../core/context.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import { readNumeral } from './han.ts'
import { isHanDigit, isHanScale } from './han-signs.ts'
import { isDigit, type Numeral } from '../core/numeral.ts'
import { readClock } from './times.ts'
import { buildTrie, members } from '../core/trie.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

const DAY_AFTER = new RegExp(`^${anyOf(words.dayAfter)}`, 'u')
const NOT_DAYS = new RegExp(`^${anyOf(words.notDays)}`, 'u')

/** A date as far as it is written, perhaps with its time of day. */
export interface Point extends CivilDate {
  readonly end: number
  readonly clock: ClockTime | undefined
  /** ISO interval of a part of a year (上半年, 第三季度, 1980年代). */
  readonly span: string | undefined
  /** Last day of 5月20至22日. */
  readonly lastDay?: number
  /** Whether a numeral stands in it: 去年 alone is no number. */
  readonly numeral: boolean
}

const YEAR_PARTS = buildTrie(members(calendar.parts['年']))
const MONTH_PARTS = buildTrie(members(calendar.parts['月']))

/** A point without end or time, for what a range lends. */
export function emptyPoint(date: Partial<CivilDate>): Point {
  return { year: date.year, month: date.month, day: date.day, end: 0, clock: undefined, span: undefined, numeral: true }
}

/** 两千零八年: a year as it is said; nothing lasts as long to the very year. */
const SPOKEN_YEAR = /^[两二]千零[一二三四五六七八九]$/u

/** 2023年, 98年5月, 二〇二六年, with month and day where they follow. */
export function readYear(context: ReadingContext, numeral: Numeral): Point | undefined {
  const { text } = context
  const at = skipSpace(text, numeral.end)
  const digits = numeral.digits
  const next = text.charAt(at + 1)
  if (next === '级' || (next === '均' && digits === undefined)) return undefined
  if (isYearNumeral(numeral))
    return isSpan(text, numeral.start, at + 1) ? undefined : afterYear(context, Number(digits), at + 1)
  const told =
    digits === undefined && next !== '前' && SPOKEN_YEAR.test(text.slice(numeral.start, at)) ? numeral.low : undefined
  if (told !== undefined) return afterYear(context, told, at + 1)
  if (digits?.length !== 2) return undefined
  const apostrophe = /['’‘]/u.test(text.charAt(numeral.start - 1))
  const isCertain =
    apostrophe ||
    numeral.form === 'han' ||
    digits.startsWith('0') ||
    isOfEvent(text, numeral.start, at + 1, context.asOf?.year) ||
    monthAt(context, skipSpace(text, at + 1)) !== undefined
  if (!isCertain) return undefined
  const two = Number(digits)
  // A plan looks some years ahead; '49 and later are the century before.
  const pivot = ((context.asOf?.year ?? 2030) % 100) + 15
  return afterYear(context, two > pivot ? 1900 + two : 2000 + two, at + 1)
}

/** 98年抗洪, 87年出生: what happened in that year, and nothing that went on for so long. */
function isOfEvent(text: string, start: number, end: number, now = 2030): boolean {
  const two = Number(text.slice(start, start + 2))
  if (!YEAR_EVENTS.test(text.slice(end, end + 8))) return false
  // Hardly anything goes on for seventy years.
  return (
    two >= 70 || ((two >= 49 || two <= now % 100) && !/[\d了满用花约近达够整足共.第]/u.test(text.charAt(start - 1)))
  )
}
const YEAR_EVENTS = new RegExp(`^的?${anyOf(words.yearEvents)}`, 'u')

/** 已有, 约, 近 right before how long something has been. */
const SINCE = /(?:有着?|已|逾|近|约|超过?|达|跨越|历经|绵延|延续|长达|拥有|上下)$/u
const LASTING = /(?:距今|迄今|长达|历经|绵延|延续|历时|跨越|整整|足足|前后)(?:已?有?|大?约|将?近|超过?|逾)?$/u
const OF_HISTORY =
  /^(?:以上|多)?的?(?:悠久|漫长|灿烂)?的?(?:历史(?![性最新上同纪记级高低])|文明|沧桑|传承|积淀|光阴|时光|树龄|之久)/u
const AGO = /^(?:以)?前(?![后期])/u

/** 已有2000年历史, 距今1000年, 1500年前: how long, though it is written like a year. `end`: behind 年. */
function isSpan(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 6), start)
  const after = text.slice(end, end + 10)
  if (LASTING.test(before)) return true
  if (OF_HISTORY.test(after)) return SINCE.test(before)
  if (!AGO.test(after)) return false
  const years = Number(text.slice(start, start + 4))
  // 2000年前 may be before that year as well, unless it is reckoned.
  return years % 100 === 0 && (years <= 1800 || /(?:早在|大?约|将?近|距今)$/u.test(before))
}

/** Whether a numeral is written like a year: four bare digits from 1000 to 2999. */
export function isYearNumeral(numeral: Numeral): boolean {
  const digits = numeral.digits
  return digits?.length === 4 && (digits.startsWith('1') || digits.startsWith('2')) && numeral.low !== undefined
}

/** What follows 年: month, quarter, half, decade, season. */
export function afterYear(context: ReadingContext, year: number, end: number): Point | undefined {
  const { text } = context
  const at = skipSpace(text, end)
  const month = monthAt(context, at)
  if (month !== undefined) return readMonth(context, at, year, true)
  const months = monthRange(context, at, year)
  if (months !== undefined) return months
  if (text.startsWith('代', end)) return decade(context, year, end)
  const part = readYearPart(context, text.charAt(at) === '的' ? at + 1 : at, year)
  if (part !== undefined) return part
  if (text.charAt(end) === '度' && text.charAt(end + 1) !== '过') return { ...emptyPoint({ year }), end: end + 1 }
  const suffix = YEAR_PARTS.matchAt(text, end)
  // 初中, 冬季奥运会 and 春运 are words of their own.
  const isPart = suffix !== undefined && !/[中级步次始期赛运奥晚节耕令装]/u.test(text.charAt(suffix.end))
  return { ...emptyPoint({ year }), end: isPart ? suffix.end : end }
}

/** 20世纪, 二十世纪八十年代, 上世纪90年代, 八十年代. */
export function readCentury(context: ReadingContext, numeral: Numeral): Point | undefined {
  const { text } = context
  const at = skipSpace(text, numeral.end)
  if (numeral.low === undefined || numeral.high !== undefined || numeral.scale !== 1) return undefined
  if (text.startsWith('年代', at) && numeral.low < 100 && numeral.low % 10 === 0) {
    // 三十年代 without a century is that of the twentieth.
    const led = /(?:上个?世纪|本世纪|(\d{2})世纪|([二十一九]{2,3})世纪)$/u.exec(
      text.slice(Math.max(0, numeral.start - 6), numeral.start),
    )
    return {
      ...decade(context, (led?.[0].startsWith('本') === true ? 2000 : 1900) + numeral.low, at + 1),
      numeral: true,
    }
  }
  if (!text.startsWith('世纪', at) || numeral.low < 1 || numeral.low > 30 || !Number.isInteger(numeral.low))
    return undefined
  const end = at + 2
  const decadeOf = readNumeral(text, context.raw, end)
  if (
    decadeOf?.low !== undefined &&
    decadeOf.low < 100 &&
    decadeOf.low % 10 === 0 &&
    text.startsWith('年代', decadeOf.end)
  ) {
    return decade(context, (numeral.low - 1) * 100 + decadeOf.low, decadeOf.end + 1)
  }
  const suffix = /^(?:初期|中期|末期|后期|前期|初|末|中叶)/u.exec(text.slice(end, end + 2))?.[0].length ?? 0
  const last = numeral.low * 100
  return {
    ...emptyPoint({}),
    end: end + suffix,
    span: `${String(last - 99).padStart(4, '0')}/${String(last).padStart(4, '0')}`,
  }
}

/** 1980年代: ten years as an interval. */
export function decade(context: ReadingContext, year: number, end: number): Point {
  const suffix = /^(?:初期|中期|末期|后期|前期|初|末)/u.exec(context.text.slice(end + 1, end + 3))?.[0].length ?? 0
  const first = Math.floor(year / 10) * 10
  return { ...emptyPoint({ year }), end: end + 1 + suffix, span: `${String(first)}/${String(first + 9)}` }
}

/** 上半年, 第三季度, 前三季度, 一季度, 前10个月. */
export function readYearPart(context: ReadingContext, at: number, year: number | undefined): Point | undefined {
  const match =
    /^(?:(上半年|前半年)|(下半年|后半年)|(?:第([一二三四1-4])|([一二三四1-4]))季度|前([二两三23])个?季度|前([一二三四五六七八九十两\d]{1,2})个月|1?[-—~]([2-9]|1[0-2])月)/u.exec(
      context.text.slice(at, at + 8),
    )
  if (match === null) return undefined
  const [whole, first, second, ordinal, bare, quarters, months] = match
  if (whole.endsWith('月') && months === undefined) return undefined
  const year0 = year === undefined ? undefined : String(year).padStart(4, '0')
  const quarter = quarterNumber(ordinal ?? bare)
  const upTo =
    quarters !== undefined
      ? quarterNumber(quarters) * 3
      : months === undefined
        ? 0
        : (readNumeral(months, months, 0)?.low ?? 0)
  const [from, to] =
    first !== undefined
      ? [1, 6]
      : second !== undefined
        ? [7, 12]
        : quarter > 0
          ? [quarter * 3 - 2, quarter * 3]
          : [1, upTo]
  const span = year0 === undefined ? undefined : `${year0}-${pad(from)}/${year0}-${pad(to)}`
  return { ...emptyPoint({ year }), end: at + whole.length, span }
}

/** 2023年1至11月 */
function monthRange(context: ReadingContext, at: number, year: number): Point | undefined {
  const match = /^(\d{1,2})(?:[-~–—]|至|到)(\d{1,2})月/u.exec(context.text.slice(at, at + 7))
  const first = Number(match?.[1])
  const last = Number(match?.[2])
  if (match === null || first < 1 || last > 12 || first >= last) return undefined
  const prefix = String(year).padStart(4, '0')
  return { ...emptyPoint({ year }), end: at + match[0].length, span: `${prefix}-${pad(first)}/${prefix}-${pad(last)}` }
}

const quarterNumber = (sign: string | undefined): number =>
  sign === undefined ? 0 : '一二三四'.includes(sign) ? '一二三四'.indexOf(sign) + 1 : sign === '两' ? 2 : Number(sign)
const pad = (value: number): string => String(value).padStart(2, '0')

/** The numeral of a month that stands at `at`, with 月 after it. */
export function monthAt(context: ReadingContext, at: number): Numeral | undefined {
  const { text } = context
  const first = text.charCodeAt(at)
  if (!isDigit(first) && !isHanDigit(first) && !isHanScale(first)) return undefined
  const numeral = readNumeral(text, context.raw, at)
  if (
    numeral?.low === undefined ||
    numeral.high !== undefined ||
    numeral.scale !== 1 ||
    numeral.low < 1 ||
    numeral.low > 12
  )
    return undefined
  return text.charAt(skipSpace(text, numeral.end)) === '月' ? numeral : undefined
}

/** 9月, 9月3日, 9月底; `hasYear` when a year stands before it. */
export function readMonth(
  context: ReadingContext,
  at: number,
  year: number | undefined,
  hasYear = false,
): Point | undefined {
  const numeral = monthAt(context, at)
  if (numeral?.low === undefined) return undefined
  const { text } = context
  const end = skipSpace(text, numeral.end) + 1
  const days = dayRange(text, skipSpace(text, end))
  if (days !== undefined)
    return { ...emptyPoint({ year, month: numeral.low, day: days.first }), lastDay: days.last, end: days.end }
  const day = readDay(context, skipSpace(text, end), year, numeral.low, true)
  if (day !== undefined) return day
  const han = hanDay(context, end, numeral, hasYear)
  if (han !== undefined)
    return withClock(context, { ...emptyPoint({ year, month: numeral.low, day: han.day }), end: han.end })
  if (text.charAt(end) === '份') return { ...emptyPoint({ year, month: numeral.low }), end: end + 1 }
  if (/^[饼球色台亮季薪租供嫂光琴]/u.test(text.slice(end, end + 1)) && !hasYear) return undefined
  const suffix = MONTH_PARTS.matchAt(text, end)
  const isPart = suffix !== undefined && !/[中级步次始期旬端一二三四五六七八九十]/u.test(text.charAt(suffix.end))
  return { ...emptyPoint({ year, month: numeral.low }), end: isPart ? suffix.end : end }
}

/** The days of 5月20至22日 and 5月20、21日. */
function dayRange(
  text: string,
  at: number,
): { readonly first: number; readonly last: number; readonly end: number } | undefined {
  const match = /^(\d{1,2})(?:[-~–—、]|至|到)(\d{1,2})[日号]/u.exec(text.slice(at, at + 7))
  const first = Number(match?.[1])
  const last = Number(match?.[2])
  return match === null || first < 1 || first >= last || last > 31
    ? undefined
    : { first, last, end: at + match[0].length }
}

/** 二零零四年八月十五: in all-Han dates the day may stand without 日. */
function hanDay(
  context: ReadingContext,
  at: number,
  month: Numeral,
  hasYear: boolean,
): { readonly day: number; readonly end: number } | undefined {
  if (month.form !== 'han') return undefined
  const numeral = readNumeral(context.text, context.raw, at)
  if (
    numeral?.low === undefined ||
    numeral.form !== 'han' ||
    numeral.high !== undefined ||
    numeral.low > 31 ||
    numeral.low < (hasYear ? 1 : 10)
  )
    return undefined
  const after = context.text.charAt(numeral.end)
  return after === '' || /[,，。、;；:：)）\s]/u.test(after) ? { day: numeral.low, end: numeral.end } : undefined
}

/** 3日, 12号; `isDated` when a month or a word such as 本月 stands before it. */
export function readDay(
  context: ReadingContext,
  at: number,
  year: number | undefined,
  month: number | undefined,
  isDated: boolean,
): Point | undefined {
  const { text } = context
  const first = text.charCodeAt(at)
  if (!isDigit(first) && !isHanDigit(first) && !isHanScale(first)) return undefined
  const numeral = readNumeral(text, context.raw, at)
  if (
    numeral?.low === undefined ||
    numeral.high !== undefined ||
    numeral.scale !== 1 ||
    numeral.low < 1 ||
    numeral.low > 31 ||
    !Number.isInteger(numeral.low)
  )
    return undefined
  const unitAt = skipSpace(text, numeral.end)
  const unit = text.charAt(unitAt)
  if (unit !== '日' && unit !== '号') return undefined
  const end = unitAt + 1
  if (!isDated && !isBareDay(text, numeral, unit, end)) return undefined
  return withClock(context, { ...emptyPoint({ year, month, day: numeral.low }), end })
}

/** 10日 without a month: Arabic digits are a day of the month, unless a span of days is meant; Han needs a time of day. */
function isBareDay(text: string, numeral: Numeral, unit: string, end: number): boolean {
  const after = text.slice(end, end + 2)
  const hasPart = DAY_AFTER.test(after)
  if (unit === '号') return hasPart
  if (numeral.form === 'han') return hasPart && !/^当/u.test(after)
  return !NOT_DAYS.test(after)
}

/** Adds the time of day that follows a date: 7月1日晚, 9月3日上午10时. */
export function withClock(context: ReadingContext, date: Point): Point {
  // 10月12日星期一: the weekday belongs to its date.
  const weekday =
    /^(?:星期|周|礼拜)[一二三四五六日天]/u.exec(context.text.slice(date.end, date.end + 3))?.[0].length ?? 0
  const day = weekday === 0 ? date : { ...date, end: date.end + weekday }
  const clock = readClock(context, skipTimeGap(context.text, day.end), undefined, true)
  return clock === undefined ? day : { ...day, clock: clock.time, end: clock.end }
}

/** A blank between date and time. */
export function skipTimeGap(text: string, at: number): number {
  return text.charAt(at) === ' ' ? at + 1 : at
}
/** Index after at most one blank. */
export function skipSpace(text: string, at: number): number {
  return text.charAt(at) === ' ' ? at + 1 : at
}
