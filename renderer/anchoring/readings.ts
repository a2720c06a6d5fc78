import type { Haystack, Found } from '#shared/find/query.ts'
import { isStanding } from '#shared/text/standing.ts'
import type { ProofView } from '../store/app-store.ts'
import type { BlockBundle } from '../store/by-block.ts'
import { piecesOf, type Piece } from './pieces.ts'

/** A run of what is drawn of a block: UTF-16 indexes in the words of all its pieces, one after the other. */
export interface ShownRun {
  readonly from: number
  readonly to: number
}

/** A block as it can be read; `parts`: which of what is drawn it reads, absent where it reads all. */
export interface Reading extends Haystack {
  readonly parts?: readonly { readonly at: number; readonly from: number; readonly length: number }[]
}

const known = new WeakMap<BlockBundle, Map<ProofView, readonly Reading[]>>()

/**
 * The ways to read what a view shows of a block. Where changes are open there are two: with what they put in, and as it
 * stands; nobody reads struck words and those in their place as one.
 */
export function readingsOf(bundle: BlockBundle, view: ProofView): readonly Reading[] {
  let views = known.get(bundle)
  if (views === undefined) known.set(bundle, (views = new Map<ProofView, readonly Reading[]>()))
  const read = views.get(view) ?? readBlock(bundle, view)
  views.set(view, read)
  return read
}

function readBlock({ block, suggestions, repairs }: BlockBundle, view: ProofView): readonly Reading[] {
  const isLeftOut = view === 'clean' && block.role === 'furniture'
  if (block.role === 'figure' || isLeftOut || !isStanding(block, suggestions, view)) return []
  if (suggestions.length === 0 && view !== 'original') return block.text === '' ? [] : [{ text: block.text }]
  const pieces = piecesOf(block, suggestions, repairs, view)
  const isChanged = pieces.some(({ kind }) => kind !== 'same')
  if (!isChanged) return [{ text: pieces.map(({ text }) => text).join('') }]
  return [partsOf(pieces, 'deleted'), partsOf(pieces, 'inserted')]
}

function partsOf(pieces: readonly Piece[], without: Piece['kind']): Reading {
  const parts: { at: number; from: number; length: number }[] = []
  let text = ''
  let from = 0
  for (const piece of pieces) {
    const { length } = piece.text
    if (piece.kind !== without) {
      parts.push({ at: text.length, from, length })
      text += piece.text
    }
    from += length
  }
  return { text, parts }
}

/** What is drawn of a place in a reading: one run, or several where something lies between that is not read. */
export function shownRuns({ parts }: Reading, { start, end }: Found): readonly ShownRun[] {
  if (parts === undefined) return [{ from: start, to: end }]
  const runs: ShownRun[] = []
  for (const { at, from, length } of parts) {
    if (at >= end || at + length <= start) continue
    const run = { from: from + Math.max(start, at) - at, to: from + Math.min(end, at + length) - at }
    const last = runs.at(-1)
    if (last?.to === run.from) runs[runs.length - 1] = { from: last.from, to: run.to }
    else runs.push(run)
  }
  return runs
}
