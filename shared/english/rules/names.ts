import compounds from '../data/compounds.json' with { type: 'json' }
import { wordsOf } from '../patterns.ts'
import { isJoined, type EnglishBlock, type EnglishMark, type Word } from '../text.ts'

const CASE_ONLY = new Set(compounds.caseOnly.map(([word]) => word))
/** Endings by which two names are related and not misspelled: German, Germany; Paul, Paula. */
const RELATED = /^(?:s|es|n|an|ian|ians|y|e|a|o|i|ese|ish|ed|er|ers|ing|ly|in|ic|al)?$/u
const TITLES = wordsOf('title')

/** Short names are near to many others. */
const LEAST = 6

interface Named {
  readonly block: number
  readonly word: Word
  readonly isTitled: boolean
}

/**
 * One name under two spellings: a name that stands once, one letter away from one that stands at least twice.
 * `isKnown`: whether a dictionary has the word; a name that it has is rather another name.
 */
export function nearNames(
  blocks: readonly EnglishBlock[],
  isKnown?: (word: string) => boolean,
): readonly EnglishMark[] {
  const byName = new Map<string, Named[]>()
  for (const { index, words } of blocks)
    for (const [at, word] of words.entries()) {
      const bare = word.text.replace(/['’]s$/u, '')
      if (!/^\p{Lu}\p{Ll}{3,}$/u.test(bare) || word.isFirst) continue
      const before = words[at - 1]
      byName.set(bare, [
        ...(byName.get(bare) ?? []),
        { block: index, word, isTitled: before !== undefined && TITLES.has(before.lower) },
      ])
    }
  // Sentences begin with names too; there they count for the usual spelling only.
  const first = new Map<string, number>()
  for (const { words } of blocks)
    for (const { text, isFirst } of words) if (isFirst) first.set(text, (first.get(text) ?? 0) + 1)
  const often = [...byName].filter(([name, places]) => places.length + (first.get(name) ?? 0) >= 2)
  return [...byName].flatMap(([name, places]): EnglishMark[] => {
    const [only, another] = places
    if (only === undefined || another !== undefined || first.has(name) || name.length < LEAST) return []
    const usual = often.find(([other]) => other !== name && isNear(name, other))
    if (usual === undefined) return []
    const isOther = isKnown === undefined ? !only.isTitled || !usual[1].some(({ isTitled }) => isTitled) : isKnown(name)
    if (isOther) return []
    const { block, word } = only
    return [
      {
        block,
        start: word.start,
        end: word.start + name.length,
        right: usual[0],
        values: { here: name, there: usual[0] },
      },
    ]
  })
}

/** One letter more, less or other, or two in the other order; the first is the same, and no ending makes the difference. */
export function isNear(one: string, other: string): boolean {
  if (one.charAt(0) !== other.charAt(0) || Math.abs(one.length - other.length) > 1) return false
  let head = 0
  while (head < one.length && one.charAt(head) === other.charAt(head)) head += 1
  let tail = 0
  while (tail < Math.min(one.length, other.length) - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1
  const [mine, theirs] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
  if (tail === 0) {
    const isEnding = RELATED.test(mine) && RELATED.test(theirs)
    if (isEnding) return false
  }
  if (mine.length <= 1 && theirs.length <= 1) return true
  return (
    mine.length === 2 &&
    theirs.length === 2 &&
    mine.charAt(0) === theirs.charAt(1) &&
    mine.charAt(1) === theirs.charAt(0)
  )
}

/** One term in capitals here and not there: YouTube and Youtube, NATO and Nato, Harbour Trust and harbour trust. */
export function mixedCapitals(blocks: readonly EnglishBlock[]): readonly EnglishMark[] {
  const terms = new Map<string, { readonly text: string; readonly block: number; readonly word: Word }[]>()
  for (const { index, role, text, words } of blocks) {
    // Headings in capitals say nothing of how a word is written.
    if (/heading|headline|kicker/u.test(role) || text === text.toUpperCase()) continue
    for (const word of words) {
      const bare = word.text.replace(/['’]s$/u, '')
      if (word.isFirst || bare.length < 3 || !/^\p{L}+$/u.test(bare) || CASE_ONLY.has(bare.toLowerCase())) continue
      if (!/\p{Lu}/u.test(bare)) continue
      const lower = bare.toLowerCase()
      terms.set(lower, [...(terms.get(lower) ?? []), { text: bare, block: index, word }])
    }
  }
  const inside = [...terms.values()].flatMap((all): EnglishMark[] => {
    const kinds = [...Map.groupBy(all, ({ text }) => text)].toSorted((a, b) => b[1].length - a[1].length)
    const [usual, ...rare] = kinds
    // Title case against capitals inside the word; a word shouted in capitals is another thing.
    if (usual === undefined || rare.length === 0 || !kinds.some(([text]) => isOwnCase(text))) return []
    return rare.flatMap(([, places]) =>
      places.map(({ block, word, text }) => ({
        block,
        start: word.start,
        end: word.start + text.length,
        right: usual[0],
        values: { here: text, there: usual[0] },
      })),
    )
  })
  return [...inside, ...smallTerms(blocks)]
}

/** Capitals inside or throughout: YouTube, NATO. */
function isOwnCase(text: string): boolean {
  return /\p{Ll}\p{Lu}/u.test(text) || (/^\p{Lu}+$/u.test(text) && text.length <= 6)
}

/** Two words with capitals, twice and more in the middle of sentences and with no name behind, and once in small letters. */
function smallTerms(blocks: readonly EnglishBlock[]): readonly EnglishMark[] {
  const large = new Map<string, number>()
  const small = new Map<
    string,
    { readonly block: number; readonly start: number; readonly end: number; readonly text: string }[]
  >()
  for (const { index, role, text, words } of blocks) {
    if (/heading|headline|kicker/u.test(role)) continue
    for (const [at, word] of words.entries()) {
      const [before, next, behind] = [words[at - 1], words[at + 1], words[at + 2]]
      if (next === undefined || !isJoined(next) || word.isFirst || next.lower.length < 4 || word.lower.length < 4)
        continue
      const term = `${word.lower} ${next.lower}`
      const isAlone =
        !(before !== undefined && before.isCapital && !before.isFirst && isJoined(word)) &&
        !(behind?.isCapital === true && isJoined(behind))
      if (word.isCapital && next.isCapital && isAlone) large.set(term, (large.get(term) ?? 0) + 1)
      else if (!word.isCapital && !next.isCapital)
        small.set(term, [
          ...(small.get(term) ?? []),
          { block: index, start: word.start, end: next.end, text: text.slice(word.start, next.end) },
        ])
    }
  }
  return [...large].flatMap(([term, count]) => {
    const places = small.get(term) ?? []
    if (
      count < 2 ||
      places.length === 0 ||
      places.length >= count ||
      /^(?:prime minister|vice president|first lady|foreign minister|finance minister)$/u.test(term)
    )
      return []
    const there = term.replace(/(?:^| )\p{L}/gu, (letter) => letter.toUpperCase())
    return places.map(({ block, start, end, text }) => ({
      block,
      start,
      end,
      right: there,
      values: { here: text, there },
    }))
  })
}
