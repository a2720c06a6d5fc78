import type { ByteReader } from './byte-reader.ts'
import { COST_STEPS } from './packing.ts'
import { isHanCode } from './signs.ts'
import type { WordPairs } from './word-pairs.ts'
import type { WordTree } from './word-tree.ts'

/** How often characters follow each other, over the borders of words too; reckoned from the words and pairs of the model. */
export interface SignPairs {
  /** Logarithm of how much oftener than by chance `second` follows `first`; LEAST where it never does. */
  readonly lift: (first: number, second: number) => number
}

const LEAST = -6
const MOST_LIFT = 10

/** What follows a character: `seconds` in their order, and how often each does. */
interface Row {
  readonly seconds: Uint16Array
  readonly lifts: Float32Array
}

/**
 * What follows a character is added up when it is first asked for. `reader` gives how often each character follows any
 * other, which no part of the pairs would tell.
 */
export function readSignPairs(reader: ByteReader, tree: WordTree, costs: Float32Array, pairs: WordPairs): SignPairs {
  const shares = readShares(reader)
  // Costs are bytes: there are no more than 256 chances.
  const chances = Float64Array.from({ length: 256 }, (_, byte) => Math.exp(-byte / COST_STEPS))
  const { firstChild, codes, firstWord, wordsBelow, wordAt, firstSigns } = tree
  const sums = new Float64Array(0x10000)
  const rows = new Map<number, Row>()
  const make = (first: number): Row => {
    let all = 0
    const met: number[] = []
    const add = (second: number, chance: number): void => {
      if (!isHanCode(second)) return
      if (sums[second] === 0) met.push(second)
      sums[second] = (sums[second] as number) + chance
      all += chance
    }
    for (const node of tree.nodesBy(first)) {
      // Within words: each that goes on behind the character.
      for (let child = firstChild[node] as number; child < (firstChild[node + 1] as number); child += 1) {
        const from = firstWord[child] as number
        let chance = 0
        for (let word = from; word < from + (wordsBelow[child] as number); word += 1)
          chance += chances[(costs[word] as number) * COST_STEPS] as number
        add(codes[child] as number, chance)
      }
      // Between words: what follows those that end with it.
      const before = wordAt[node] as number
      const behind = before < 0 ? undefined : pairs.behind(before)
      if (behind === undefined) continue
      const alone = chances[(costs[before] as number) * COST_STEPS] as number
      for (let at = 0; at < behind.words.length; at += 1)
        add(firstSigns[behind.words[at] as number] as number, alone * (chances[behind.costs[at] as number] as number))
    }
    const seconds = Uint16Array.from(met).sort()
    const lifts = new Float32Array(seconds.length)
    for (let at = 0; at < seconds.length; at += 1) {
      const second = seconds[at] as number
      const lift = Math.log((sums[second] as number) / all) - (shares[second] as number)
      lifts[at] = Math.min(MOST_LIFT, Math.max(LEAST, lift))
      sums[second] = 0
    }
    return { seconds, lifts }
  }
  return {
    lift: (first, second) => {
      if (!isHanCode(first) || !isHanCode(second)) return LEAST
      let row = rows.get(first)
      if (row === undefined) rows.set(first, (row = make(first)))
      const { seconds, lifts } = row
      let [low, high] = [0, seconds.length]
      while (low < high) {
        const middle = (low + high) >> 1
        const found = seconds[middle] as number
        if (found === second) return lifts[middle] as number
        if (found < second) low = middle + 1
        else high = middle
      }
      return LEAST
    },
  }
}

/** For each character the logarithm of its share in all that follow another one. */
function readShares(reader: ByteReader): Float32Array {
  const shares = new Float32Array(0x10000)
  let code = 0
  for (let left = reader.whole(); left > 0; left -= 1) {
    code += reader.whole()
    const bytes = reader.take(4)
    shares[code] = new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0)
  }
  return shares
}
