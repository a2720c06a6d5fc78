import { createSignCounter, type SignPairs } from './sign-pairs.ts'
import { readPacked, type ByteReader } from './byte-reader.ts'
import { BACK_OFF_STEPS, BACK_OFF_ZERO, COST_STEPS, IS_IN_JIEBA, IS_IN_MODEL } from './packing.ts'

/** Whatever is no word: numbers, Latin letters, unknown signs. It stands in the model as a word of its own. */
export const OTHER = 0
/** A Han character that no list knows. */
export const UNKNOWN = -1
const UNKNOWN_COST = 15

/** Words, what each costs alone and after another, and a tree by which they are looked up sign by sign. */
export interface WordModel {
  /** The node behind `node` by a sign; 0 where there is none. The root is 0. */
  readonly child: (node: number, code: number) => number
  /** Children of a node: from `firstChild[node]`, up to `firstChild[node + 1]`; `codes` are the signs that lead to them. */
  readonly firstChild: Uint32Array
  readonly codes: Uint16Array
  /** The word that ends at a node, or -1. */
  readonly wordAt: Int32Array
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
  /** Signs of a word. */
  readonly textOf: (word: number) => string
}

/** Puts the model together from its packed words and pairs. */
export function readWordModel(words: string, pairs: string): WordModel {
  const reader = readPacked(words)
  const texts = readTexts(reader)
  const { count } = texts
  const flags = Uint8Array.from({ length: count }, reader.byte)
  const costs = Float32Array.from({ length: count }, () => reader.byte() / COST_STEPS)
  const jiebaCosts = Float32Array.from(flags, (flag) =>
    flag & IS_IN_JIEBA ? Math.max(reader.byte() / COST_STEPS, 0.1) : 0,
  )
  const backOffs = Float32Array.from(flags, (flag) =>
    flag & IS_IN_MODEL ? (reader.byte() - BACK_OFF_ZERO) / BACK_OFF_STEPS : 0,
  )
  const groups = readGroups(reader)
  const tree = buildTree(texts)
  const counter = createSignCounter()
  const { starts, codes } = texts
  // Costs are bytes: there are no more than 256 chances.
  const chances = Float64Array.from({ length: 256 }, (_, byte) => Math.exp(-byte / COST_STEPS))
  const chanceOf = (cost: number): number => chances[cost * COST_STEPS] as number
  for (let word = 0; word < count; word += 1) {
    const chance = chanceOf(costs[word] as number)
    for (let at = (starts[word] as number) + 1; at < (starts[word + 1] as number); at += 1)
      counter.add(codes[at - 1] as number, codes[at] as number, chance)
  }
  const pair = readPairs(readPacked(pairs), flags, (before, word, cost) => {
    // Whatever is no word has no signs.
    if (before === OTHER || word === OTHER) return
    const last = codes[(starts[before + 1] as number) - 1] as number
    counter.add(last, codes[starts[word] as number] as number, chanceOf(costs[before] as number) * chanceOf(cost))
  })
  const lift = (before: number, word: number): number | undefined => {
    const cost = before < 0 || word < 0 ? -1 : pair(before, word)
    return cost < 0 ? undefined : (costs[word] ?? 0) + (backOffs[before] ?? 0) - cost
  }
  return {
    ...tree,
    signLift: counter.done().lift,
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
    textOf: (word) => texts.textOf(word),
  }
}

const NONE: readonly number[] = []

interface Texts {
  readonly count: number
  readonly codes: Uint16Array
  /** Where each word's signs begin; one more than there are words. */
  readonly starts: Uint32Array
  /** How many signs no word shares with the one before: so many nodes has their tree, but for its root. */
  readonly own: number
  readonly textOf: (word: number) => string
}

