import type { Numeral } from '../core/numeral.ts'
import { nextWord, wordBefore } from '../core/word.ts'
import english from './data/english.json' with { type: 'json' }

const YEAR_BEFORE: ReadonlySet<string> = new Set(english.yearBefore)
/** Words that make four digits before them a count. */
export const NOT_YEAR_AFTER: ReadonlySet<string> = new Set(english.notYearAfter)

/** Four digits that could be a year of modern times. */
export const isYear = (numeral: Numeral): boolean =>
  numeral.digits?.length === 4 && (numeral.low ?? 0) >= 1400 && (numeral.low ?? 0) <= 2100

/** 2019. The road closed; 2019: it opened; 1986 – a good year: a year at the head of a line or sentence, with what befell. */
const isAtHead = (lower: string, { start, end }: Numeral): boolean =>
  /(?:^|\n|[.!?] )$/u.test(lower.slice(Math.max(0, start - 2), start)) &&
  /^(?:[.:;] ?| ?[–—] ?| - )[a-z“"]/u.test(lower.slice(end, end + 5))

/** Four digits are a year after “in”, “since” and the like, and before a comma of a date, unless they count something. */
export function isYearHere(lower: string, numeral: Numeral): boolean {
  if (!isYear(numeral)) return false
  const after = nextWord(lower, numeral.end)?.text
  const hasSpace = lower.charAt(numeral.end) === ' '
  if (hasSpace && after !== undefined && NOT_YEAR_AFTER.has(after)) return false
  // 2020;3:12: the year of a reference.
  if (isAtHead(lower, numeral) || /^;\s?\d{1,4} ?[:(]/u.test(lower.slice(numeral.end, numeral.end + 9))) return true
  // Harbor board, 2026.: the year that ends a line of where something is from.
  if (
    numeral.start > 2 &&
    /[a-z], $/u.test(lower.slice(numeral.start - 3, numeral.start)) &&
    /^\.?\s*$/u.test(lower.slice(numeral.end, numeral.end + 4)) &&
    numeral.end + 4 >= lower.length
  )
    return true
  const before = wordBefore(lower, lower.charAt(numeral.start - 1) === '-' ? numeral.start - 1 : numeral.start)
  if (YEAR_BEFORE.has(before)) return true
  return (
    lower.charAt(numeral.start - 1) === '(' ||
    (before === '' &&
      after !== undefined &&
      hasSpace &&
      /^(?:world|olympic|olympics|election|census|season|budget|report)$/u.test(after)) ||
    (/^(?:world|olympic|olympics|election|census|season|budget|elections|paralympics|championships?)$/u.test(
      after ?? '',
    ) &&
      (before === 'the' || hasSpace))
  )
}
