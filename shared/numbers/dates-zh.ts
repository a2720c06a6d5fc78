import { skipDigits } from './arabic.ts'
import {
  formatDate,
  formatTime,
  nearestMonth,
  nearestYear,
  shiftDays,
  shiftMonths,
  weekdayOf,
  type CivilDate,
  type ClockTime,
} from './calendar.ts'
import type { Reading, ReadingContext } from './context.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import { isHanDigit, isHanScale, readNumeral } from './han.ts'
import { isAsciiLetter, isDigit, type Numeral } from './numeral.ts'
import { readClock, type Clock } from './times-zh.ts'
import { buildTrie, words } from './trie.ts'

interface Point extends CivilDate {
  readonly end: number
  readonly clock: ClockTime | undefined
  /** ISO interval of a part of a year (上半年, 第三季度, 1980年代). */
  readonly span: string | undefined
  /** Whether a numeral stands in it: 去年 alone is no number. */
  readonly numeral: boolean
}

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
const YEAR_PARTS = buildTrie(words([calendar.parts['年']]).map((word) => [word, true] as const))
const MONTH_PARTS = buildTrie(words([calendar.parts['月']]).map((word) => [word, true] as const))
const WEEKDAYS: Readonly<Record<string, number>> = calendar.weekdays
const CONNECTORS = /^(?: ?[-~–—―─] ?|—— ?| ?至 ?| ?到 ?|\/(?=\d{4}))/u

/**
 * Reads the Chinese or plain ISO date, time, or range of either that starts at `start`; undefined when there is none.
 * `numeral` is what stands at `start`, if a numeral does.
 */
export function readDateZh(context: ReadingContext, start: number, numeral: Numeral | undefined): Reading | undefined {
  const open = readOpenRange(context, start, numeral)
  if (open !== undefined) return open
  const first = readPoint(context, start, numeral, undefined)
  if (first === undefined) return undefined
  const second = readSecond(context, first)
  const last = second ?? first
  if (!first.numeral && !last.numeral) return undefined
  if (first.year !== undefined) context.lastYear = first.year
  if (second === undefined) return reading(context, start, first.end, [first])
  return reading(context, start, second.end, [first, second])
}

/** 1688-1697年, 5～8月, 3-5日: a range whose first half has no unit of its own. */
function readOpenRange(context: ReadingContext, start: number, numeral: Numeral | undefined): Reading | undefined {
  if (numeral?.low === undefined || numeral.high !== undefined || numeral.scale !== 1 || numeral.sort !== 'plain')
    return undefined
  const { text } = context
  const connector = CONNECTORS.exec(text.slice(numeral.end, numeral.end + 4))
  if (connector === null) return readNeighbours(context, start, numeral)
  const from = numeral.end + connector[0].length
  const other =
    isDigit(text.charCodeAt(from)) || isHanDigit(text.charCodeAt(from)) || isHanScale(text.charCodeAt(from))
      ? readNumeral(text, context.raw, from)
      : undefined
  if (other?.low === undefined || other.high !== undefined || other.scale !== 1) return undefined
  const unit = text.charAt(other.end)
  const low = numeral.low
  if (
    unit === '年' &&
    isYearNumeral(numeral) &&
    (isYearNumeral(other) || (other.digits?.length === 2 && other.low > low % 100))
  ) {
    const second = readPoint(
      context,
      from,
      isYearNumeral(other)
        ? other
        : {
            ...other,
            digits: `${String(low).slice(0, 2)}${other.digits ?? ''}`,
            low: Math.floor(low / 100) * 100 + other.low,
          },
      undefined,
    )
    return second && reading(context, start, second.end, [emptyPoint({ year: low }), second])
  }
  if (
    (unit === '月' || unit === '日' || unit === '号') &&
    low < other.low &&
    other.low <= (unit === '月' ? 12 : 31) &&
    low >= 1
  ) {
    const second = readPoint(context, from, other, undefined)
    if (second === undefined) return undefined
    const firstPoint =
      unit === '月'
        ? emptyPoint({ year: second.year, month: low })
        : emptyPoint({ year: second.year, month: second.month, day: low })
    return reading(context, start, second.end, [firstPoint, second])
  }
  return bareYears(context, start, numeral, other)
}

function readNeighbours(context: ReadingContext, start: number, numeral: Numeral): Reading | undefined {
  // 6、7月 and 六七月: two neighbouring months are one range.
  const { text } = context
  if (text.charAt(numeral.end) !== '、' || numeral.form !== 'arabic') return undefined
  const other = isDigit(text.charCodeAt(numeral.end + 1)) ? readNumeral(text, context.raw, numeral.end + 1) : undefined
  const low = numeral.low
  if (low === undefined || other?.low !== low + 1 || text.charAt(other.end) !== '月' || other.low > 12) return undefined
  const second = readPoint(context, numeral.end + 1, other, undefined)
  return second && second.day === undefined
    ? reading(context, start, second.end, [emptyPoint({ year: second.year, month: low }), second])
    : undefined
}

