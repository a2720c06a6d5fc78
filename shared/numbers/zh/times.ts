import { skipDigits } from '../core/arabic.ts'
import type { ClockTime } from '../core/calendar.ts'
import type { ReadingContext } from '../core/context.ts'
import calendar from './data/calendar.json' with { type: 'json' }
import { readNumeral } from './han.ts'
import { isHanDigit, isHanScale } from './han-signs.ts'
import { isDigit } from '../core/numeral.ts'
import { buildTrie } from '../core/trie.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

const HOUR_AFTER = new RegExp(`^${anyOf(words.hourAfter)}`, 'u')

/** A time of day in a text; `time` is undefined for a part of the day alone (晚, 上午). */
export interface Clock {
  readonly end: number
  readonly time: ClockTime | undefined
}

const PARTS = buildTrie(Object.entries(calendar.dayParts))
/** Characters at which a part of the day can begin (下午, 凌晨, 晚). */
export const PART_LEADS: ReadonlySet<number> = new Set(Object.keys(calendar.dayParts).map((word) => word.charCodeAt(0)))
/** 3点 before one of these is a list of points, not an hour. */
const POINTS = new RegExp(`^${anyOf(words.points)}`, 'u')

/**
 * Reads the clock time at `start` of the folded text (下午3时20分, 9:56:59, 六点半). `isDated` when a date stands before
 * it, which makes a bare part of the day (7月1日晚) part of it; `other` is the first half of a range, `known` the part of
 * the day already named.
 */
export function readClock(
  context: ReadingContext,
  start: number,
  other: ClockTime | undefined,
  isDated = false,
  known?: string,
): Clock | undefined {
  const { text } = context
  const part = PARTS.matchAt(text, start)
  const at = skipSpace(text, part?.end ?? start)
  const name = part?.payload ?? known
  const clock = readColon(text, at, name) ?? readHours(context, at, name, other)
  if (clock !== undefined) return clock
  if (part === undefined || !isDated || /^[会餐宴霜报稻熟秋]/u.test(text.slice(part.end, part.end + 1)))
    return undefined
  return { end: part.end, time: undefined }
}

function readColon(text: string, at: number, part: string | undefined): Clock | undefined {
  const hourEnd = skipDigits(text, at)
  if (hourEnd === at || hourEnd - at > 2 || text.charAt(hourEnd) !== ':') return undefined
  const minuteEnd = skipDigits(text, hourEnd + 1)
  if (minuteEnd - hourEnd !== 3) return undefined
  const hour = Number(text.slice(at, hourEnd))
  const minute = Number(text.slice(hourEnd + 1, minuteEnd))
  if (hour > 24 || minute > 59) return undefined
  const secondEnd = text.charAt(minuteEnd) === ':' ? skipDigits(text, minuteEnd + 1) : minuteEnd
  const hasSeconds = secondEnd - minuteEnd === 3 && Number(text.slice(minuteEnd + 1, secondEnd)) < 60
  const second = hasSeconds ? Number(text.slice(minuteEnd + 1, secondEnd)) : undefined
  const end = hasSeconds ? secondEnd : minuteEnd
  if (isDigit(text.charCodeAt(end)) || (text.charAt(end) === ':' && isDigit(text.charCodeAt(end + 1)))) return undefined
  return { end, time: { hour: inPart(hour, part), minute, second } }
}

function readHours(
  context: ReadingContext,
  at: number,
  part: string | undefined,
  other: ClockTime | undefined,
): Clock | undefined {
  const { text } = context
  const hours = smallNumber(context, at, 24)
  if (hours === undefined) return undefined
  const unitAt = skipSpace(text, hours.end)
  const unit = text.charAt(unitAt)
  if (unit !== '时' && unit !== '点') return undefined
  const from = unitAt + 1
  const hour = inPart(
    hours.value,
    part ?? (other !== undefined && other.hour >= 12 && hours.value < 12 ? 'pm' : undefined),
  )
  const minutes = readMinutes(context, from)
  if (minutes !== undefined) return { end: minutes.end, time: { hour, minute: minutes.minute, second: minutes.second } }
  if (unit === '点' && part === undefined && other === undefined && !isHour(text, at, from, hours.value))
    return undefined
  if (unit === '时' && /^(?:速|代|效|候|刻|差|期|常|段|许多)/u.test(text.slice(from, from + 2)) && part === undefined)
    return undefined
  const ending = /^(?:钟整|整|许|钟)/u.exec(text.slice(from, from + 2))?.[0] ?? ''
  return { end: from + ending.length, time: { hour, minute: undefined, second: undefined } }
}

