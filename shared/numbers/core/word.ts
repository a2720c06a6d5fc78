import { isAsciiLetter } from './numeral.ts'

/** A word of a text in lower case, with its place. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Word at `index`; letters and inner apostrophes only, so that hyphens part words. */
export function wordAt(lower: string, index: number): Word | undefined {
  let end = index
  while (isAsciiLetter(lower.charCodeAt(end))) end += 1
  return end === index ? undefined : { start: index, end, text: lower.slice(index, end) }
}

/** Word after `index`, across blanks and one hyphen. */
export function nextWord(lower: string, index: number): Word | undefined {
  return wordAt(lower, skipGap(lower, index))
}

/** Word that ends right before the blanks in front of `index`. */
export function wordBefore(lower: string, index: number): string {
  let end = index
  while (lower.charCodeAt(end - 1) === 32) end -= 1
  let start = end
  while (isAsciiLetter(lower.charCodeAt(start - 1))) start -= 1
  return lower.slice(start, end)
}

/** Index after blanks and at most one hyphen (twenty-five, ninety - five). */
export function skipGap(lower: string, from: number): number {
  let at = from
  while (lower.charCodeAt(at) === 32) at += 1
  if (lower.charAt(at) !== '-') return at
  at += 1
  while (lower.charCodeAt(at) === 32) at += 1
  return at
}
