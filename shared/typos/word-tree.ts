import type { ByteReader } from './byte-reader.ts'
import { MANY_CHILDREN } from './packing.ts'

/**
 * The words of a model sign by sign, level by level, so that the children of a node lie side by side. Words are numbered in
 * the order of their signs.
 */
export interface WordTree {
  /** How many words there are. */
  readonly count: number
  /** The node behind `node` by a sign; 0 where there is none. The root is 0. */
  readonly child: (node: number, code: number) => number
  /** Children of a node: from `firstChild[node]`, up to `firstChild[node + 1]`; `codes` are the signs that lead to them. */
  readonly firstChild: Uint32Array
  readonly codes: Uint16Array
  /** The word that ends at a node, or -1. */
  readonly wordAt: Int32Array
  /** The node at which a word ends. */
  readonly nodeOf: Uint32Array
  readonly parentOf: (node: number) => number
  /** The first of the words that go through a node; those of its next sibling, or of what follows its parent, come after them. */
  readonly firstWord: Uint32Array
  /** How many words go through a node. */
  readonly wordsBelow: Uint32Array
  /** All nodes to which a sign leads. */
  readonly nodesBy: (code: number) => Uint32Array
  /** The first sign of each word; 0 of what has none. */
  readonly firstSigns: Uint16Array
  /** Signs of a word. */
  readonly textOf: (word: number) => string
}

/** Reads a tree: of each node how many children it has, and whether a word ends there; then the signs. */
export function readWordTree(reader: ByteReader): WordTree {
  const nodes = reader.whole()
  const heads = reader.take(nodes)
  const firstChild = new Uint32Array(nodes + 1)
  let next = 1
  for (let node = 0; node < nodes; node += 1) {
    firstChild[node] = next
    const children = (heads[node] as number) >> 1
    next += children === MANY_CHILDREN ? reader.whole() : children
  }
  firstChild[nodes] = nodes
  const codes = readCodes(reader, nodes)
  const numbered = numberWords(firstChild, heads)
  const parentOf = (node: number): number => {
    let [low, high] = [0, node]
    while (low + 1 < high) {
      const middle = (low + high) >> 1
      if ((firstChild[middle] as number) <= node) low = middle
      else high = middle
    }
    return low
  }
  return {
    firstChild,
    codes,
    ...numbered,
    parentOf,
    child: createChild(firstChild, codes),
    nodesBy: sortBySign(codes),
    firstSigns: firstSignsOf(firstChild, codes, numbered),
    textOf: (word) => {
      let text = ''
      for (let node = numbered.nodeOf[word] as number; node !== 0; node = parentOf(node))
        text = String.fromCharCode(codes[node] as number) + text
      return text
    },
  }
}

/** The first bytes of all signs, then the second ones, which packs better. */
function readCodes(reader: ByteReader, nodes: number): Uint16Array {
  const [high, low] = [reader.take(nodes), reader.take(nodes)]
  const codes = new Uint16Array(nodes)
  for (let node = 0; node < nodes; node += 1) codes[node] = ((high[node] as number) << 8) | (low[node] as number)
  return codes
}

type Numbers = Pick<WordTree, 'count' | 'wordAt' | 'nodeOf' | 'firstWord' | 'wordsBelow'>

/** The last bit of each head says whether a word ends at the node. */
function numberWords(firstChild: Uint32Array, heads: Uint8Array): Numbers {
  const nodes = heads.length
  const [firstWord, wordsBelow] = [new Uint32Array(nodes), new Uint32Array(nodes)]
  for (let node = nodes - 1; node >= 0; node -= 1) {
    let sum = (heads[node] as number) & 1
    const end = firstChild[node + 1] as number
    for (let child = firstChild[node] as number; child < end; child += 1) sum += wordsBelow[child] as number
    wordsBelow[node] = sum
  }
  const count = wordsBelow[0] as number
  const wordAt = new Int32Array(nodes).fill(-1)
  const nodeOf = new Uint32Array(count)
  for (let node = 0; node < nodes; node += 1) {
    let word = firstWord[node] as number
    if (((heads[node] as number) & 1) === 1) {
      wordAt[node] = word
      nodeOf[word] = node
      word += 1
    }
    const end = firstChild[node + 1] as number
    for (let child = firstChild[node] as number; child < end; child += 1) {
      firstWord[child] = word
      word += wordsBelow[child] as number
    }
  }
  return { count, wordAt, nodeOf, firstWord, wordsBelow }
}

function createChild(firstChild: Uint32Array, codes: Uint16Array): WordTree['child'] {
  const roots = new Uint32Array(0x10000)
  for (let node = 1; node < (firstChild[1] as number); node += 1) roots[codes[node] as number] = node
  return (node, code) => {
    if (node === 0) return roots[code] as number
    let low = firstChild[node] as number
    let high = firstChild[node + 1] as number
    while (low < high) {
      const middle = (low + high) >> 1
      const found = codes[middle] as number
      if (found === code) return middle
      if (found < code) low = middle + 1
      else high = middle
    }
    return 0
  }
}

function sortBySign(codes: Uint16Array): WordTree['nodesBy'] {
  const starts = new Uint32Array(0x10001)
  for (let node = 1; node < codes.length; node += 1) {
    const code = codes[node] as number
    starts[code + 1] = (starts[code + 1] as number) + 1
  }
  for (let code = 0; code < 0x10000; code += 1)
    starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number)
  const nodes = new Uint32Array(codes.length)
  const free = starts.slice()
  for (let node = 1; node < codes.length; node += 1) {
    const code = codes[node] as number
    const at = free[code] as number
    nodes[at] = node
    free[code] = at + 1
  }
  return (code) => nodes.subarray(starts[code], starts[code + 1])
}

function firstSignsOf(
  firstChild: Uint32Array,
  codes: Uint16Array,
  { count, firstWord, wordsBelow }: Numbers,
): Uint16Array {
  const signs = new Uint16Array(count)
  for (let node = 1; node < (firstChild[1] as number); node += 1) {
    const from = firstWord[node] as number
    signs.fill(codes[node] as number, from, from + (wordsBelow[node] as number))
  }
  return signs
}
