import { findNumbers, type FoundNumber } from './find-numbers.ts'

/** A number in digits and nothing else: what a person writes who means the value, not the words. */
const BARE = /^[\d０-９]+(?:[.,，．][\d０-９]+)*$/u
const DIGITS = /[\d０-９]+(?:[.,，．][\d０-９]+)*/gu
/** A scale behind the digits: so many of them that they hold it already are not put before it once more. */
const SCALE = /^\s*(?:[十百千万萬亿億兆]|hundred|thousand|million|billion|trillion|[kmb]n?\b)/iu
const MOST_BEFORE_SCALE = 4
const DATES: ReadonlySet<string> = new Set(['date', 'time'])

/** Where the digits of a number stand in its words, in UTF-16; undefined where they stand in several places, or in none. */
export function ownDigits(words: string): readonly [start: number, end: number] | undefined {
  const runs = [...words.matchAll(DIGITS)]
  const [run] = runs
  return run === undefined || runs.length !== 1 ? undefined : [run.index, run.index + run[0].length]
}

/** Whether words are read otherwise than as such a number: as none, as several, or a date where a quantity stood. */
export function isOfOtherKind(words: string, right: string): boolean {
  const [was, is] = [findNumbers(words), findNumbers(right)]
  const isDate = (found: readonly FoundNumber[]): boolean => DATES.has(found[0]?.kind ?? '')
  return is.length !== was.length || isDate(is) !== isDate(was)
}

/**
 * The words that should stand in the place of a number's. A bare value takes the place of its digits, so that unit and sign
 * of money stay (2193名, `2,200`: 2,200名); anything else is taken as it is, and so is a value where it is not sure which
 * digits are meant.
 */
export function rightWords(words: string, value: string): string {
  const digits = ownDigits(words)
  if (!BARE.test(value) || digits === undefined) return value
  const before = words.slice(0, digits[0])
  const behind = words.slice(digits[1])
  const whole = value.split(/[.．]/u)[0]?.replace(/[,，]/gu, '') ?? ''
  if (SCALE.test(behind) && whole.length > MOST_BEFORE_SCALE) return value
  return before + value + behind
}

/**
 * What was typed over the digits of a number, unit and sign of money left beside it: whoever types those too does not mean
 * them twice (18盏 → 24盏盏).
 */
export function typedOver(words: string, right: string): string {
  const digits = ownDigits(words)
  if (digits === undefined) return right
  const [before, behind] = [words.slice(0, digits[0]).trim(), words.slice(digits[1]).trim()]
  const start = before !== '' && right.startsWith(before.repeat(2)) ? before.length : 0
  const end = behind !== '' && right.endsWith(behind.repeat(2)) ? right.length - behind.length : right.length
  return right.slice(start, end)
}
