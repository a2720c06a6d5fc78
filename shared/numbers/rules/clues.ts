import type { CheckedBlock, CheckedNumber, Sentence } from './checked-text.ts'
import { countFirst } from '../../lib/count-first.ts'

/**
 * What a sentence has, worked out once for all of its numbers: a sentence may hold a hundred thousand of them, and each
 * asks for the words before and behind it.
 */

/** A place in a block's text; UTF-16. */
interface Place {
  readonly start: number
  readonly end: number
  readonly words: string
}

/** Every place of a pattern in the sentences of a block, in lower case; `pattern` must be global. */
export function cluesOf(pattern: RegExp): (block: CheckedBlock, sentence: Sentence) => readonly Place[] {
  const known = new WeakMap<Sentence, readonly Place[]>()
  return (block, sentence) => {
    const own = known.get(sentence)
    if (own !== undefined) return own
    const lower = block.lower.slice(sentence.start, sentence.end)
    const found = Array.from(lower.matchAll(pattern), (match) => ({
      start: sentence.start + match.index,
      end: sentence.start + match.index + match[0].length,
      words: match[0],
    }))
    known.set(sentence, found)
    return found
  }
}

/** The last of what lies in reading order that ends at or before `index`; `undefined` when none does. */
export function lastBefore<T extends { readonly end: number }>(list: readonly T[], index: number): T | undefined {
  return list[countFirst(list, (one) => one.end <= index) - 1]
}

/** The first of what lies in reading order that starts at or after `index`. */
export function firstFrom<T extends { readonly start: number }>(list: readonly T[], index: number): T | undefined {
  return list[countFirst(list, (one) => one.start < index)]
}

/** What of a sorted list lies between two places. */
export function within<T extends { readonly start: number; readonly end: number }>(
  list: readonly T[],
  from: number,
  to: number,
): readonly T[] {
  return list.slice(
    countFirst(list, (one) => one.start < from),
    countFirst(list, (one) => one.end <= to),
  )
}

/** The sentence of a number; `undefined` for one that reaches over a sentence's end. */
export function sentenceOf(block: CheckedBlock, number: CheckedNumber): Sentence | undefined {
  const at = sentenceIndexOf(block, number)
  return at === -1 ? undefined : block.sentences[at]
}

/** Index of the sentence of a number; −1 for one that reaches over a sentence's end. */
export function sentenceIndexOf(block: CheckedBlock, number: CheckedNumber): number {
  const at = countFirst(block.sentences, (one) => one.end < number.end)
  const sentence = block.sentences[at]
  return sentence !== undefined && sentence.start <= number.start && sentence.end >= number.end ? at : -1
}
