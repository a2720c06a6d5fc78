import type { Approximation } from './found-number.ts'

const APPROXIMATIONS = ['about', 'over', 'nearly', 'at-least', 'at-most'] as const

/** A set of words that finds its longest member at a place of a text, without taking slices. */
export interface Trie<T> {
  /** Longest word that starts at `index`; undefined when there is none. */
  matchAt(text: string, index: number): TrieMatch<T> | undefined
}

/** A word found in a text: `end` is the UTF-16 index after it. */
export interface TrieMatch<T> {
  readonly end: number
  readonly payload: T
}

interface Node<T> {
  next: Map<number, Node<T>> | undefined
  payload: T | undefined
}

/** Builds a trie over `entries`; a later entry replaces an earlier one of the same word. */
export function buildTrie<T>(entries: Iterable<readonly [string, T]>): Trie<T> {
  const root: Node<T> = { next: undefined, payload: undefined }
  for (const [word, payload] of entries) insert(root, word, payload)
  return { matchAt: (text, index) => longest(root, text, index, 1) }
}

/** As {@link buildTrie}, but a match ends at `index` and its `end` is the index where it begins. */
export function buildReverseTrie<T>(entries: Iterable<readonly [string, T]>): Trie<T> {
  const root: Node<T> = { next: undefined, payload: undefined }
  for (const [word, payload] of entries) insert(root, [...word].reverse().join(''), payload)
  return { matchAt: (text, index) => longest(root, text, index - 1, -1) }
}

/** Entries of a lexicon of approximation words: what each word says of its number. */
export const approximations = (
  lists: Readonly<Record<Exclude<Approximation, 'none'>, readonly string[]>>,
): [string, Approximation][] =>
  APPROXIMATIONS.flatMap((approx) => lists[approx].map((word): [string, Approximation] => [word, approx]))

/** Entries of a lexicon that says no more than that it has the word. */
export const members = (words: readonly string[]): [string, true][] => words.map((word) => [word, true])

function insert<T>(root: Node<T>, word: string, payload: T): void {
  let node = root
  for (let at = 0; at < word.length; at += 1) {
    node.next ??= new Map()
    const code = word.charCodeAt(at)
    let child = node.next.get(code)
    if (child === undefined) {
      child = { next: undefined, payload: undefined }
      node.next.set(code, child)
    }
    node = child
  }
  node.payload = payload
}

function longest<T>(root: Node<T>, text: string, from: number, step: 1 | -1): TrieMatch<T> | undefined {
  let node: Node<T> | undefined = root
  let found: TrieMatch<T> | undefined
  for (let at = from; at >= 0 && at < text.length; at += step) {
    node = node.next?.get(text.charCodeAt(at))
    if (node === undefined) break
    if (node.payload !== undefined) found = { end: step === 1 ? at + 1 : at, payload: node.payload }
  }
  return found
}
