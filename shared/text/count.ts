import { codePointLength } from '../lib/code-points.ts'

/** How long a text is. */
export interface TextLength {
  /** Chinese: characters and marks, each number or foreign word as one (字数, as word processors and newspapers count). */
  readonly characters: number
  /** The same without marks. */
  readonly withoutMarks: number
  /** Words of a writing that parts them: runs of letters and digits, with what joins them inside. */
  readonly words: number
  /** All letters, digits and marks one by one, without spaces. */
  readonly letters: number
}

export const NO_LENGTH: TextLength = { characters: 0, withoutMarks: 0, words: 0, letters: 0 }

const JOINER = String.raw`['’.,:\/@&_\-\u2010\u2011]`
const LETTER = String.raw`[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]`
/** In turn: characters of a writing without spaces, a word or number, marks. */
const PARTS = new RegExp(
  String.raw`([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+)|(${LETTER}+(?:${JOINER}${LETTER}+)*[%‰°]?)|([\p{P}\p{S}]+)`,
  'gv',
)

/**
 * Counts a text both ways. A number with its point and its group marks is one, and so is a hyphenated word; a mark of a
 * foreign word or number's own (3.5, don’t) is no mark by itself.
 */
export function lengthOf(text: string): TextLength {
  let own = 0
  let words = 0
  let marks = 0
  let letters = 0
  for (const [part, characters, word] of text.matchAll(PARTS)) {
    const length = codePointLength(part)
    if (characters !== undefined) own += length
    else if (word !== undefined) words += 1
    else marks += length
    letters += length
  }
  return { characters: own + words + marks, withoutMarks: own + words, words, letters }
}

/** The length of several texts. */
export function sumOf(lengths: Iterable<TextLength>): TextLength {
  let sum = NO_LENGTH
  for (const each of lengths)
    sum = {
      characters: sum.characters + each.characters,
      withoutMarks: sum.withoutMarks + each.withoutMarks,
      words: sum.words + each.words,
      letters: sum.letters + each.letters,
    }
  return sum
}
