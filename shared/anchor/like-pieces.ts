import { foldUnits } from '../find/fold.ts'
import type { Hunk, Piece } from './paragraphs.ts'

/** Units of a run that two paragraphs may share. */
const RUN = 4
/** A shorter paragraph says too little to be known again by a part of it. */
const SHORTEST = 16
/** Share of the runs of the shorter of two paragraphs that the longer one must have. */
const LEAST_SHARED = 0.5
/** Runs that stand in more paragraphs than this tell nothing. */
const MOST_PLACES = 16

interface Place {
  readonly piece: Piece
  readonly hunk: number
  readonly runs: ReadonlySet<string>
}

/**
 * Hunks in which a paragraph that was moved and reworded, or a part of one that was cut in two, is compared with what it
 * became, in whatever hunk that lies: each is the other's best, and better than all that stands in its own place.
 */
export function pairLike(hunks: readonly Hunk<Piece>[]): readonly Hunk<Piece>[] {
  const old = placesOf(hunks, 'old')
  const young = placesOf(hunks, 'young')
  if (old.length === 0 || young.length === 0) return hunks
  const towards = bestOf(old, young)
  const back = bestOf(young, old)
  const apart: Hunk<Piece>[] = []
  const moved = new Set<Piece>()
  old.forEach((place, index) => {
    const to = towards[index] ?? -1
    const twin = young[to]
    if (twin === undefined || twin.hunk === place.hunk || back[to] !== index) return
    moved.add(place.piece).add(twin.piece)
    apart.push({ old: [place.piece], young: [twin.piece] })
  })
  if (apart.length === 0) return hunks
  const left = hunks.map((hunk) => ({
    old: hunk.old.filter((piece) => !moved.has(piece)),
    young: hunk.young.filter((piece) => !moved.has(piece)),
  }))
  return [...left, ...apart]
}

function placesOf(hunks: readonly Hunk<Piece>[], side: 'old' | 'young'): readonly Place[] {
  return hunks.flatMap((each, hunk) =>
    each[side].flatMap((piece) => (piece.text.length < SHORTEST ? [] : [{ piece, hunk, runs: runsOf(piece.text) }])),
  )
}

function runsOf(text: string): ReadonlySet<string> {
  const folded = foldUnits(text)
  const runs = new Set<string>()
  for (let at = 0; at + RUN <= folded.length; at += 1) runs.add(folded.slice(at, at + RUN))
  return runs
}

/** For each of `from` the index of the one among `to` that shares most with it, or -1. */
function bestOf(from: readonly Place[], to: readonly Place[]): readonly number[] {
  const holders = new Map<string, number[]>()
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
