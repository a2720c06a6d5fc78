import type { ReadingContext } from './context.ts'
import type { Numeral } from './numeral.ts'

/** Years that are told side by side lie within one lifetime. */
const APART = 100

/** What a language writes between two years, and behind the second where it counts nothing. */
export interface YearsBeside {
  /** Sets one against the other: not 2025, rather than 2025. */
  readonly contrast: RegExp
  /** Tells of one after the other: 2019, 2020 and 2021. */
  readonly list: RegExp
  /** What a number that is contrasted is followed by. */
  readonly over: RegExp
  /** What one of a list is followed by: another of them, or the end of what is told. */
  readonly goesOn: RegExp
}

/**
 * Four digits right behind a date that names its year, set against it or told of beside it, are a year: opened in 2026, not
 * 2025; in 2012, 2014 and 2016. Where they could count what follows they are none: in 2026, 2025 people came.
 */
export function isYearBeside({ lower, lastDated }: ReadingContext, numeral: Numeral, words: YearsBeside): boolean {
  if (lastDated === undefined || numeral.digits?.length !== 4 || numeral.low === undefined) return false
  if (lastDated.end > numeral.start || Math.abs(numeral.low - lastDated.year) > APART) return false
  const between = lower.slice(lastDated.end, numeral.start)
  const after = lower.slice(numeral.end, numeral.end + 24)
  if (words.contrast.test(between)) return words.over.test(after)
  return words.list.test(between) && words.goesOn.test(after)
}
