import {
  COST_STEPS,
  BACK_OFF_STEPS,
  BACK_OFF_ZERO,
  IS_IN_JIEBA,
  IS_IN_MODEL,
  MANY_CHILDREN,
} from '../../shared/typos/packing.ts'
import { isHanCode } from '../../shared/typos/signs.ts'
import { createWriter, type Writer } from './byte-writer.ts'

/** A word as it is packed; costs in nats. */
export interface PackedWord {
  readonly text: string
  readonly flags: number
  readonly cost: number
  readonly backOff: number
  readonly jieba: number
}

/** What follows a word of the model, by its place among all words, and what it costs. */
export interface Follower {
  readonly word: number
  readonly cost: number
}

/** The words, in the order of their signs, with those that sound alike: as `shared/typos/word-model.ts` reads them. */
export function packWords(words: readonly PackedWord[], alike: readonly (readonly number[])[]): string {
  const out = createWriter()
  writeTree(
    out,
    words.map(({ text }) => text),
  )
  for (const { flags } of words) out.byte(flags)
  for (const { cost } of words) out.byte(cost * COST_STEPS)
  for (const { flags, jieba } of words) if (flags & IS_IN_JIEBA) out.byte(jieba * COST_STEPS)
  for (const { flags, backOff } of words) if (flags & IS_IN_MODEL) out.byte(backOff * BACK_OFF_STEPS + BACK_OFF_ZERO)
  out.whole(alike.length)
  for (const group of alike) {
    out.whole(group.length)
    for (const word of group) out.whole(word)
  }
  return out.packed()
}

/** Level by level, so that the children of a node lie side by side. */
function writeTree(out: Writer, texts: readonly string[]): void {
  // A node is the words from `from` up to `to` that share their first `depth` signs.
  const nodes = [{ from: 0, to: texts.length, depth: 0, code: 0 }]
  const heads: number[] = []
  const many: number[] = []
  for (let node = nodes[0]; node !== undefined; node = nodes[heads.length]) {
    const { to, depth } = node
    let word = node.from
    const isWord = texts[word]?.length === depth
    if (isWord) word += 1
    const before = nodes.length
    while (word < to) {
      const code = texts[word]?.charCodeAt(depth) ?? 0
      const from = word
      while (word < to && texts[word]?.charCodeAt(depth) === code) word += 1
      nodes.push({ from, to: word, depth: depth + 1, code })
    }
    const children = nodes.length - before
    heads.push(2 * Math.min(MANY_CHILDREN, children) + (isWord ? 1 : 0))
    if (children >= MANY_CHILDREN) many.push(children)
  }
  out.whole(nodes.length)
  heads.forEach(out.byte)
  many.forEach(out.whole)
  for (const { code } of nodes) out.byte(code >> 8)
  for (const { code } of nodes) out.byte(code & 0xff)
}

/** What follows each word of the model; `followersOf` by its place among all words. */
export function packPairs(words: readonly PackedWord[], followersOf: (word: number) => readonly Follower[]): string {
  const out = createWriter()
  // In the order of the model's own words, whose numbers are smaller than those of all words.
  const own = [...words.keys()].filter((word) => (words[word]?.flags ?? 0) & IS_IN_MODEL)
  const numbers = new Map(own.map((word, at) => [word, at]))
  const lists = own.map((word) => followersOf(word).toSorted((a, b) => a.word - b.word))
  const steps = lists.map((list) => {
    const bytes = createWriter()
    let last = 0
    for (const { word } of list) {
      const number = numbers.get(word) ?? 0
      bytes.whole(number - last)
      last = number
    }
    return bytes.bytes
  })
  for (const list of lists) out.whole(list.length)
  for (const bytes of steps) out.whole(bytes.length)
  for (const bytes of steps) bytes.forEach(out.byte)
  // What they cost stands behind all of them, which packs better.
  for (const list of lists) for (const { cost } of list) out.byte(cost * COST_STEPS)
  writeShares(out, words, (each) => own.forEach((word, at) => lists[at]?.forEach((follower) => each(word, follower))))
  return out.packed()
}

/** For each character the logarithm of its share in all that follow another one, within words and between them. */
function writeShares(
  out: Writer,
  words: readonly PackedWord[],
  eachPair: (found: (before: number, follower: Follower) => void) => void,
): void {
  // By the costs as they are packed.
  const chanceOf = (cost: number): number =>
    Math.exp(-Math.min(255, Math.max(0, Math.round(cost * COST_STEPS))) / COST_STEPS)
  const sums = new Float64Array(0x10000)
  let all = 0
  const add = (first: number, second: number, chance: number): void => {
    if (!isHanCode(first) || !isHanCode(second)) return
    sums[second] = (sums[second] ?? 0) + chance
    all += chance
  }
  for (const { text, cost } of words)
    for (let at = 1; at < text.length; at += 1) add(text.charCodeAt(at - 1), text.charCodeAt(at), chanceOf(cost))
  eachPair((before, { word, cost }) => {
    const [own, next] = [words[before], words[word]]
    if (own !== undefined && next !== undefined)
      add(own.text.charCodeAt(own.text.length - 1), next.text.charCodeAt(0), chanceOf(own.cost) * chanceOf(cost))
  })
  const codes = [...sums.keys()].filter((code) => (sums[code] ?? 0) > 0)
  out.whole(codes.length)
  let last = 0
  for (const code of codes) {
    out.whole(code - last)
    last = code
    const bytes = Buffer.alloc(4)
    bytes.writeFloatBE(Math.log((sums[code] ?? 0) / all))
    bytes.forEach(out.byte)
  }
}
