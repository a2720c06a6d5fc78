import type { Reading, ReadingContext } from '../core/context.ts'
import { isAsciiLetter, isDigit, tidy, type Numeral } from '../core/numeral.ts'
import english from './data/english.json' with { type: 'json' }
import { readEnglishNumeral } from './words.ts'
import { unitEn } from './unit.ts'

const ratio = (start: number, end: number, value: Reading['value']): Reading => ({
  start,
  end,
  kind: 'ratio',
  value,
  unit: undefined,
  approx: 'none',
})

/** 12 to 1, 18-to-1, 4:1, 8-3-1: two sides told against each other, of a vote, a score, of odds; a record has three. */
export function readRatioEn(context: ReadingContext, start: number): Reading | undefined {
  const { lower, raw, text } = context
  if (isDigit(lower.charCodeAt(start)) && !/^[\d.,]+(?:[:/-]| to )/u.test(lower.slice(start, start + 14)))
    return undefined
  const record = /^\d{1,2}-\d{1,2}-\d{1,2}(?![\d/-]|[.,]\d|[a-z])/u.exec(lower.slice(start, start + 10))?.[0]
  if (record !== undefined && !/[\d/-]/u.test(lower.charAt(start - 1)) && !/-0/u.test(record))
    return ratio(start, start + record.length, undefined)
  // 3-for-5 from the line, 0-for-12: how many of how many tries.
  const tries = /^(\d{1,2})-(?:for|of)-(\d{1,2})(?![\w/-]|[.,]\d)/u.exec(lower.slice(start, start + 10))
  if (tries !== null && !/[\d/-]/u.test(lower.charAt(start - 1)))
    return ratio(start, start + tries[0].length, [Number(tries[1]), Number(tries[2])])
  // 50/50, 60/40: two shares that make a hundred.
  const shares = /^(\d\d)\/(\d\d)(?![\d/]|[.,]\d)/u.exec(lower.slice(start, start + 7))
  if (shares !== null && Number(shares[1]) + Number(shares[2]) === 100 && !/[\d/]/u.test(lower.charAt(start - 1)))
    return ratio(start, start + shares[0].length, [Number(shares[1]), Number(shares[2])])
  const colon = /^(\d{1,4}(?:\.\d+)?):(\d{1,3}(?:\.\d+)?)(?![\d:.]\d|\d)/u.exec(lower.slice(start, start + 14))
  if (colon !== null) {
    const isTold =
      /^[ -]ratio\b/u.test(lower.slice(start + colon[0].length, start + colon[0].length + 7)) || isOdds(lower, start)
    const isClock = (colon[2] ?? '').length === 2 && Number(colon[1]) < 25
    // John 3:16 has a verse.
    const isVerse = /[A-Z][a-z]+ $/u.test(text.slice(Math.max(0, start - 14), start))
    return (isClock || isVerse) && !isTold
      ? undefined
      : ratio(start, start + colon[0].length, [Number(colon[1]), Number(colon[2])])
  }
  const first = readEnglishNumeral(lower, raw, text, start)
  if (first?.low === undefined || first.sort !== 'plain' || first.scale > 12) return undefined
  const joint = /^(?:-to-| to )/u.exec(lower.slice(first.end, first.end + 4))?.[0]
  if (joint === undefined) return undefined
  const second = readEnglishNumeral(lower, raw, text, first.end + joint.length)
  if (second?.low === undefined || second.sort !== 'plain' || second.scale > 1) return undefined
  return isAgainst(context, first, second, joint) ? ratio(start, second.end, [first.low, second.low]) : undefined
}

function isAgainst(context: ReadingContext, first: Numeral, second: Numeral, joint: string): boolean {
  const { lower } = context
  const isMeasured = unitEn(context, second.end) !== undefined || isAsciiLetter(lower.charCodeAt(second.end))
  if (isMeasured || /^(?:[:$%]|[.,]\d|-year)/u.test(lower.slice(second.end, second.end + 5))) return false
  const isYear = (first.low ?? 0) > 1900 && (second.low ?? 0) > 1900
  if (joint === '-to-') return !isYear
  if (isOdds(lower, first.start)) return true
  // A range goes up; “from 30 to 12” and “cut 5 to 3” are changes.
  const isDown = (first.low ?? 0) > (second.low ?? 0)
  return (
    isDown &&
    !isYear &&
    (second.low ?? 0) < 100 &&
    !/\bfrom (?:about |nearly )?$|\b(?:cut|down|reduced)\b.{0,20}$/u.test(
      lower.slice(Math.max(0, first.start - 28), first.start),
    )
  )
}

/** “the ratio is”, “odds of”, “outnumber … by”: what follows are two sides. */
const isOdds = (lower: string, start: number): boolean =>
  /\b(?:ratios?|odds|outnumber(?:s|ed|ing)?|outvoted?)\b[^.;\d]{0,30}$/u.test(
    lower.slice(Math.max(0, start - 44), start),
  )

/** Words with which “plus or minus” and multiples begin; others end in “fold”. */
export const RATIO_STARTS = ['plus', 'give', 'once', 'twice', 'thrice'] as const

/** plus or minus 3 points, ±3: what stands behind is how far it may be off. */
export function plusOrMinusAt(lower: string, start: number): number | undefined {
  const match = /^(?:plus or minus |plus-or-minus |give or take |\+\/- ?|± ?)(?=[\d.a-z])/u.exec(
    lower.slice(start, start + 15),
  )
  return match === null ? undefined : start + match[0].length
}

const FOLDS: ReadonlyMap<string, number> = new Map([
  ...Object.entries(english.cardinals),
  ...Object.entries(english.tens),
  ...Object.entries(english.scales).filter(([word]) => !word.endsWith('s')),
])

/** tenfold, twentyfold, hundredfold; twice as many. */
export function readFoldEn(lower: string, start: number, end: number): Reading | undefined {
  const word = lower.slice(start, end)
  if (/^(?:twice|thrice)$/u.test(word))
    return /^ (?:as|the|its|his|her|their|that|what)\b/u.test(lower.slice(end, end + 7))
      ? ratio(start, end, word === 'twice' ? 2 : 3)
      : undefined
  if (!word.endsWith('fold') || isDigit(lower.charCodeAt(end))) return undefined
  const value = FOLDS.get(word.slice(0, -4))
  return value === undefined || value < 2 ? undefined : ratio(start, end, tidy(value))
}
