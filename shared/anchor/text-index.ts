import { foldUnits } from '../find/fold.ts'

/**
 * Where every three units of a text stand, so that what thousands of anchors ask for is looked up and never searched for.
 * Case, width and script make no difference; all places are UTF-16 units.
 */
export interface TextIndex {
  readonly text: string
  /** Buckets of the grams: those of bucket `b` stand at `places[starts[b]]` up to `places[starts[b + 1]]`, in order. */
  readonly starts: Int32Array
  readonly places: Int32Array
  readonly mask: number
}

/** Units of a gram. */
const GRAM = 3
const MOST_BUCKETS = 2 ** 20

let last: TextIndex | undefined

/** The index of a text. Many anchors are sought in one text, one after the other: the last one is kept. */
export function indexText(text: string): TextIndex {
  if (last?.text !== text) last = makeIndex(text)
  return last
}

function makeIndex(text: string): TextIndex {
  let buckets = 1024
  while (buckets < text.length && buckets < MOST_BUCKETS) buckets *= 2
  const mask = buckets - 1
  const folded = foldUnits(text)
  const count = Math.max(0, text.length - GRAM + 1)
  const starts = new Int32Array(buckets + 1)
  const keys = new Int32Array(count)
  for (let at = 0; at < count; at += 1) {
    const key = gramAt(folded, at) & mask
    keys[at] = key
    starts[key + 1] = (starts[key + 1] ?? 0) + 1
  }
  for (let bucket = 0; bucket < buckets; bucket += 1)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0)
  const next = starts.slice(0, buckets)
  const places = new Int32Array(count)
  for (let at = 0; at < count; at += 1) {
    const key = keys[at] ?? 0
    const to = next[key] ?? 0
    places[to] = at
    next[key] = to + 1
  }
  return { text, starts, places, mask }
}

function gramAt(text: string, at: number): number {
  const mixed =
    Math.imul(text.charCodeAt(at), 0x9e3779b1) ^
    Math.imul(text.charCodeAt(at + 1), 0x85ebca6b) ^
    Math.imul(text.charCodeAt(at + 2), 0xc2b2ae35)
  return mixed ^ (mixed >>> 15)
}

/** A gram of a piece: its offset there, and how often it stands in the text. */
interface Gram {
  readonly offset: number
  readonly from: number
  readonly to: number
}

/** The grams of a piece, the rarest first. */
function gramsOf({ starts, mask }: TextIndex, piece: string): readonly Gram[] {
  const grams: Gram[] = []
  const folded = foldUnits(piece)
  for (let offset = 0; offset + GRAM <= piece.length; offset += 1) {
    const key = gramAt(folded, offset) & mask
    grams.push({ offset, from: starts[key] ?? 0, to: starts[key + 1] ?? 0 })
  }
  return grams.sort((a, b) => a.to - a.from - (b.to - b.from))
}

/** Where a piece stands word for word, in order; undefined when it may stand in more than `most` places. */
export function occurrences(index: TextIndex, piece: string, most: number): readonly number[] | undefined {
  if (piece.length < GRAM) return scan(index.text, piece, most)
  const [rarest] = gramsOf(index, piece)
  if (rarest === undefined) return []
  const { offset, from, to } = rarest
  if (to - from > most) return undefined
  const found: number[] = []
  for (let at = from; at < to; at += 1) {
    const start = (index.places[at] ?? 0) - offset
    if (start >= 0 && index.text.startsWith(piece, start)) found.push(start)
  }
  return found
}

const scanned = { text: '', most: 0, found: new Map<string, readonly number[] | undefined>() }

/** One or two units have no gram; there are few such pieces, and each is searched for once. */
function scan(text: string, piece: string, most: number): readonly number[] | undefined {
  if (scanned.text !== text || scanned.most !== most) {
    Object.assign(scanned, { text, most, found: new Map() })
  }
  const { found } = scanned
  if (found.has(piece)) return found.get(piece)
  const starts: number[] = []
  for (let at = text.indexOf(piece); at !== -1 && starts.length <= most; at = text.indexOf(piece, at + 1))
    starts.push(at)
  const answer = starts.length > most ? undefined : starts
  found.set(piece, answer)
  return answer
}

/** Places of grams that are looked at for one piece: the rarest say where it is, the others that it is everywhere. */
const MOST_VOTES = 4000
/** Starts within so many units of each other are one place. */
const BIN = 16

/**
 * Where a piece may have come to lie though words of it were changed: the starts for which most of its grams speak, the best
 * first, at most `most`. A start is as exact as the changes let it be.
 */
export function likelyStarts(index: TextIndex, piece: string, most: number): readonly number[] {
  const votes = new Map<number, number>()
  let spent = 0
  for (const { offset, from, to } of gramsOf(index, piece)) {
    spent += to - from
    if (spent > MOST_VOTES) break
    for (let at = from; at < to; at += 1) {
      const bin = Math.floor(((index.places[at] ?? 0) - offset) / BIN)
      votes.set(bin, (votes.get(bin) ?? 0) + 1)
    }
  }
  // A start near the border of two bins has its votes in both.
  const sums = [...votes].map(([bin, count]) => ({ bin, count: count + (votes.get(bin + 1) ?? 0) }))
  const best = sums.reduce((top, { count }) => Math.max(top, count), 0)
  const least = Math.max(1, Math.min(3, piece.length / 8), best * LEAST_OF_BEST)
  return sums
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || a.bin - b.bin)
    .slice(0, most)
    .map(({ bin }) => bin * BIN)
}

/** A place with fewer votes than this share of the best one's is another. */
const LEAST_OF_BEST = 0.4
