/** A word's first character that says how many letters it has in common with the word before: `0` none, `1` one. */
const BASE = '0'.charCodeAt(0)
const MOST_IN_COMMON = 40

/** Packs sorted words of small letters into one string, each without what it has in common with the one before. */
export function packWords(words: readonly string[]): string {
  let before = ''
  return words
    .map((word) => {
      let common = 0
      while (common < MOST_IN_COMMON && common < before.length && word[common] === before[common]) common += 1
      before = word
      return String.fromCharCode(BASE + common) + word.slice(common)
    })
    .join('')
}

/** The words of a packed string. */
export function unpackWords(packed: string): readonly string[] {
  let before = ''
  return [...packed.matchAll(/([0-X])([a-z]*)/gu)].map(([, common = '', rest = '']) => {
    before = before.slice(0, common.charCodeAt(0) - BASE) + rest
    return before
  })
}
