import capitals from './data/capitals.json' with { type: 'json' }
import contractions from './data/contractions.json' with { type: 'json' }
import type { Dictionary, Variety } from './dictionary.ts'
import { LISTED } from './known-word.ts'
import { slipCost } from './slip-cost.ts'
import { soundOf } from './sound.ts'
import { spelledIn } from './variety.ts'

/** Finds what may be meant by a word that is none. */
export interface Nearest {
  /** The likeliest first, at most {@link MOST}. `own`: words of the house, as they are written; of words in two spellings the chosen one comes. */
  readonly of: (
    word: string,
    asked?: { readonly own?: readonly string[]; readonly variety?: Variety | undefined },
  ) => readonly string[]
}

/** So many words are offered at most. */
const MOST = 5
/** What it costs that a word is rare, by its class; a name is less often meant than a word. */
const RARE = [0, 0.1, 0.28, 0.7] as const
const NAME = 0.75
/** Two words that were run together. */
const SPLIT = 0.3
/** Words that cost so much more than the first are not offered. */
const APART = 1.1
const SAME_SOUND = 0.35
/** Changes beyond this are no slip; longer words may have more of them. */
const limitOf = ({ length }: string): number => Math.min(2.9, 0.75 + 0.28 * length)

const CONTRACTIONS: ReadonlyMap<string, string> = new Map(contractions.map(([bare = '', right = '']) => [bare, right]))
const COMMON_NAMES = new Set(capitals.always.map(([word]) => word))

interface Entry {
  readonly word: string
  readonly shown: string
  readonly cost: number
  /** A bit for each letter that it has. */
  readonly letters: number
}

function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) - 97)
  return bits
}

function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Reads the words once; it takes a tenth of a second, so it is made when somebody first asks. */
export function createNearest(dictionary: Dictionary): Nearest {
  const { words, names, varietyOf } = dictionary
  const entries: Entry[] = []
  const put = (word: string, shown: string, cost: number): void =>
    void entries.push({ word, shown, cost, letters: lettersOf(word) })
  for (const [word, commonness] of words) put(word, word, RARE[commonness])
  for (const name of names)
    if (!words.has(name)) put(name, capital(name), COMMON_NAMES.has(name) ? RARE[1] : RARE[1] + NAME)
  const sounds = Map.groupBy(entries, ({ word }) => soundOf(word))

  const of: Nearest['of'] = (asked, { own = [], variety } = {}) => {
    const word = asked.toLowerCase()
    const limit = limitOf(word)
    const costs = new Map<string, number>()
    const take = (shown: string, cost: number): void => {
      costs.set(shown, Math.min(cost, costs.get(shown) ?? Number.POSITIVE_INFINITY))
    }
    const other = variety === undefined ? undefined : spelledIn(variety, word, dictionary)
    const listed = other ?? LISTED.get(word) ?? CONTRACTIONS.get(word)
    if (listed !== undefined) take(listed, -1)
    const letters = lettersOf(word)
    const consider = (entry: Entry, isSameSound: boolean): void => {
      if (entry.word === word) return
      const slip = slipCost(word, entry.word, limit + (isSameSound ? 1 : 0))
      if (slip === undefined) return
      const cost = slip + entry.cost - (isSameSound ? SAME_SOUND : 0)
      const isOther = variety !== undefined && (varietyOf(entry.word) ?? variety) !== variety
      if (!isOther) take(entry.shown, cost)
    }
    const reach = Math.ceil(limit) + 1
    for (const entry of entries)
      if (Math.abs(entry.word.length - word.length) < reach && bitCount(entry.letters ^ letters) <= reach + 1)
        consider(entry, false)
    for (const entry of sounds.get(soundOf(word)) ?? []) consider(entry, true)
    for (const each of own) {
      const slip = each.includes(' ') ? undefined : slipCost(word, each.toLowerCase(), limit)
      if (slip !== undefined && slip > 0) take(each, slip)
    }
    for (const parts of splits(word, words)) take(parts.join(' '), SPLIT + 0.3 * RARE[words.get(parts[1]) ?? 3])
    const found = [...costs].toSorted((a, b) => a[1] - b[1])
    const least = found[0]?.[1] ?? 0
    return found
      .filter(([, cost]) => cost <= least + APART)
      .slice(0, MOST)
      .map(([shown]) => (/^\p{Lu}/u.test(asked) ? capital(shown) : shown))
  }
  return { of }
}

/** Words that stand by themselves when the space before or behind them is forgotten. */
const SHORT = new Set([
  'a',
  'i',
  'an',
  'as',
  'at',
  'in',
  'is',
  'it',
  'of',
  'on',
  'or',
  'the',
  'to',
  'for',
  'and',
  'all',
  'no',
  'each',
  'other',
])

function splits(word: string, words: Dictionary['words']): readonly (readonly [string, string])[] {
  const cuts: (readonly [string, string])[] = []
  for (let at = 1; at < word.length; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    const isPlain = (part: string): boolean => (part.length > 1 && (words.get(part) ?? 3) === 0) || part === 'a'
    if ((SHORT.has(head) || SHORT.has(tail)) && isPlain(head) && isPlain(tail)) cuts.push([head, tail])
  }
  return cuts
}
