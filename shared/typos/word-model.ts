import type { ByteReader } from './byte-reader.ts'
import { readPacked } from './byte-reader.ts'
import { BACK_OFF_STEPS, BACK_OFF_ZERO, COST_STEPS, IS_IN_JIEBA, IS_IN_MODEL } from './packing.ts'
import { readSignPairs, type SignPairs } from './sign-pairs.ts'
import { readWordPairs } from './word-pairs.ts'
import { readWordTree, type WordTree } from './word-tree.ts'

/** Whatever is no word: numbers, Latin letters, unknown signs. It stands in the model as a word of its own. */
export const OTHER = 0
/** A Han character that no list knows. */
export const UNKNOWN = -1
const UNKNOWN_COST = 15

/** Words, what each costs alone and after another, and a tree by which they are looked up sign by sign. */
export interface WordModel extends Omit<WordTree, 'count' | 'nodeOf' | 'parentOf' | 'firstWord' | 'wordsBelow'> {
  readonly flags: Uint8Array
  readonly costs: Float32Array
  /** Costs by jieba's counts; 0 where jieba does not have the word. */
  readonly jiebaCosts: Float32Array
  /** What `word` costs after `before`, in nats. */
  readonly costAfter: (before: number, word: number) => number
  /** How much rarer or oftener than by chance two words follow each other; undefined where the model keeps no such pair. */
  readonly lift: (before: number, word: number) => number | undefined
  /** The same for two characters, over the borders of words. */
  readonly signLift: SignPairs['lift']
  /** Other words that sound as a word does. */
  readonly soundAlike: (word: number) => readonly number[]
}

/** Puts the model together from its packed words and pairs. */
export async function readWordModel(packedWords: string, packedPairs: string): Promise<WordModel> {
  const [words, pairs] = await Promise.all([readPacked(packedWords), readPacked(packedPairs)])
  const tree = readWordTree(words)
  const { count } = tree
  const flags = words.take(count)
  const costs = readCosts(words, flags, 0, (byte) => byte / COST_STEPS)
  const jiebaCosts = readCosts(words, flags, IS_IN_JIEBA, (byte) => Math.max(byte / COST_STEPS, 0.1))
  const backOffs = readCosts(words, flags, IS_IN_MODEL, (byte) => (byte - BACK_OFF_ZERO) / BACK_OFF_STEPS)
  const groups = readGroups(words)
  const wordPairs = readWordPairs(pairs, flags)
  const { cost: pair } = wordPairs
  const lift = (before: number, word: number): number | undefined => {
    const cost = before < 0 || word < 0 ? -1 : pair(before, word)
    return cost < 0 ? undefined : (costs[word] ?? 0) + (backOffs[before] ?? 0) - cost
  }
  return {
    ...tree,
    signLift: readSignPairs(pairs, tree, costs, wordPairs).lift,
    flags,
    costs,
    jiebaCosts,
    lift,
    costAfter: (before, word) => {
      if (word < 0) return UNKNOWN_COST
      if (before < 0) return costs[word] as number
      const cost = pair(before, word)
      return cost < 0 ? (costs[word] as number) + (backOffs[before] as number) : cost
    },
    soundAlike: (word) => groups.get(word) ?? NONE,
  }
}

const NONE: readonly number[] = []

/** A byte for each word that has the flag, or for every one where `flag` is 0; of the others 0. */
function readCosts(reader: ByteReader, flags: Uint8Array, flag: number, of: (byte: number) => number): Float32Array {
  const made = Float32Array.from({ length: 256 }, (_, byte) => of(byte))
  const costs = new Float32Array(flags.length)
  let count = 0
  for (let word = 0; word < flags.length; word += 1) if (((flags[word] as number) & flag) === flag) count += 1
  const bytes = reader.take(count)
  for (let word = 0, at = 0; word < flags.length; word += 1) {
    if (((flags[word] as number) & flag) !== flag) continue
    costs[word] = made[bytes[at] as number] as number
    at += 1
  }
  return costs
}

function readGroups(reader: ByteReader): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>()
  for (let left = reader.whole(); left > 0; left -= 1) {
    const group = Array.from({ length: reader.whole() }, reader.whole)
    for (const word of group) {
      const others = groups.get(word) ?? []
      groups.set(word, others)
      for (const other of group) if (other !== word && !others.includes(other)) others.push(other)
    }
  }
  return groups
}