/** 2014-2018 without 年: two years only where both look like years, in order, and no unit follows. */
function bareYears(context: ReadingContext, start: number, first: Numeral, second: Numeral): Reading | undefined {
  const low = first.low
  const high = second.low
  if (!isYearNumeral(first) || !isYearNumeral(second) || low === undefined || high === undefined || low >= high)
    return undefined
  const after = context.text.charAt(second.end)
  if (
    low < 1500 ||
    high > 2100 ||
    high - low > 300 ||
    /[-~个名万千百元人家位%\d]/u.test(after) ||
    isAsciiLetter(after.charCodeAt(0))
  )
    return undefined
  const before = context.text.charAt(start - 1)
  if (before === '-' || isAsciiLetter(before.charCodeAt(0))) return undefined
  const end =
    /赛季|学年|财年|年度/u.exec(context.text.slice(second.end, second.end + 2))?.index === 0 ? second.end : second.end
  return reading(context, start, end, [emptyPoint({ year: low }), emptyPoint({ year: high })])
}

function emptyPoint(date: Partial<CivilDate>): Point {
  return { year: date.year, month: date.month, day: date.day, end: 0, clock: undefined, span: undefined, numeral: true }
}

function readSecond(context: ReadingContext, first: Point): Point | undefined {
  const connector = CONNECTORS.exec(context.text.slice(first.end, first.end + 4))
  if (connector === null) return undefined
  const from = first.end + connector[0].length
  const numeral = readNumeral(context.text, context.raw, from)
  return readPoint(context, from, numeral, first)
}

function reading(context: ReadingContext, start: number, end: number, points: readonly Point[]): Reading {
  const texts = points.map((point) => pointText(context, point, points))
  const known = texts.every((text) => text !== undefined) ? texts : undefined
  const isTime = points.every(
    (point) =>
      point.clock !== undefined &&
      point.day === undefined &&
      point.month === undefined &&
      point.year === undefined &&
      point.span === undefined,
  )
  return { start, end, kind: isTime ? 'time' : 'date', value: known?.join('/'), unit: undefined, approx: 'none' }
}

function pointText(context: ReadingContext, point: Point, all: readonly Point[]): string | undefined {
  if (point.span !== undefined) return point.span
  const date = formatDate(withYear(context, point, all))
  if (point.clock === undefined) return date
  return date === undefined ? formatTime(point.clock) : `${date}T${formatTime(point.clock)}`
}

function withYear(context: ReadingContext, point: Point, all: readonly Point[]): CivilDate {
  if (point.year !== undefined) return point
  const last = all[all.length - 1]
  const isOrdered = last?.month !== undefined && last.month >= (all[0]?.month ?? 0)
  const shared =
    all.find((other) => other.year !== undefined)?.year ??
    (isOrdered ? nearestYear(context.asOf, last.month ?? 1, last.day) : undefined)
  if (point.month !== undefined) {
    const year = shared ?? nearestYear(context.asOf, point.month, point.day)
    const first = all[0]
    // 11月20日至1月5日 crosses the turn of the year.
    const crosses =
      point !== first && first?.month !== undefined && first.month > point.month && first.year === undefined
    const base = crosses ? nearestYear(context.asOf, first.month ?? point.month, first.day) : year
    return { year: base === undefined ? undefined : crosses ? base + 1 : base, month: point.month, day: point.day }
  }
  if (point.day !== undefined) return nearestMonth(context.asOf, point.day) ?? point
  return point
}

/** One date with its time of day. `before` is the first half of a range, which lends what the second leaves out. */
function readPoint(
  context: ReadingContext,
  start: number,
  numeral: Numeral | undefined,
  before: Point | undefined,
): Point | undefined {
  const { text } = context
  const plain = numeral === undefined ? undefined : readSeparated(context, start, numeral)
  if (plain !== undefined) return plain
  if (numeral === undefined) return readLed(context, start, before)
  const unit = text.charAt(skipSpace(text, numeral.end))
  const century = unit === '世' || unit === '年' ? readCentury(context, numeral) : undefined
  if (century !== undefined) return century
  if (unit === '年') return readYear(context, numeral)
  if (unit === '月') return readMonth(context, start, undefined)
  if (unit === '日' || unit === '号') return readDay(context, start, before?.year, before?.month, before !== undefined)
  // 八点五成: a decimal is no hour.
  if (numeral.low !== undefined && !Number.isInteger(numeral.low)) return undefined
  const clock = readClock(context, start, before?.clock)
  if (clock === undefined) return undefined
  return { ...emptyPoint(before?.clock === undefined ? {} : before), ...clockOf(clock) }
}