/** 3点 alone is an hour where the text says so by what follows; otherwise it may be points of a list or an index. */
function isHour(text: string, at: number, from: number, hour: number): boolean {
  const after = text.slice(from, from + 3)
  if (HOUR_AFTER.test(after)) return true
  if (POINTS.test(after)) return false
  if (text.charAt(at) === '零') return true
  const before = text.slice(Math.max(0, at - 2), at)
  return (hour >= 6 && !/[跌涨升降报收至达第以]$/u.test(before)) || /(?:在|于|约|至|到|早|晚|近|点|[-~])$/u.test(before)
}

function readMinutes(
  context: ReadingContext,
  from: number,
): { readonly end: number; readonly minute: number; readonly second: number | undefined } | undefined {
  const { text } = context
  if (text.charAt(from) === '半') return { end: from + 1, minute: 30, second: undefined }
  const quarter = /^(?:([一1])|([三3]))刻/u.exec(text.slice(from, from + 2))
  if (quarter !== null) return { end: from + 2, minute: quarter[1] === undefined ? 45 : 15, second: undefined }
  const minutes = smallNumber(context, skipSpace(text, from), 59)
  if (minutes === undefined) return undefined
  const unitAt = skipSpace(text, minutes.end)
  // 六点五十: in Han signs 分 is often left out.
  if (text.charAt(unitAt) !== '分' || text.charAt(unitAt + 1) === '钟') {
    const isWhole = minutes.han && minutes.value >= 10 && !/[个名人分]/u.test(text.charAt(minutes.end))
    return isWhole ? { end: minutes.end, minute: minutes.value, second: undefined } : undefined
  }
  const seconds = smallNumber(context, skipSpace(text, unitAt + 1), 59)
  if (seconds === undefined || text.charAt(seconds.end) !== '秒')
    return { end: unitAt + 1, minute: minutes.value, second: undefined }
  return { end: seconds.end + 1, minute: minutes.value, second: seconds.value }
}

function smallNumber(
  context: ReadingContext,
  at: number,
  most: number,
): { readonly end: number; readonly value: number; readonly han: boolean } | undefined {
  const { text } = context
  const first = text.charCodeAt(at)
  if (!isDigit(first) && !isHanDigit(first) && !isHanScale(first)) return undefined
  const digitsEnd = skipDigits(text, at)
  if (digitsEnd > at) {
    const value = Number(text.slice(at, digitsEnd))
    return digitsEnd - at <= 2 && value <= most ? { end: digitsEnd, value, han: false } : undefined
  }
  // Read up to 点 only: the numeral reader takes 六点五 for a decimal.
  const clockEnd = text.slice(at, at + 4).indexOf('点')
  const piece = text.slice(at, at + (clockEnd > 0 ? clockEnd : 5))
  const numeral = readNumeral(piece, piece, 0)
  if (numeral?.low === undefined || numeral.high !== undefined || numeral.low > most || !Number.isInteger(numeral.low))
    return undefined
  return { end: at + numeral.end, value: numeral.low, han: true }
}

function inPart(hour: number, part: string | undefined): number {
  if (part === 'pm' && hour < 12) return hour + 12
  if (part === 'noon' && hour < 3) return hour + 12
  if (part === 'night' && hour === 12) return 0
  return hour
}

function skipSpace(text: string, at: number): number {
  return text.charAt(at) === ' ' ? at + 1 : at
}
