import { skipDigits } from '../core/arabic.ts'
import { formatDate, formatTime, nearestMonth, nearestYear, type CivilDate } from '../core/calendar.ts'
import type { Reading, ReadingContext } from '../core/context.ts'
import { clockOf, readLed } from './date-leads.ts'
import {
  emptyPoint,
  readCentury,
  readDay,
  readMonth,
  readYear,
  readYearPart,
  isYearNumeral,
  skipSpace,
  type Point,
} from './date-parts.ts'
import { readNumeral } from './han.ts'
import { isHanDigit, isHanScale } from './han-signs.ts'
import { yearOfSentence } from '../core/same-year.ts'
import { isAsciiLetter, isDigit, type Numeral } from '../core/numeral.ts'
import { readClock } from './times.ts'

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
  const own = second === undefined ? { ...first, year: first.year ?? yearBefore(context, first, start) } : first
  if (last.year !== undefined && last.month !== undefined)
    context.lastMonth = { year: last.year, month: last.month, start, end: last.end }
  if (second === undefined) return reading(context, start, first.end, [own])
  return reading(context, start, second.end, [first, second])
}

/** 2024年4月增长，5月下降: of one year. */
const yearBefore = (context: ReadingContext, { month, span, end }: Point, start: number): number | undefined =>
  month === undefined || span !== undefined
    ? undefined
    : (yearOfSentence(context, month, start, BORDER, ORIGIN) ?? yearOfMonths(context, month, end))

/** 9月…，10月…，11月…: months in the order of the year are of one year, the nearest to the last of them. */
function yearOfMonths({ text, asOf }: ReadingContext, month: number, end: number): number | undefined {
  const rest = text.slice(end, end + MONTHS_REACH).split(BORDER)[0] ?? ''
  let last = month
  for (const [, digits = ''] of rest.matchAll(/(?<![\d年./-])(\d{1,2})月(?!\d*个)/gu)) {
    const next = Number(digits)
    if (next <= last || next > 12) break
    last = next
  }
  return last === month ? undefined : nearestYear(asOf, last, undefined)
}
const MONTHS_REACH = 60
const BORDER = /[。!?;\n”]|[今去明前后次翌同本当上][年月]|\d{4}年|至今|目前|现在|将/u
const ORIGIN = /[出诞]?生[于在]?|成立|创[办立建]|始建|建[于成]|以来|入[职党伍学]/u

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
  const resolved = withYear(context, point, all)
  const date = formatDate(resolved)
  if (point.lastDay !== undefined && date !== undefined)
    return `${date}/${formatDate({ ...resolved, day: point.lastDay }) ?? ''}`
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
  const plain =
    numeral === undefined
      ? undefined
      : (readSeparated(context, start, numeral) ?? readSlashedDay(context, start, numeral))
  if (plain !== undefined) return plain
  if (numeral === undefined) return readLed(context, start, before)
  const unit = text.charAt(skipSpace(text, numeral.end))
  const century = unit === '世' || unit === '年' ? readCentury(context, numeral) : undefined
  if (century !== undefined) return century
  if (unit === '年') return readYear(context, numeral)
  if (isYearAlone(text, start, numeral)) return { ...emptyPoint({ year: numeral.low }), end: numeral.end }
  if (unit === '月') return readMonth(context, start, undefined)
  if (unit === '日' || unit === '号') {
    // 8月2日、4日: the month named before goes on.
    const month = /(?:^|\D)(\d{1,2})月\d{1,2}[日号](?:[、和及]\d{1,2}[日号])*[、和及]$/u.exec(
      text.slice(Math.max(0, start - 14), start),
    )?.[1]
    const isLent = before === undefined && month !== undefined
    return readDay(context, start, before?.year, isLent ? Number(month) : before?.month, before !== undefined || isLent)
  }
  // 八点五成: a decimal is no hour.
  if (numeral.low !== undefined && !Number.isInteger(numeral.low)) return undefined
  const clock = readClock(context, start, before?.clock)
  if (clock === undefined) return undefined
  return { ...emptyPoint(before?.clock === undefined ? {} : before), ...clockOf(clock) }
}

/** “1987. 那一年，…”: a year that opens a text, and no item of a list has such a number. */
const isYearAlone = (text: string, start: number, numeral: Numeral): boolean =>
  start === 0 && isYearNumeral(numeral) && /^[.．、] ?[\u4e00-\u9fff]/u.test(text.slice(numeral.end, numeral.end + 3))

/** 上半年, 第三季度 and 前三季度 without a year: those of the publication's year. */
export function readYearPartZh(context: ReadingContext, start: number): Reading | undefined {
  const part = readYearPart(context, start, context.asOf?.year)
  if (part === undefined || context.text.slice(start, part.end).endsWith('月')) return undefined
  return { start, end: part.end, kind: 'date', value: part.span, unit: undefined, approx: 'none' }
}

/** 12/1 without a year: the first of December, where a fraction would be above one. */
function readSlashedDay({ text }: ReadingContext, start: number, numeral: Numeral): Point | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})(?![\d/.%年月日])/u.exec(text.slice(start, start + 6))
  const month = Number(match?.[1])
  const day = Number(match?.[2])
  if (match === null || numeral.digits === undefined || month < 7 || month > 12 || day >= month || day < 1)
    return undefined
  if (/[\d/.\-]/u.test(text.charAt(start - 1)) || isAsciiLetter(text.charCodeAt(start + match[0].length)))
    return undefined
  return { ...emptyPoint({ month, day }), end: start + match[0].length }
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
