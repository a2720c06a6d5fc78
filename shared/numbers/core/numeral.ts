import type { Approximation } from './found-number.ts'

/** A numeral as read, before its unit is known. Indexes are UTF-16. */
export interface Numeral {
  readonly start: number
  readonly end: number
  /** Undefined where the numeral is indefinite (几, 数百). */
  readonly low: number | undefined
  /** Upper bound of a numeral that is a range by itself (七八, 三四百). */
  readonly high: number | undefined
  readonly form: 'arabic' | 'han' | 'word'
  /** Value of the scale words (万, million); 1 without any. */
  readonly scale: number
  /** The digits of a plain run (2023, 二〇二三) that may be a year or an identifier. */
  readonly digits: string | undefined
  /** What 多, 余, 几 or 来 inside the numeral says. */
  readonly approx: Approximation
  readonly sort: 'plain' | 'fraction' | 'percent' | 'ordinal'
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57
export const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

/** Rounds away what floating point adds when decimals are multiplied by scales (1.15 × 10,000). */
export function tidy(value: number): number {
  // Most numbers are whole, and of so many digits nothing is rounded.
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value
}
