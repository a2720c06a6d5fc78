import type { ByteReader } from './byte-reader.ts'
import { COST_STEPS, IS_IN_MODEL } from './packing.ts'

/** What words of the model cost behind each other. */
export interface WordPairs {
  /** The cost of a pair in nats; -1 for one that is not kept. */
  readonly cost: (before: number, word: number) => number
  /** All words that may follow one in their order, and the bytes of what they cost. */
  readonly behind: (before: number) => { readonly words: Uint32Array; readonly costs: Uint8Array } | undefined
}

/**
 * Reads the pairs: over two million of them, of which an article asks for few. What follows a word is read when it is
 * first asked for.
 */
export function readWordPairs(reader: ByteReader, flags: Uint8Array): WordPairs {
  // The words of the model are numbered among themselves.
  const numbers = new Int32Array(flags.length).fill(-1)
  const words = new Int32Array(flags.length)
  let heads = 0
  for (let word = 0; word < flags.length; word += 1) {
    if (((flags[word] as number) & IS_IN_MODEL) === 0) continue
    numbers[word] = heads
    words[heads] = word
    heads += 1
  }
  // Where each word's followers begin among all, and where their bytes do.
  const [starts, places] = [readSums(reader, heads), readSums(reader, heads)]
  const lists = reader.take(places[heads] as number)
  const count = starts[heads] as number
  const costs = reader.take(count)
  const followers = new Uint32Array(count)
  const isRead = new Uint8Array(heads)
  const read = (head: number): void => {
    isRead[head] = 1
    let [at, next] = [places[head] as number, 0]
    const end = starts[head + 1] as number
    for (let to = starts[head] as number; to < end; to += 1) {
      let [byte, step, shift] = [lists[at] as number, 0, 0]
      for (; byte >= 0x80; byte = lists[at] as number) {
        step |= (byte & 0x7f) << shift
        shift += 7
        at += 1
      }
      next += step | (byte << shift)
      at += 1
      followers[to] = words[next] as number
    }
  }
  return {
    cost: (before, word) => {
      const head = numbers[before] as number
      if (head < 0) return -1
      if (isRead[head] === 0) read(head)
      let low = starts[head] as number
      let high = starts[head + 1] as number
      while (low < high) {
        const middle = (low + high) >> 1
        const found = followers[middle] as number
        if (found === word) return (costs[middle] as number) / COST_STEPS
        if (found < word) low = middle + 1
        else high = middle
      }
      return -1
    },
    behind: (before) => {
      const head = numbers[before] as number
      if (head < 0) return undefined
      if (isRead[head] === 0) read(head)
      const [from, to] = [starts[head], starts[head + 1]]
      return { words: followers.subarray(from, to), costs: costs.subarray(from, to) }
    },
  }
}

/** So many numbers, each added to those before it; the first is 0. */
function readSums(reader: ByteReader, count: number): Uint32Array {
  const sums = new Uint32Array(count + 1)
  for (let at = 0; at < count; at += 1) sums[at + 1] = (sums[at] as number) + reader.whole()
  return sums
}
