import { CONTEXT_LENGTH } from './flow.ts'
import type { Run } from './edges.ts'

/** So many units further away than before the context of a place may stand: what is put in between moves it on. */
const ROOM = 24

/** Where nearly nothing of the text next to it is there, what stands further away says nothing. */
const NEAREST = 0.1

/**
 * How much of a context is there, in runs of several letters (of two Han characters): single letters are found in any
 * text, and prove nothing. What is left at an end of the context, next to the quote or cut off, counts from one.
 */
export function countRuns(mapping: Int32Array, text: string): number {
  let count = 0
  let from = 0
  for (let index = 1; index <= mapping.length; index += 1) {
    const previous = mapping[index - 1] ?? -1
    if (index < mapping.length && previous >= 0 && mapping[index] === previous + 1) continue
    const length = index - from
    const isProof = length >= 4 || (length >= 2 && /\p{Script=Han}/u.test(text.slice(from, index)))
    if (previous >= 0 && (isProof || length === mapping.length)) count += length
    from = index
  }
  return count
}

/**
 * The share of what stood around a run of the old text that stands around a place of the new one, 0–1: of the text next to it,
 * or of more, where that was rewritten. 1 where nothing stood around it.
 */
export function contextKept(before: string, run: Run, place: Run, mapping: Int32Array): number {
  const near = keptWithin(before, run, place, mapping, CONTEXT_LENGTH)
  return near > 0.5 || near < NEAREST
    ? near
    : Math.max(near, keptWithin(before, run, place, mapping, 5 * CONTEXT_LENGTH))
}

function keptWithin(before: string, run: Run, place: Run, mapping: Int32Array, reach: number): number {
  const from = Math.max(0, run.start - reach)
  const to = Math.min(before.length, run.end + reach)
  const total = run.start - from + (to - run.end)
  if (total === 0) return 1
  const kept = (start: number, end: number, least: number, most: number): number =>
    countRuns(
      mapping.subarray(start, end).map((at) => (at >= least && at < most ? at : -1)),
      before.slice(start, end),
    )
  const left = kept(from, run.start, place.start - reach - ROOM, place.start)
  const right = kept(run.end, to, place.end, place.end + reach + ROOM)
  return (left + right) / total
}
