import type { Role } from '../domain/block.ts'
import { hashText } from '../lib/hash-text.ts'
import { foldText } from '../structure/fold.ts'

/*
 * How much of a text is that of another, told from a sketch of each: of all runs of a few words, the hashes that are
 * smallest. The same run has the same hash everywhere, so what two sketches share is a fair sample of what the texts share
 * (bottom-k MinHash: Broder 1997; Cohen and Kaplan 2007). A sketch is of one size however long the text is.
 */

/** A run is so many words, or Han characters: long enough that texts on one subject share few, short enough that a word changed here and there leaves most. */
const RUN = 5
/** How many hashes a sketch keeps: an estimate from half of them is off by six hundredths. */
const KEPT = 128
/** A text of fewer runs says too little to be told from another. */
const LEAST_RUNS = 24
/** So many are gathered before the smallest are picked out again. */
const GATHERED = 16 * KEPT

/** From this share on most of a text is that of the other (tests/unit/text/likeness.test.ts holds it against revised texts and texts of one template). */
export const LIKE_SHARE = 0.55
/** The longer of the two is so much of the shorter at least: a notice is no version of the chronicle that quotes it. */
const LEAST_OF_LONGER = 0.25

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+/gv

/** The sketch of a text, as hashes in growing order. */
export type Sketch = Uint32Array

/** What does not belong to a text's own words: the site's, and the lines that name who made it. */
const BESIDE: readonly Role[] = ['furniture', 'byline', 'editor-line', 'dateline', 'source', 'credit', 'figure']

/** The paragraphs by which an article is compared with another. */
export function comparedText(blocks: readonly { readonly role: Role; readonly text: string }[]): readonly string[] {
  return blocks.flatMap(({ role, text }) => (BESIDE.includes(role) ? [] : [text]))
}

/** The sketch of an article's paragraphs. Case, width, punctuation and the script of Chinese make no difference. */
export function sketchOf(paragraphs: readonly string[]): Sketch {
  let hashes: number[] = []
  let bound = Number.POSITIVE_INFINITY
  const take = (hash: number): void => {
    if (hash > bound) return
    hashes.push(hash)
    if (hashes.length < GATHERED) return
    hashes = smallest(hashes)
    bound = hashes.at(-1) ?? bound
  }
  for (const paragraph of paragraphs) {
    const words = (foldText(paragraph).toLowerCase().match(WORD) ?? []).map((word) => hashText(word))
    for (let at = 0; at + RUN <= words.length; at += 1) {
      let hash = 0
      for (let word = at; word < at + RUN; word += 1) hash = (Math.imul(hash, 0x01000193) ^ (words[word] ?? 0)) >>> 0
      take(mixed(hash))
    }
  }
  return Uint32Array.from(smallest(hashes))
}

function smallest(hashes: readonly number[]): number[] {
  return [...new Set(hashes)].sort((a, b) => a - b).slice(0, KEPT)
}

/** Spreads a hash over all 32 bits (the finalizer of MurmurHash3): only then is the smallest a fair sample. */
function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * How much of the shorter text is in the other (0 to 1), as far as the sketches tell; undefined where the two are no
 * versions of one text: too little in common, too different in length, or too short to say. `form` counts for neither.
 */
export function likenessOf(one: Sketch, other: Sketch, form?: ReadonlySet<number>): number | undefined {
  if (Math.min(one.length, other.length) < LEAST_RUNS) return undefined
  // Below this both sketches hold all that their texts have.
  const bound = Math.min(boundOf(one), boundOf(other))
  const [own, its] = [one, other].map((sketch) => {
    const known = sketch.subarray(0, countTo(sketch, bound))
    return form === undefined ? known : known.filter((run) => !form.has(run))
  }) as [Sketch, Sketch]
  const shorter = Math.min(own.length, its.length)
  if (shorter < LEAST_RUNS / 2) return undefined
  let common = 0
  eachCommon(own, its, () => (common += 1))
  const share = common / shorter
  return share >= LIKE_SHARE && common / Math.max(own.length, its.length) >= LEAST_OF_LONGER ? share : undefined
}

function eachCommon(one: Sketch, other: Sketch, take: (run: number) => void): void {
  for (let a = 0, b = 0; a < one.length && b < other.length;) {
    const difference = (one[a] ?? 0) - (other[b] ?? 0)
    if (difference === 0) take(one[a] ?? 0)
    if (difference <= 0) a += 1
    if (difference >= 0) b += 1
  }
}

/** A run that so many articles have is of their form: the words in which a paper gives the weather, or a firm itself. */
const OF_FORM = 3
/** Where less than this is left of its own, the others are earlier texts of this one, not of its form. */
const LEAST_OWN = 0.25

/** The runs of a text that are those of a form that many of the others have; none where the text is nothing else. */
export function formOf(sketch: Sketch, others: Iterable<Sketch>): ReadonlySet<number> {
  const counts = new Map<number, number>()
  for (const other of others) eachCommon(sketch, other, (run) => counts.set(run, (counts.get(run) ?? 0) + 1))
  const form = new Set([...counts].flatMap(([run, count]) => (count >= OF_FORM ? [run] : [])))
  return sketch.length - form.size < sketch.length * LEAST_OWN ? new Set() : form
}

function boundOf(sketch: Sketch): number {
  return sketch.length < KEPT ? Number.POSITIVE_INFINITY : (sketch.at(-1) ?? 0)
}

function countTo(sketch: Sketch, bound: number): number {
  let count = sketch.length
  while (count > 0 && (sketch[count - 1] ?? 0) > bound) count -= 1
  return count
}

const WIDTH = 7

/** A sketch as text: seven digits of base 36 a hash. */
export function writeSketch(sketch: Sketch): string {
  return Array.from(sketch, (hash) => hash.toString(36).padStart(WIDTH, '0')).join('')
}

/** A sketch from its text; undefined when that is none. A library of many thousands is read so, digit by digit. */
export function readSketch(text: string): Sketch | undefined {
  if (text.length % WIDTH !== 0 || text.length > KEPT * WIDTH) return undefined
  const sketch = new Uint32Array(text.length / WIDTH)
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 122 ? code - 87 : undefined
    if (digit === undefined) return undefined
    const hash = Math.floor(at / WIDTH)
    sketch[hash] = (sketch[hash] ?? 0) * 36 + digit
  }
  return sketch
}
