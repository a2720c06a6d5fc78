import { codePointLength, sliceCodePoints, toCodePoint } from '../lib/code-points.ts'
import { wholeSpans } from './tokens.ts'

/** Words of a text, and what is to take their place; code points. */
export interface Replaced {
  readonly start: number
  readonly end: number
  readonly after: string
}

/** No word or number is longer than this, on either side of a change. */
const MOST_LETTERS = 64

/**
 * A change with the words and numbers that it begins and ends in, as they stand or as they would: a letter behind a word is a
 * change of the word. Nothing before `least` or from `most` on is taken in.
 */
export function inWholeWords(
  text: string,
  { start, end, after }: Replaced,
  least = 0,
  most = Infinity,
): { readonly start: number; readonly end: number } {
  const from = Math.max(least, start - MOST_LETTERS)
  const ahead = sliceCodePoints(text, from, start)
  const behind = sliceCodePoints(text, end, Math.min(most, end + MOST_LETTERS))
  const now = reach(ahead, sliceCodePoints(text, start, end), behind)
  const then = reach(ahead, after, behind)
  return { start: start - Math.max(now.back, then.back), end: end + Math.max(now.on, then.on) }
}

/** How far the words at both borders of `inside` reach beyond them. */
function reach(ahead: string, inside: string, behind: string): { readonly back: number; readonly on: number } {
  const near = ahead + inside + behind
  const [left, right] = [ahead.length, ahead.length + inside.length]
  let back = 0
  let on = 0
  for (const [first, last] of wholeSpans(near)) {
    if (first < left && left < last) back = codePointLength(near.slice(first, left))
    if (first < right && right < last) on = toCodePoint(near.slice(right), last - right)
  }
  return { back, on }
}
