import { flowIndex, flowOf, pointAt, type FlowBlock } from '../anchor/flow.ts'
import { makeTarget } from '../anchor/quote.ts'
import { compareTexts } from '../anchor/remap.ts'
import type { TextPoint, TextTarget } from '../domain/target.ts'

/** A run of one text in the other: the same words, words that changed, or nothing that can be taken for it. */
export type CarriedRun =
  | { readonly status: 'exact' | 'moved' | 'changed'; readonly start: TextPoint; readonly end: TextPoint }
  | { readonly status: 'ambiguous' | 'orphan' }

/** Where runs of an old text stand in the new one. */
export interface TextPlaces {
  readonly place: (start: TextPoint, end: TextPoint) => CarriedRun
  /** The same with its words and context, as an anchor keeps them. */
  readonly target: (target: TextTarget) => { readonly status: CarriedRun['status']; readonly target: TextTarget }
}

/** Compares two texts once, for any number of runs. Blocks are in reading order. */
export function placesIn(old: readonly FlowBlock[], fresh: readonly FlowBlock[]): TextPlaces {
  const [from, to] = [flowOf(old), flowOf(fresh)]
  const { place: locate, mapping } = compareTexts(from.text, to.text)
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
  return {
    place,
    target: (target) => {
      const run = place(target.start, target.end)
      const made = 'start' in run ? makeTarget(fresh, run.start, run.end) : undefined
      if (made !== undefined) return { status: run.status, target: made }
      const at = nearest(target.start) ?? target.start
      const status = 'start' in run ? 'orphan' : run.status
      return { status, target: { ...target, start: at, end: at } }
    },
  }
}
