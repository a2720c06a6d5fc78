import { codePointLength, sliceCodePoints } from '../../lib/code-points.ts'

interface Run {
  readonly start: number
  readonly end: number
}

/** A letter or digit of a script that has spaces between its words. */
const OF_WORDS = /^(?!\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})[\p{L}\p{N}]$/u
/** Before these no space stands. */
const CLOSING = /^[.,;:!?)\]}’”…]$/u

/**
 * The run with the one space beside it that nobody wants once its words are struck: of two the one behind, before a full stop
 * the one in front. Anything but whole words, and what is written without spaces, stays as it is.
 */
export function withSpareSpace(text: string, { start, end }: Run): Run {
  const at = (place: number): string => (place < 0 ? '' : sliceCodePoints(text, place, place + 1))
  if (start >= end || !OF_WORDS.test(at(start)) || !OF_WORDS.test(at(end - 1))) return { start, end }
  const before = start === 0 ? '' : at(start - 1)
  const behind = end >= codePointLength(text) ? '' : at(end)
  if (behind === ' ' && (before === ' ' || before === '')) return { start, end: end + 1 }
  if (before === ' ' && (behind === '' || CLOSING.test(behind))) return { start: start - 1, end }
  return { start, end }
}
