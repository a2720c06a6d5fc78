import type { ReadingContext } from '../core/context.ts'
import { tidy } from '../core/numeral.ts'
import { readEnglishNumeral } from './words.ts'
import type { FoundUnit } from './unit.ts'

/** What a larger unit is made of: pattern of the smaller one's name, and how many of them it has. */
type Part = readonly [RegExp, number]
const INCHES: Part = [/^in(?:ch(?:es)?)?$/u, 12]
const OUNCES: Part = [/^(?:oz|ounces?)$/u, 16]
const POUNDS: Part = [/^(?:lbs?|pounds?)$/u, 14]
const CENTS: Part = [/^cents?$/u, 100]
const MINUTES: Part = [/^min(?:ute)?s?$/u, 60]
const SECONDS: Part = [/^sec(?:ond)?s?$/u, 60]
const HOURS: Part = [/^h(?:ou)?rs?$/u, 24]
const MONTHS: Part = [/^months?$/u, 12]
const DAYS: Part = [/^days?$/u, 7]
const PARTS: readonly (readonly [RegExp, readonly Part[]])[] = [
  [/^(?:ft|feet|foot)$/u, [INCHES]],
  [/^(?:lbs?|pounds?)$/u, [OUNCES]],
  [/^stone$/u, [POUNDS]],
  [/^dollars?$/u, [CENTS]],
  [/^h(?:ou)?rs?$/u, [MINUTES, [SECONDS[0], 3600]]],
  [/^min(?:ute)?s?$/u, [SECONDS]],
  [/^days?$/u, [HOURS]],
  [/^weeks?$/u, [DAYS]],
  [/^years?$/u, [MONTHS]],
]

/** A larger unit with what follows of it in smaller ones. */
interface Compound {
  readonly end: number
  readonly value: number
  /** 7 pounds 9 ounces weigh something. */
  readonly kind?: 'measure'
}

/** 5 ft 2 in, six feet and three inches, 2 hours, 9 minutes and 12 seconds, 5-foot-3: one amount, in its first unit. */
export function compound(context: ReadingContext, unit: FoundUnit): Compound | undefined {
  const name = unit.name.toLowerCase()
  const cents = /dollars?$/iu.test(unit.name) ? centsAfter(context, unit.end) : undefined
  if (cents !== undefined) return cents
  const parts = PARTS.find(([larger]) => larger.test(name))?.[1]
  if (parts === undefined) return undefined
  const { lower } = context
  const hyphened = /^-(\d{1,2})(?![\d.,]\d|\d)(?:-inch(?:es)?)?(?![a-z-])/u.exec(lower.slice(unit.end, unit.end + 9))
  if (hyphened !== null && parts.includes(INCHES) && Number(hyphened[1]) < 12)
    return { end: unit.end + hyphened[0].length, value: Number(hyphened[1]) / 12 }
  return (parts.includes(INCHES) ? inchesAlone(lower, unit.end) : undefined) ?? smaller(context, unit.end, parts)
}

/** “He was 6 feet 2 and weighed”: as tall as people are, the inches go without their name. */
function inchesAlone(lower: string, end: number): Compound | undefined {
  const before = /(?:^|\D)([4-7]) (?:feet|foot)$/u.exec(lower.slice(Math.max(0, end - 8), end))
  const inches = /^ (\d{1,2})(?=[.,;:!?)]?$|[.,;:!?)] |,? (?:and|tall|but|with|or)\b(?! \d))/u.exec(
    lower.slice(end, end + 12),
  )
  if (before === null || inches === null || Number(inches[1]) > 11) return undefined
  return { end: end + inches[0].length, value: Number(inches[1]) / 12 }
}

function smaller(context: ReadingContext, end: number, parts: readonly Part[]): Compound | undefined {
  const { lower, raw, text } = context
  const gap = /^(?:,? and |, | )/u.exec(lower.slice(end, end + 6))?.[0]
  if (gap === undefined) return undefined
  const next = readEnglishNumeral(lower, raw, text, end + gap.length)
  if (next?.low === undefined || next.sort !== 'plain' || next.scale > 1) return undefined
  const word = /^[ -]?([a-z]+)(?!-)/u.exec(lower.slice(next.end, next.end + 12))
  const part = parts.find(([name]) => name.test(word?.[1] ?? ''))
  if (word === null || part === undefined || next.low >= part[1]) return undefined
  const stop = next.end + word[0].length
  const own = { end: stop, value: tidy(next.low / part[1]), ...(part === OUNCES ? { kind: 'measure' as const } : {}) }
  const below = PARTS.find(([larger]) => larger.test(word[1] ?? ''))?.[1]
  const rest = below === undefined ? undefined : smaller(context, stop, below)
  return rest === undefined ? own : { ...own, end: rest.end, value: tidy(own.value + rest.value / part[1]) }
}

/** “15 dollars and 50.” leaves its cents unnamed at the end of a sentence. */
export function centsAfter(
  { lower, raw, text }: ReadingContext,
  end: number,
): { readonly end: number; readonly value: number } | undefined {
  if (!/^ and (?:\d{2}|[a-z]+)/u.test(lower.slice(end, end + 20))) return undefined
  const cents = readEnglishNumeral(lower, raw, text, end + 5)
  if (cents?.low === undefined || cents.low < 10 || cents.low > 99 || cents.sort !== 'plain' || cents.scale > 1)
    return undefined
  return /^ *(?:[.!?](?!\d)|$)/u.test(lower.slice(cents.end, cents.end + 3))
    ? { end: cents.end, value: cents.low / 100 }
    : undefined
}
