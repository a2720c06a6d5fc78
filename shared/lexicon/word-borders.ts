import { simplifiedCode } from '../language/script.ts'
import { buildLattice, codesOf } from '../typos/lattice.ts'
import type { WordModel } from '../typos/word-model.ts'

/** Characters on either side by which it is told where words begin and end. */
const AROUND = 12
const PART = /[\p{L}\p{N}_]/u
const HAN = /\p{Script=Han}/u

/** Whether what stands at a place of a text is words of their own, and no part of longer ones. */
export type IsWhole = (start: number, end: number) => boolean

/**
 * Asks of places in `text`. Letters and digits of one script end where another sign stands; in Chinese the likeliest reading
 * of what stands around tells: 公分 is no word in 办公分三处. Without a model only letters are judged.
 */
export function wholeWordsIn(text: string, model: WordModel | undefined): IsWhole {
  return (start, end) => {
    if (isWithinLetters(text, end)) return false
    if (isWithinLetters(text, start) && !isUnitAt(text, start, end)) return false
    if (model === undefined) return true
    const isHanBefore = isHanBorder(text, start)
    const isHanBehind = isHanBorder(text, end)
    return (!isHanBefore && !isHanBehind) || !isWithinWord(text, start, end, model)
  }
}

/** Whether letters or digits go on over a place. */
function isWithinLetters(text: string, at: number): boolean {
  const [before = '', behind = ''] = [text[at - 1], text[at]]
  return PART.test(before) && PART.test(behind) && !HAN.test(before) && !HAN.test(behind)
}

/** Whether the letters stand behind a number as its unit does (10km); one letter alone makes a name with it (5G). */
function isUnitAt(text: string, start: number, end: number): boolean {
  const digits = /(?<![[\p{L}\p{N}_.,]--\p{Script=Han}])\d[\d.,]*$/v.test(
    text.slice(Math.max(0, start - AROUND), start),
  )
  return digits && /^\p{L}{2}/u.test(text.slice(start, end))
}

function isHanBorder(text: string, at: number): boolean {
  return HAN.test(text[at - 1] ?? '') && HAN.test(text[at] ?? '')
}

/** Whether the likeliest reading has a word that goes on over either border. */
function isWithinWord(text: string, start: number, end: number, model: WordModel): boolean {
  let from = start
  while (from > Math.max(0, start - AROUND) && HAN.test(text[from - 1] ?? '')) from -= 1
  let to = end
  while (to < Math.min(text.length, end + AROUND) && HAN.test(text[to] ?? '')) to += 1
  // The words are those of Simplified.
  const codes = codesOf(text.slice(from, to)).map(simplifiedCode)
  const { covering, starts, ends } = buildLattice(model, codes)
  const goesOver = (at: number): boolean => {
    const word = covering[at] ?? -1
    return word >= 0 && (starts[word] ?? at) < at && at < (ends[word] ?? at)
  }
  return goesOver(start - from) || goesOver(end - from)
}
