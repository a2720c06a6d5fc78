import { parseIsoDate, weekdayOf } from '../numbers/core/calendar.ts'
import { WEEKDAYS } from '../numbers/packs.ts'
import { anyOf } from '../lib/any-of.ts'
import type { Span } from './view.ts'

/** How far two dates say the same: to the day, to the month, to the year; `other` days, months or years. */
export type DateSameness = 'day' | 'month' | 'year' | 'other'

export type DateParts = readonly [year: string | undefined, month: string | undefined, day: string | undefined]

/** Year, month and day of an ISO date, as far as it has them; `--11-08` has no year. */
export function datePartsOf(value: string | undefined): DateParts {
  const match = /^(?:(\d{4})|-)(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(value ?? '')
  return [match?.[1], match?.[2], match?.[3]]
}

/**
 * Compares two dates part by part. A year that one side leaves out is not compared (11月8日 and 2025年11月8日 are one day);
 * undefined where the two share nothing that could be compared.
 */
export function samenessOf(one: DateParts, other: DateParts): DateSameness | undefined {
  if (one.some((part, at) => part !== undefined && other[at] !== undefined && part !== other[at])) return 'other'
  const isShared = (at: number): boolean => one[at] !== undefined && other[at] !== undefined
  if (isShared(2)) return 'day'
  if (isShared(1)) return 'month'
  return isShared(0) ? 'year' : undefined
}

/** Whether two dates are exact to the same part: a day with a day, a month with a month, a year with a year. */
export function isAsExact(one: DateParts, other: DateParts): boolean {
  return (one[2] === undefined) === (other[2] === undefined) && (one[1] === undefined) === (other[1] === undefined)
}

const NAMES = Object.keys(WEEKDAYS).filter((name) => /^[a-z]/u.test(name))
const BEFORE_EN = new RegExp(`\\b(${anyOf(NAMES)})\\.?,?\\s+(?:the\\s+)?$`, 'u')
const AFTER_EN = new RegExp(`^\\s*[(,]?\\s*(?:an?\\s+)?(${anyOf(NAMES)})\\b`, 'u')
const WITHIN_EN = new RegExp(`\\b(${anyOf(NAMES)})\\b`, 'u')
const HAN = /(?:星期|周|礼拜)([一二三四五六日天])/u
const BEFORE_ZH = /(?:星期|周|礼拜)([一二三四五六日天])\s*[(,，]?\s*$/u
const AFTER_ZH = /^\s*[(,，]?\s*(?:星期|周|礼拜)([一二三四五六日天])/u

/** The weekday that is written in or beside a date, Monday 1 to Sunday 7; `lower` is folded, in lower case. */
export function weekdayBeside(lower: string, { start, end }: Span): number | undefined {
  const [before, within, after] = [
    lower.slice(Math.max(0, start - 16), start),
    lower.slice(start, end),
    lower.slice(end),
  ]
  const tail = after.slice(0, 16)
  const name =
    WITHIN_EN.exec(within)?.[1] ??
    HAN.exec(within)?.[1] ??
    BEFORE_EN.exec(before)?.[1] ??
    BEFORE_ZH.exec(before)?.[1] ??
    AFTER_ZH.exec(tail)?.[1] ??
    AFTER_EN.exec(tail)?.[1]
  return name === undefined ? undefined : WEEKDAYS[name]
}

/** The weekday of an ISO day; undefined for what is less exact. */
export function weekdayOfDay(iso: string | undefined): number | undefined {
  const { year, month, day } = parseIsoDate(iso) ?? {}
  return year === undefined || month === undefined || day === undefined ? undefined : weekdayOf(year, month, day)
}

/** A date and the text that it stands in, folded and in lower case. UTF-16. */
export interface DatedText extends Span {
  readonly lower: string
  readonly value?: string | undefined
}

/** Two dates with the weekdays beside them: the same day with another weekday is not the same. */
export function datesAgree(
  one: DatedText,
  other: DatedText,
): 'agrees' | 'year-only' | 'month-only' | 'differs' | undefined {
  const [mine, yours] = [datePartsOf(one.value), datePartsOf(other.value)]
  const sameness = samenessOf(mine, yours)
  if (sameness === undefined) return undefined
  if (sameness === 'other') return 'differs'
  const [ours, theirs] = [weekdayBeside(one.lower, one), weekdayBeside(other.lower, other)]
  if (sameness === 'day' && ours !== undefined && theirs !== undefined && ours !== theirs) return 'differs'
  if (isAsExact(mine, yours)) return 'agrees'
  return sameness === 'year' ? 'year-only' : 'month-only'
}
