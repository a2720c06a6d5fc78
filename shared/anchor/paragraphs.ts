import { commonRuns } from '../lib/common-runs.ts'
import { longestRising } from '../lib/longest-rising.ts'

/** A paragraph or a sentence of a text, without the space around it; UTF-16 units, end excluded. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly text: string
}

const PARAGRAPH = /[^\n]+/gu
const SENTENCE = /[^\n。！？!?；;.]+[\n。！？!?；;.]*/gu

/** The lines of a text that are not empty, in order. */
export function paragraphsOf(text: string): readonly Piece[] {
  return piecesOf(text, PARAGRAPH, 0)
}

/** A paragraph cut as finely as helps to compare it; the cuts need not be an editor's. */
export function sentencesOf({ text, start }: Piece): readonly Piece[] {
  return piecesOf(text, SENTENCE, start)
}

function piecesOf(text: string, pattern: RegExp, from: number): readonly Piece[] {
  const found: Piece[] = []
  for (const match of text.matchAll(pattern)) {
    const words = match[0].trim()
    if (words === '') continue
    const start = from + match.index + match[0].indexOf(words)
    found.push({ start, end: start + words.length, text: words })
  }
  return found
}

/** What of two texts is still to be compared more finely: pieces of the old one, and those that stand in their place. */
export interface Hunk {
  readonly old: readonly Piece[]
  readonly young: readonly Piece[]
}

export interface Paired {
  /** Pieces of the very same words. */
  readonly same: readonly (readonly [Piece, Piece])[]
  readonly hunks: readonly Hunk[]
}

/** A shorter piece may stand in two places by chance. */
const LEAST_MOVED = 8
/** Pieces that differ between two sure ones. */
const MOST_OTHERS = 3_000

/**
 * Pairs the pieces of two texts. Those that stand once in each are sure, wherever they went (as in patience diff); between
 * them the rest is compared in order, and what then has no twin is left in hunks.
 */
export function pairPieces(old: readonly Piece[], young: readonly Piece[]): Paired {
  const same: (readonly [Piece, Piece])[] = []
  const unique = onlyOnes(old, young)
  const steady = longestRising(unique, ({ to }) => to)
  const isSteady = new Set(steady)
  const gone = new Uint8Array(old.length)
  const come = new Uint8Array(young.length)
  for (const twin of unique) {
    const [own, its] = [old[twin.from], young[twin.to]]
    if (own === undefined || its === undefined) continue
    if (!isSteady.has(twin) && own.text.length < LEAST_MOVED) continue
    same.push([own, its])
    gone[twin.from] = 1
    come[twin.to] = 1
  }
  const hunks: Hunk[] = []
  let from = 0
  let to = 0
  for (const border of [...steady, { from: old.length, to: young.length }]) {
    const left = old.slice(from, border.from).filter((_piece, index) => gone[from + index] === 0)
    const right = young.slice(to, border.to).filter((_piece, index) => come[to + index] === 0)
    compare(left, right, same, hunks)
    from = border.from + 1
    to = border.to + 1
  }
  return { same, hunks }
}

/** Pairs in order what stands between two sure pairs. */
function compare(old: readonly Piece[], young: readonly Piece[], same: Paired['same'][number][], hunks: Hunk[]): void {
  const words = (pieces: readonly Piece[]): readonly string[] => pieces.map(({ text }) => text)
  // Beyond so many they are another list, of which each line may be any of the other.
  const common = commonRuns(words(old), words(young), MOST_OTHERS) ?? []
  let [from, to] = [0, 0]
  for (const run of [...common, { from: old.length, to: young.length, length: 0 }]) {
    if (run.from > from || run.to > to) hunks.push({ old: old.slice(from, run.from), young: young.slice(to, run.to) })
    for (let index = 0; index < run.length; index += 1) {
      const [own, its] = [old[run.from + index], young[run.to + index]]
      if (own !== undefined && its !== undefined) same.push([own, its])
    }
    from = run.from + run.length
    to = run.to + run.length
  }
}

interface Twin {
  readonly from: number
  readonly to: number
}

/** Pieces that stand once in each text, in the order of the old one. */
function onlyOnes(old: readonly Piece[], young: readonly Piece[]): readonly Twin[] {
  const places = placesOf(young)
  return [...placesOf(old)].flatMap(([text, from]) => {
    const to = places.get(text) ?? -1
    return from >= 0 && to >= 0 ? [{ from, to }] : []
  })
}

/** Where each text stands; -1 when it stands more than once. */
function placesOf(pieces: readonly Piece[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  pieces.forEach(({ text }, index) => places.set(text, places.has(text) ? -1 : index))
  return places
}
