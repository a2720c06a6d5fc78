/** Words around a place, cut between words and never in one: what a list shows before and after it. */

/** About how wide words are, in Han characters. */
export function widthOf(text: string): number {
  let width = 0
  for (const sign of text) width += widthOfSign(sign)
  return width
}

function widthOfSign(sign: string): number {
  return sign > '\u2e80' ? 1 : 0.52
}

const LETTER = /^[\p{Script=Latin}\p{N}’'-]$/u
/** What closes words before it is no beginning. */
const CLOSING = /^[\s，。、；：？！）》」』”’…,.;:?!)\]}]$/u

/** Whether two signs beside each other are of one word. */
export function isInWord(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && LETTER.test(one) && LETTER.test(other)
}

/** The end of the words before a place as far as there is room for it, in Han characters, from the beginning of a word on. */
export function lastWords(text: string, room: number): string {
  const signs = Array.from(text)
  let from = signs.length
  for (let left = room; from > 0; from -= 1) {
    left -= widthOfSign(signs[from - 1] ?? '')
    if (left < 0) break
  }
  if (from === 0) return text
  // A word that was cut is left out: no part of one is read as a word.
  while (from < signs.length && isInWord(signs[from - 1], signs[from])) from += 1
  while (from < signs.length && CLOSING.test(signs[from] ?? '')) from += 1
  return signs.slice(from).join('')
}

/** The beginning of the words after a place as far as there is room for it, to the end of a word. */
export function firstWords(text: string, room: number): string {
  const signs = Array.from(text)
  let to = 0
  for (let left = room; to < signs.length; to += 1) {
    left -= widthOfSign(signs[to] ?? '')
    if (left < 0) break
  }
  if (to === signs.length) return text
  while (to > 0 && isInWord(signs[to - 1], signs[to])) to -= 1
  return signs.slice(0, to).join('').trimEnd()
}

/** A Latin word or number with what opens and closes it. */
const WHOLE = /[$€£¥#(“‘"]*[\p{Script=Latin}\p{N}’'-]+[^\s\p{Script=Latin}\p{Script=Han}\p{N}]*/gu

/** Words in pieces: Latin ones are never parted, the rest may be cut anywhere. */
export function wordPieces(text: string): readonly { readonly text: string; readonly isWhole: boolean }[] {
  const pieces: { text: string; isWhole: boolean }[] = []
  let from = 0
  for (const { 0: word, index } of text.matchAll(WHOLE)) {
    if (index > from) pieces.push({ text: text.slice(from, index), isWhole: false })
    pieces.push({ text: word, isWhole: true })
    from = index + word.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isWhole: false })
  return pieces
}
