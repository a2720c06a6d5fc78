import { wordsOf } from '../patterns.ts'
import type { Dictionary } from '../dictionary.ts'
import { isKnown, LEAST_LONG, LISTED, slips } from '../known-word.ts'
import { isJoined, type EnglishBlock, type EnglishMark, type Word } from '../text.ts'

/** Words so common that a short slip is one of them. */
const COMMON = wordsOf('never-twice')
/** A term that a writer uses so often is meant. */
const MEANT = 3

/** Months and days of the week with one slip: they alone have a capital and are no names that a writer chose. */
const DATE_SLIPS: ReadonlyMap<string, string> = new Map(
  ['January', 'February', 'September', 'October', 'November', 'December']
    .concat(['Tuesday', 'Wednesday', 'Thursday', 'Saturday'])
    .flatMap((right) => slipsOf(right.toLowerCase()).map((wrong) => [wrong, right] as const)),
)

/** A word without one letter, with one doubled, or with two in the other order; the first is right, and octobre is French. */
function slipsOf(word: string): readonly string[] {
  return Array.from(word, (here, at) => {
    const [head, tail] = [word.slice(0, at), word.slice(at + 1)]
    return at === 0 ? [] : [head + tail, head + here + here + tail, head + tail.charAt(0) + here + tail.slice(1)]
  })
    .flat()
    .filter((slip) => slip !== word && !slip.endsWith('bre'))
}

/** A word of an article that may be a slip. */
interface Place {
  readonly block: number
  readonly word: Word
}

/**
 * Words of small letters that no dictionary has, and that are one slip away from one that it has. What the article itself
 * writes as a name, what it writes often, compounds, other languages and the house's own words are left alone.
 */
export function misspellings(
  blocks: readonly EnglishBlock[],
  dictionary: Dictionary,
  own: readonly string[] = [],
): readonly EnglishMark[] {
  const known = new Set(own.map((word) => word.toLowerCase()))
  const counts = new Map<string, number>()
  for (const { words } of blocks)
    for (const word of words) {
      counts.set(word.lower, (counts.get(word.lower) ?? 0) + 1)
      if (word.isCapital && !word.isFirst) known.add(word.lower.replace(/'s$/u, ''))
    }
  const isWord = (word: string): boolean => known.has(word) || isKnown(word, dictionary)
  for (const slip of DATE_SLIPS.keys()) known.delete(slip)
  const places = blocks.flatMap(({ index, words }) => unknownIn(index, words, isWord))
  return places.flatMap(({ block, word }): EnglishMark[] => {
    const { start, end, text, lower } = word
    const listed = DATE_SLIPS.get(lower) ?? LISTED.get(lower)
    if (listed === undefined && (counts.get(lower) ?? 0) >= MEANT) return []
    const [first, second] = listed === undefined ? corrections(lower, dictionary, known) : [{ word: listed, rank: 0 }]
    if (first === undefined || !isLikely(word, first)) return []
    const isSure = second === undefined || first.rank < second.rank
    const right = /^\p{Lu}/u.test(text) ? first.word.charAt(0).toUpperCase() + first.word.slice(1) : first.word
    return [{ block, start, end, ...(isSure ? { right } : {}), values: { there: right } }]
  })
}

/** A short word is a slip only of a common one; a name may begin a sentence, so that there only a plain slip is one. */
function isLikely({ lower, isCapital }: Word, { word, rank }: Correction): boolean {
  if (lower.length < LEAST_LONG) return rank === 0 && (COMMON.has(word) || LISTED.has(lower))
  return !isCapital || LISTED.has(lower) || (rank <= 1 && lower.length > 6)
}

/** Unknown words of small letters; two in a row are words of another language. */
function unknownIn(block: number, words: readonly Word[], isWord: (word: string) => boolean): readonly Place[] {
  const isOdd = (word: Word | undefined): boolean =>
    word !== undefined && /^\p{L}{2,}$/u.test(word.text) && !isWord(word.lower)
  return words.flatMap((word, at) => {
    if (
      !/^[A-Z]?[a-z]{2,}$/u.test(word.text) ||
      (word.isCapital && !word.isFirst && !DATE_SLIPS.has(word.lower)) ||
      !isOdd(word)
    )
      return []
    if (DATE_SLIPS.has(word.lower)) return [{ block, word }]
    const next = words[at + 1]
    // A slip that the lists know is English, also beside another one.
    const isStrange = (beside: Word | undefined): boolean => isOdd(beside) && !LISTED.has(beside?.lower ?? '')
    const isForeign =
      (isJoined(word) && isStrange(words[at - 1])) ||
      (next !== undefined && isJoined(next) && isStrange(next)) ||
      /[-‑.@/\\_*]$/u.test(word.gap)
    return isForeign || (word.isFirst && word.isCapital && next?.isCapital === true) ? [] : [{ block, word }]
  })
}

interface Correction {
  readonly word: string
  /** 0: two letters changed places, or one of a pair is missing or too many; 1: a vowel or a missing letter; 2: another. */
  readonly rank: number
}

/** Words that are one slip away, the likeliest first; with two slips only in a long word. */
function corrections(word: string, dictionary: Dictionary, known: ReadonlySet<string>): readonly Correction[] {
  const found = new Map<string, number>()
  const put = (right: string, rank: number): void => {
    if (right === word || right.length < 3 || !(dictionary.has(right) || known.has(right))) return
    found.set(right, Math.min(rank, found.get(right) ?? rank))
  }
  for (const [right, rank] of slips(word)) put(right, rank)
  if (found.size === 0 && word.length >= 7) {
    for (const [once, rank] of slips(word))
      if (rank < 2) for (const [right, more] of slips(once)) if (more < 2) put(right, 3 + rank + more)
  }
  return [...found].map(([right, rank]) => ({ word: right, rank })).toSorted((a, b) => a.rank - b.rank)
}
