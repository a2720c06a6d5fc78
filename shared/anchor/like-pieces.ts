import { foldUnits } from '../find/fold.ts'
import { hashText } from '../lib/hash-text.ts'
import { longestRising } from '../lib/longest-rising.ts'
import type { Hunk, Piece } from './paragraphs.ts'

/** Units of a run that two paragraphs may share. */
const RUN = 4
/** A shorter paragraph says too little to be known again by a part of it. */
const SHORTEST = 16
/** Share of the runs of the shorter of two paragraphs that the longer one must have. */
const LEAST_SHARED = 0.5
/** Runs that stand in more paragraphs than this tell nothing. */
const MOST_PLACES = 16
/** One run in so many is looked at, the same ones in every text. */
const SAMPLED = 2

interface Place {
  readonly piece: Piece
  readonly hunk: number
  readonly runs: ReadonlySet<number>
}

/**
 * Hunks in which a paragraph that was moved and reworded, or a part of one that was cut in two, is compared with what it
 * became, in whatever hunk that lies: each is the other's best, and better than all that stands in its own place.
 */
export function pairLike(hunks: readonly Hunk[]): readonly Hunk[] {
  const open = hunks.map(sidesOf).filter(({ old, young }) => !isOnePair(old, young))
  const old = open.flatMap((sides) => sides.old)
  const young = open.flatMap((sides) => sides.young)
  const twins = twinsOf(old, young)
  const inPlace = twins.filter(([from, to]) => from.hunk === to.hunk)
  // Within one hunk words are compared in order: what changed its place there is taken out of it too.
  const inOrder = new Set(longestRising(inPlace, ([, to]) => to.piece.start))
  const apart = twins.filter((twin) => !inOrder.has(twin))
  if (apart.length === 0) return hunks
  const moved = new Set(apart.flatMap(([from, to]) => [from.piece, to.piece]))
  const left = hunks.map((hunk) => ({
    old: hunk.old.filter((piece) => !moved.has(piece)),
    young: hunk.young.filter((piece) => !moved.has(piece)),
  }))
  return [...left, ...apart.map(([from, to]) => ({ old: [from.piece], young: [to.piece] }))]
}

type Twin = readonly [Place, Place]

/** Pieces of which each is what the other is most like, in the order of the old text. */
function twinsOf(old: readonly Place[], young: readonly Place[]): readonly Twin[] {
  const towards = bestOf(old, young)
  const back = bestOf(young, old)
  return old.flatMap((from, index) => {
    const to = towards[index] ?? -1
    const twin = young[to]
    return twin === undefined || back[to] !== index ? [] : [[from, twin] as const]
  })
}

interface Sides {
  readonly old: readonly Place[]
  readonly young: readonly Place[]
}

function sidesOf(each: Hunk, hunk: number): Sides {
  const placesOf = (pieces: readonly Piece[]): readonly Place[] =>
    pieces.flatMap((piece) => (piece.text.length < SHORTEST ? [] : [{ piece, hunk, runs: runsOf(piece.text) }]))
  return { old: placesOf(each.old), young: placesOf(each.young) }
}

/** One paragraph and what plainly became of it, in its place: the usual case, and nothing to be sought. */
function isOnePair(old: readonly Place[], young: readonly Place[]): boolean {
  const [own, its] = [old[0], young[0]]
  if (own === undefined || its === undefined || old.length + young.length > 2) return false
  let common = 0
  for (const run of own.runs) if (its.runs.has(run)) common += 1
  return common >= LEAST_SHARED * Math.min(own.runs.size, its.runs.size)
}

/** Hashes of a piece's runs. */
function runsOf(text: string): ReadonlySet<number> {
  const folded = foldUnits(text)
  const runs = new Set<number>()
  for (let at = 0; at + RUN <= folded.length; at += 1) {
    const hash = hashText(folded, at, at + RUN)
    if (((hash >>> 16) & (SAMPLED - 1)) === 0) runs.add(hash)
  }
  return runs
}

/** For each of `from` the index of the one among `to` that shares most with it, or -1. */
function bestOf(from: readonly Place[], to: readonly Place[]): readonly number[] {
  const holders = new Map<number, number[]>()
  to.forEach(({ runs }, index) => {
    for (const run of runs) {
      const known = holders.get(run)
      if (known === undefined) holders.set(run, [index])
      else known.push(index)
    }
  })
  return from.map(({ runs, hunk }) => {
    const votes = new Map<number, number>()
    for (const run of runs) {
      const places = holders.get(run) ?? []
      if (places.length <= MOST_PLACES) for (const index of places) votes.set(index, (votes.get(index) ?? 0) + 1)
    }
    let best = -1
    let most = 0
    for (const [index, count] of votes) {
      const place = to[index]
      if (place === undefined || count < LEAST_SHARED * Math.min(runs.size, place.runs.size)) continue
      // What stands in its own place is it, unless another is more like it.
      const weight = count + (place.hunk === hunk ? 0.5 : 0)
      if (weight > most) [best, most] = [index, weight]
    }
    return best
  })
}