/** The words in order, each given by how many signs it shares with the one before, and its others. */
function readTexts(reader: ByteReader): Texts {
  const count = reader.whole()
  const shared = new Uint8Array(count)
  const starts = new Uint32Array(count + 1)
  let own = 0
  for (let at = 0; at < count; at += 1) {
    const both = reader.whole()
    shared[at] = both >> 4
    own += both & 0xf
    starts[at + 1] = (starts[at] ?? 0) + (both >> 4) + (both & 0xf)
  }
  const codes = new Uint16Array(starts[count] ?? 0)
  for (let at = 0; at < count; at += 1) {
    const [from, end, same] = [starts[at] ?? 0, starts[at + 1] ?? 0, shared[at] ?? 0]
    const before = starts[at - 1] ?? 0
    codes.copyWithin(from, before, before + same)
    for (let to = from + same; to < end; to += 1) codes[to] = (reader.byte() << 8) | reader.byte()
  }
  return {
    count,
    codes,
    starts,
    own,
    textOf: (word) => String.fromCharCode(...codes.subarray(starts[word], starts[word + 1])),
  }
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

/** Level by level, so that the children of a node lie side by side. */
function buildTree({
  count,
  codes,
  starts,
  own: nodeCount,
}: Texts): Pick<WordModel, 'child' | 'firstChild' | 'codes' | 'wordAt'> {
  const most = nodeCount + 2
  const [nodeCodes, firstChild, wordAt] = [new Uint16Array(most), new Uint32Array(most), new Int32Array(most).fill(-1)]
  // A node is the words from `from` up to `to` that share their first `depth` signs.
  const [from, to, depth] = [new Uint32Array(most), new Uint32Array(most), new Uint8Array(most)]
  to[0] = count
  let nodes = 1
  for (let node = 0; node < nodes; node += 1) {
    firstChild[node] = nodes
    const [end, deep] = [to[node] ?? 0, depth[node] ?? 0]
    let word = from[node] ?? 0
    if (word < end && (starts[word + 1] ?? 0) - (starts[word] ?? 0) === deep) {
      wordAt[node] = word
      word += 1
    }
    while (word < end) {
      const code = codes[(starts[word] ?? 0) + deep] ?? 0
      nodeCodes[nodes] = code
      depth[nodes] = deep + 1
      from[nodes] = word
      while (word < end && codes[(starts[word] ?? 0) + deep] === code) word += 1
      to[nodes] = word
      nodes += 1
    }
  }
  firstChild[nodes] = nodes
  const roots = new Uint32Array(0x10000)
  for (let node = 1; node < (firstChild[1] ?? 0); node += 1) roots[nodeCodes[node] ?? 0] = node
  const own = { firstChild: firstChild.slice(0, nodes + 1), codes: nodeCodes.slice(0, nodes) }
  const child = (node: number, code: number): number => {
    if (node === 0) return roots[code] as number
    let low = own.firstChild[node] as number
    let high = own.firstChild[node + 1] as number
    while (low < high) {
      const middle = (low + high) >> 1
      const found = own.codes[middle] as number
      if (found === code) return middle
      if (found < code) low = middle + 1
      else high = middle
    }
    return 0
  }
  return { ...own, wordAt: wordAt.slice(0, nodes), child }
}

const SLOTS = 1 << 22

/** What pairs of the model's words cost, by open hashing; -1 for a pair that is not kept. */
function readPairs(
  reader: ByteReader,
  flags: Uint8Array,
  found: (before: number, word: number, cost: number) => void,
): (before: number, word: number) => number {
  const numbers = new Int32Array(flags.length).fill(-1)
  const words = new Int32Array(flags.length)
  let heads = 0
  flags.forEach((flag, word) => {
    if (!(flag & IS_IN_MODEL)) return
    numbers[word] = heads
    words[heads] = word
    heads += 1
  })
  const tags = new Uint32Array(SLOTS)
  const costs = new Uint8Array(SLOTS)
  const slots = new Uint32Array(reader.whole())
  const counts = new Uint32Array(heads)
  let count = 0
  for (let head = 0; head < heads; head += 1) {
    let next = 0
    counts[head] = reader.whole()
    for (let left = counts[head] as number; left > 0; left -= 1) {
      next += reader.whole()
      let slot = slotOf(head, next)
      while (tags[slot] !== 0) slot = (slot + 1) & (SLOTS - 1)
      tags[slot] = tagOf(head, next)
      slots[count] = slot
      count += 1
    }
  }
  // What they cost stands behind all of them, which packs better.
  for (let head = 0, at = 0; head < heads; head += 1)
    for (let left = counts[head] as number; left > 0; left -= 1, at += 1) {
      const slot = slots[at] as number
      costs[slot] = reader.byte()
      found(words[head] as number, words[nextOf(tags[slot] as number)] as number, (costs[slot] as number) / COST_STEPS)
    }
  return (before, word) => {
    const head = numbers[before] as number
    const next = numbers[word] as number
    if (head < 0 || next < 0) return -1
    const tag = tagOf(head, next)
    for (let slot = slotOf(head, next); ; slot = (slot + 1) & (SLOTS - 1)) {
      const found = tags[slot] as number
      if (found === tag) return (costs[slot] as number) / COST_STEPS
      if (found === 0) return -1
    }
  }
}

/** 17 bits tell the words of the model apart; the slot depends on the two bits of the head that have no room here. */
function tagOf(head: number, next: number): number {
  return (((head & 0x7fff) << 17) | (next + 1)) >>> 0
}

function nextOf(tag: number): number {
  return (tag & 0x1ffff) - 1
}

function slotOf(head: number, next: number): number {
  const mixed = Math.imul(Math.imul(head, 0x9e3779b1) ^ next, 0x85ebca6b)
  return ((mixed ^ (mixed >>> 15)) >>> 0) & (SLOTS - 1)
}