function clockOf(clock: Clock): Pick<Point, 'clock' | 'end'> {
  return { clock: clock.time, end: clock.end }
}

/** 去年9月, 昨天下午3时, 上周三, 下午5点, 公元755年: a word stands before the numeral. */
function readLed(context: ReadingContext, start: number, before: Point | undefined): Point | undefined {
  const { text, asOf } = context
  const lead = LEADS.matchAt(text, start)
  if (lead === undefined) {
    const clock = readClock(context, start, before?.clock)
    return clock && { ...emptyPoint(before ?? {}), ...clockOf(clock), numeral: true }
  }
  const at = skipSpace(text, lead.end)
  const { sort, value } = lead.payload
  if (sort === 'era') return readEra(context, at, value, start)
  if (sort === 'year')
    return readInYear(
      context,
      at,
      asOf?.year === undefined ? undefined : asOf.year + value,
      lead.end,
      text.slice(start, lead.end),
    )
  if (sort === 'text-year')
    return readInYear(
      context,
      at,
      context.lastYear === undefined ? undefined : context.lastYear + value,
      lead.end,
      text.slice(start, lead.end),
    )
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

function readInYear(
  context: ReadingContext,
  at: number,
  year: number | undefined,
  end: number,
  word: string,
): Point | undefined {
  const { text } = context
  const comma = text.charAt(at) === ',' || text.charAt(at) === '的' ? skipSpace(text, at + 1) : at
  const month = monthAt(context, at)
  if (month !== undefined) return readMonth(context, at, year, word.length > 0)
  const part = readYearPart(context, comma === at || text.charAt(at) === '的' ? comma : at, year)
  if (part !== undefined) return part
  const suffix = YEAR_PARTS.matchAt(text, end)
  // 去年底 has no numeral, yet it dates; it is kept out of the ledger.
  return suffix === undefined ? undefined : undefined
}

function readYear(context: ReadingContext, numeral: Numeral): Point | undefined {
  const { text } = context
  const at = skipSpace(text, numeral.end)
  const digits = numeral.digits
  const next = text.charAt(at + 1)
  if (next === '级' || (next === '均' && digits === undefined)) return undefined
  if (isYearNumeral(numeral)) return afterYear(context, Number(digits), at + 1)
  if (digits?.length !== 2) return undefined
  const apostrophe = /['’‘]/u.test(text.charAt(numeral.start - 1))
  const isCertain =
    apostrophe ||
    numeral.form === 'han' ||
    digits.startsWith('0') ||
    monthAt(context, skipSpace(text, at + 1)) !== undefined
  if (!isCertain) return undefined
  const two = Number(digits)
  const pivot = ((context.asOf?.year ?? 2030) % 100) + 5
  return afterYear(context, two > pivot ? 1900 + two : 2000 + two, at + 1)
}

/** Whether a numeral is written like a year: four bare digits from 1000 to 2999. */
export function isYearNumeral(numeral: Numeral): boolean {
  const digits = numeral.digits
  return digits?.length === 4 && (digits.startsWith('1') || digits.startsWith('2')) && numeral.low !== undefined
}

function afterYear(context: ReadingContext, year: number, end: number): Point | undefined {
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
function readCentury(context: ReadingContext, numeral: Numeral): Point | undefined {
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

function decade(context: ReadingContext, year: number, end: number): Point {
  const suffix = /^(?:初期|中期|末期|后期|前期|初|末)/u.exec(context.text.slice(end + 1, end + 3))?.[0].length ?? 0
  const first = Math.floor(year / 10) * 10
  return { ...emptyPoint({ year }), end: end + 1 + suffix, span: `${String(first)}/${String(first + 9)}` }
}

/** 上半年, 第三季度, 前三季度, 一季度, 前10个月. */
function readYearPart(context: ReadingContext, at: number, year: number | undefined): Point | undefined {
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

/** 上半年, 第三季度 and 前三季度 without a year: those of the publication's year. */
export function readYearPartZh(context: ReadingContext, start: number): Reading | undefined {
  const part = readYearPart(context, start, context.asOf?.year)
  if (part === undefined || context.text.slice(start, part.end).endsWith('月')) return undefined
  return { start, end: part.end, kind: 'date', value: part.span, unit: undefined, approx: 'none' }
}

const quarterNumber = (sign: string | undefined): number =>
  sign === undefined ? 0 : '一二三四'.includes(sign) ? '一二三四'.indexOf(sign) + 1 : sign === '两' ? 2 : Number(sign)
const pad = (value: number): string => String(value).padStart(2, '0')

function monthAt(context: ReadingContext, at: number): Numeral | undefined {
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

function readMonth(context: ReadingContext, at: number, year: number | undefined, hasYear = false): Point | undefined {
  const numeral = monthAt(context, at)
  if (numeral?.low === undefined) return undefined
  const { text } = context
  const end = skipSpace(text, numeral.end) + 1
  const day = readDay(context, skipSpace(text, end), year, numeral.low, true)
  if (day !== undefined) return day
  const han = hanDay(context, end, numeral, hasYear)
  if (han !== undefined)
    return withClock(context, { ...emptyPoint({ year, month: numeral.low, day: han.day }), end: han.end })
  if (text.charAt(end) === '份') return { ...emptyPoint({ year, month: numeral.low }), end: end + 1 }
  if (/^[饼球色台亮季薪租供嫂光琴]/u.test(text.slice(end, end + 1)) && !hasYear) return undefined
  const suffix = MONTH_PARTS.matchAt(text, end)
  const isPart = suffix !== undefined && !/[中级步次始期旬端]/u.test(text.charAt(suffix.end))
  return { ...emptyPoint({ year, month: numeral.low }), end: isPart ? suffix.end : end }
}

/** 二零零四年八月十五: in all-Han dates the day may stand without 日. */
function hanDay(
  context: ReadingContext,
  at: number,
  month: Numeral,
  hasYear: boolean,
): { readonly day: number; readonly end: number } | undefined {
  if (!hasYear || month.form !== 'han') return undefined
  const numeral = readNumeral(context.text, context.raw, at)
  if (
    numeral?.low === undefined ||
    numeral.form !== 'han' ||
    numeral.high !== undefined ||
    numeral.low > 31 ||
    numeral.low < 1
  )
    return undefined
  const after = context.text.charAt(numeral.end)
  return after === '' || /[,，。、;；:：)）\s]/u.test(after) ? { day: numeral.low, end: numeral.end } : undefined
}

function readDay(
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
  const hasPart = /^(?:上午|下午|凌晨|晚|早|清晨|中午|傍晚|夜|电|讯|起|当)/u.test(after)
  if (unit === '号') return hasPart
  if (numeral.form === 'han') return hasPart && !/^当/u.test(after)
  return !/^(?:内|之内|以内|之|间|游|元|均|产|用|志|报|圆|本|语|币)/u.test(after)
}

/** Adds the time of day that follows a date: 7月1日晚, 9月3日上午10时. */
function withClock(context: ReadingContext, date: Point): Point {
  const clock = readClock(context, skipTimeGap(context.text, date.end), undefined, true)
  return clock === undefined ? date : { ...date, clock: clock.time, end: clock.end }
}

function skipTimeGap(text: string, at: number): number {
  return text.charAt(at) === ' ' ? at + 1 : at
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

/** 2023/12/13 9:56:59, 2023-12-09, 2023.12.09, 2023-12. */
function readSeparated(context: ReadingContext, start: number, numeral: Numeral): Point | undefined {
  const { text } = context
  const yearEnd = skipDigits(text, start)
  if (yearEnd - start !== 4 || isDigit(text.charCodeAt(start - 1)) || numeral.form !== 'arabic') return undefined
  const year = Number(text.slice(start, yearEnd))
  const sign = text.charAt(yearEnd)
  if (year < 1000 || year > 2999 || (sign !== '-' && sign !== '/' && sign !== '.')) return undefined
  const monthEnd = skipDigits(text, yearEnd + 1)
  const month = Number(text.slice(yearEnd + 1, monthEnd))
  if (monthEnd === yearEnd + 1 || monthEnd - yearEnd > 3 || month < 1 || month > 12) return undefined
  if (text.charAt(monthEnd) !== sign) {
    const isMonth =
      sign !== '.' &&
      !isDigit(text.charCodeAt(monthEnd)) &&
      !/[年月日个名人元万亿.%]/u.test(text.charAt(monthEnd)) &&
      (monthEnd - yearEnd === 3 || sign === '-')
    const isBare = isMonth && !isAsciiLetter(text.charCodeAt(monthEnd))
    return isBare ? { ...emptyPoint({ year, month }), end: monthEnd } : undefined
  }
  const dayEnd = skipDigits(text, monthEnd + 1)
  const day = Number(text.slice(monthEnd + 1, dayEnd))
  if (dayEnd === monthEnd + 1 || dayEnd - monthEnd > 3 || day < 1 || day > 31) return undefined
  const gap = text.charAt(dayEnd) === 'T' ? dayEnd + 1 : skipSpace(text, dayEnd)
  const clock = readClock(context, gap, undefined, gap > dayEnd)
  return {
    ...emptyPoint({ year, month, day }),
    clock: clock?.time,
    end: clock?.time === undefined ? dayEnd : clock.end,
  }
}

function skipSpace(text: string, at: number): number {
  return text.charAt(at) === ' ' ? at + 1 : at
}
