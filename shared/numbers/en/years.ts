import type { Numeral } from '../core/numeral.ts'
import { nextWord, wordBefore } from '../core/word.ts'
import type { YearsBeside } from '../core/years-beside.ts'
import english from './data/english.json' with { type: 'json' }

const YEAR_BEFORE: ReadonlySet<string> = new Set(english.yearBefore)
/** Words that make four digits before them a count. */
export const NOT_YEAR_AFTER: ReadonlySet<string> = new Set(english.notYearAfter)

/** Four digits that could be a year of modern times. */
export const isYear = (numeral: Numeral): boolean =>
  numeral.digits?.length === 4 && (numeral.low ?? 0) >= 1400 && (numeral.low ?? 0) <= 2100

/** In 2026, not 2025; in 2019, 2020 and 2021; in 2003 (not 2002). */
export const YEARS_BESIDE: YearsBeside = {
  contrast:
    /^,? [(“"–—-]?(?:[–—-] ?)?(?:(?:and|but|or) )?(?:not|nor|rather than|instead of|than|if not|as opposed to|versus|vs\.?|then|later)(?: (?:in|by|from|until|to))? $/u,
  list: /^(?:,|,? (?:and|or|nor|&)(?: (?:again|even|perhaps|possibly|maybe))?(?: in)?) $/u,
  over: /^(?:["”’')\]–—]*(?:[.,;:!?)\]–—\n]|$)| (?:and|or|nor|but|then|than|rather|instead|as|when|because|while|if|to|by|for|with|after|before|did|was|were|has|had|is|are|will|would|–|—)\b)/u,
  goesOn:
    /^(?:["”’')\]]*(?:[.;:!?)\]\n]|$)|,? (?:(?:and|or|nor|&)(?: again)?(?: in)? )?\d{4}(?![\d,.]?\d)|,? (?:and|or|nor|but|then)\b)/u,
}

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
  // In neither 2019 nor 2020.
  if (
    /\b(?:in|by|since|during|from) (?:neither|either|both) $/u.test(
      lower.slice(Math.max(0, numeral.start - 16), numeral.start),
    )
  )
    return true
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
