import type { Reading, ReadingContext } from '../core/context.ts'
import { tidy } from '../core/numeral.ts'
import { readEnglishNumeral } from './words.ts'

/** After these “five in six” tells how often something happened, not a share. */
const TIMES =
  /^ (?:games?|matche?s?|starts|outings|appearances|seasons?|attempts|innings|sets|rounds|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|boxes|rows|languages|volumes|parts)\b/u
const WHOLES: ReadonlySet<number> = new Set([
  2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 200, 500, 1000, 10_000, 100_000, 1e6,
])

/** One in five adults, nine out of 10 people: a share said in two numbers, smaller than its whole. */
export function readShareEn(context: ReadingContext, start: number): Reading | undefined {
  const { lower, raw, text } = context
  const part = readEnglishNumeral(lower, raw, text, start)
  if (part?.low === undefined || part.sort !== 'plain' || part.scale > 1) return undefined
  const joint = /^(?: in (?:every )?| out of (?:every )?| of every |-in-)/u.exec(
    lower.slice(part.end, part.end + 14),
  )?.[0]
  if (joint === undefined) return undefined
  const whole = readEnglishNumeral(lower, raw, text, part.end + joint.length)
  const isOne =
    part.low === 1 && whole?.low !== undefined && whole.low > 1 && !/^(?:19|20)\d\d$/u.test(String(whole.digits))
  if (whole?.low === undefined || whole.sort !== 'plain' || !(isOne || WHOLES.has(whole.low)) || part.low >= whole.low)
    return undefined
  if (!Number.isInteger(part.low) || part.low < 1) return undefined
  const after = lower.slice(whole.end, whole.end + 14)
  // “4 in 10 %”, “three in 5 km”: the second number has a life of its own.
  if ((TIMES.test(after) && !joint.includes('every')) || /^(?:[%‰]| ?per ?cent|-|[a-z]|[.,]\d|:)/u.test(after))
    return undefined
  if (joint !== '-in-' && !joint.startsWith(' out') && part.low > 9) return undefined
  return { start, end: whole.end, kind: 'ratio', value: tidy(part.low / whole.low), unit: undefined, approx: 'none' }
}

const PARTS =
  /^(half|a quarter|quarter|three quarters)(?: of)? (?:an?|the) (second|minute|hour|day|week|month|year|decade|century|mile|kilometre|kilometer|metre|meter|inch|foot|acre|pint|litre|liter|gallon|tonne|ton|pound|kilo|kilogram|degree|percentage point|percent|point)\b/u
const AND_HALF =
  /^an? (second|minute|hour|day|week|month|year|decade|century|mile|kilometre|kilometer|metre|acre|pint|litre|tonne|ton|kilo) and (a half|a quarter|three quarters)\b/u
const DURATIONS = /^(?:second|minute|hour|day|week|month|year|decade|century)$/u
const VALUES: Readonly<Record<string, number>> = {
  half: 0.5,
  'a half': 0.5,
  quarter: 0.25,
  'a quarter': 0.25,
  'three quarters': 0.75,
}

/** Half an hour, three quarters of a mile, a year and a half. */
export function readPartEn({ lower, raw }: ReadingContext, start: number): Reading | undefined {
  const slice = lower.slice(start, start + 40)
  const part = PARTS.exec(slice)
  const whole = part === null ? AND_HALF.exec(slice) : null
  const name = part?.[2] ?? whole?.[1]
  const amount = VALUES[part?.[1] ?? whole?.[2] ?? '']
  if (name === undefined || amount === undefined) return undefined
  const end = start + (part?.[0] ?? whole?.[0] ?? '').length
  const unitAt = part === null ? start + slice.indexOf(name) : end - name.length
  return {
    start,
    end,
    kind: DURATIONS.test(name) ? 'duration' : /^p(?:oint|erc)/u.test(name) ? 'percent' : 'measure',
    value: part === null ? 1 + amount : amount,
    unit: name === 'percent' ? '%' : raw.slice(unitAt, unitAt + name.length),
    approx: 'none',
  }
}
