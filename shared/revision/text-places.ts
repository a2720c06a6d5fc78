import { flowIndex, pointAt } from '../anchor/flow.ts'
import { makeTarget } from '../anchor/quote.ts'
import type { TextPoint, TextTarget } from '../domain/target.ts'
import type { ComparedBlocks } from './compared-blocks.ts'
import type { PlaceOfWords } from './hold-against.ts'

/** So many units longer than before what stands in a place may be. */
const LONGEST_SLOT = 24

/** A run of one text in the other: the same words, words that changed, or nothing that can be taken for it. */
export type CarriedRun =
  | { readonly status: 'exact' | 'moved' | 'changed'; readonly start: TextPoint; readonly end: TextPoint }
  | { readonly status: 'ambiguous' | 'orphan' }

/** Where runs of an old text stand in the new one. */
export interface TextPlaces {
  readonly place: (start: TextPoint, end: TextPoint) => CarriedRun
  /**
   * The same with its words and context, as an anchor keeps them. Where it is not sure, the words stay those that were
   * marked, so that whoever places it sees what it was about; the place is that of what stands there now.
   */
  readonly target: (target: TextTarget) => { readonly status: CarriedRun['status']; readonly target: TextTarget }
  /** What stands now between the letters that were next to a run on either side; undefined where these are gone. */
  readonly slot: (start: TextPoint, end: TextPoint) => PlaceOfWords | undefined
  /** An anchor that has no sure place in the old text either: it keeps its words, and what it may be about goes along. */
  readonly unplaced: (
    target: TextTarget,
    placement: CarriedRun['status'],
  ) => { readonly status: CarriedRun['status']; readonly target: TextTarget }
}

/** Answers for any number of runs of the old text. */
export function placesIn({ fresh, from, to, texts }: ComparedBlocks): TextPlaces {
  const { place: locate, mapping } = texts
  const place = (start: TextPoint, end: TextPoint): CarriedRun => {
    const [first, last] = [flowIndex(from, start), flowIndex(from, end)]
    if (first === undefined || last === undefined) return { status: 'orphan' }
    const located = locate({ start: first, end: last })
    if (!('start' in located)) return { status: located.status }
    const there = pointAt(to, located.start, 'start')
    const until = located.start === located.end ? there : pointAt(to, located.end, 'end')
    if (there === undefined || until === undefined) return { status: 'orphan' }
    // What came before it in the article moves nothing: a place is one of its paragraph.
    const isThere = located.status !== 'changed' && there.offset === start.offset
    return { status: located.status === 'changed' ? 'changed' : isThere ? 'exact' : 'moved', start: there, end: until }
  }
  /** The place after which an anchor stood whose words are gone, so that it names no paragraph that is not there. */
  const nearest = (start: TextPoint): TextPoint | undefined => {
    for (let index = flowIndex(from, start) ?? 0; index >= 0; index -= 1) {
      const at = mapping[index] ?? -1
      if (at >= 0) return pointAt(to, at, 'start')
    }
    const [first] = to.blocks
    return first && { blockId: first.id, offset: 0 }
  }
  /** What stands now between the letters that were next to a run on either side. */
  const slot = (start: TextPoint, end: TextPoint): PlaceOfWords | undefined => {
    const [first, last] = [flowIndex(from, start), flowIndex(from, end)]
    if (first === undefined || last === undefined) return undefined
    const before = first === 0 ? -1 : (mapping[first - 1] ?? -1)
    const behind = last === mapping.length ? to.text.length : (mapping[last] ?? -1)
    const isThere = (before >= 0 || first === 0) && behind > before && behind - before <= last - first + LONGEST_SLOT
    const [there, until] = isThere ? [pointAt(to, before + 1, 'start'), pointAt(to, behind, 'end')] : []
    return there === undefined || until === undefined ? undefined : { start: there, end: until }
  }
  return {
    place,
    target: (target) => {
      const run = place(target.start, target.end)
      const made = 'start' in run ? makeTarget(fresh, run.start, run.end) : undefined
      if (made !== undefined)
        return { status: run.status, target: run.status === 'changed' ? { ...made, quote: target.quote } : made }
      const status = 'start' in run ? 'orphan' : run.status
      const now = slot(target.start, target.end)
      // What stands in its place may be meant, and is offered; it is no place of these words.
      if (now !== undefined && now.start.blockId === now.end.blockId) return { status, target: { ...target, ...now } }
      const at = nearest(target.start) ?? target.start
      return { status, target: { ...target, start: at, end: at } }
    },
    slot,
    unplaced: (target, placement) => {
      const run = place(target.start, target.end)
      if (!('start' in run)) {
        const at = nearest(target.start) ?? target.start
        return { status: placement === 'changed' ? 'orphan' : placement, target: { ...target, start: at, end: at } }
      }
      return { status: placement, target: { ...target, start: run.start, end: run.end } }
    },
  }
}
