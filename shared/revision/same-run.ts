import type { Block } from '../domain/block.ts'
import type { Fulfilment } from '../domain/carried.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import type { PlaceOfWords } from './hold-against.ts'
import type { Way } from './way.ts'

/** What became of a suggestion, and what is another in it where it comes along. */
export interface CarriedTo {
  readonly to?: Partial<Suggestion> & Pick<Suggestion, 'blockId'>
  readonly outcome?: Fulfilment
  readonly stands?: string
  readonly place?: PlaceOfWords
}

type Run = Pick<Suggestion, 'blockId' | 'start' | 'end'>

/** Where the words of a suggestion stand in the new text as they did; undefined where that is not sure. */
export function sameRun(
  { blockId, start, end, before }: Pick<Suggestion, 'blockId' | 'start' | 'end' | 'before'>,
  { places, blocks }: Pick<Way, 'places' | 'blocks'>,
): Run | undefined {
  const run = places.place({ blockId, offset: start }, { blockId, offset: end })
  if (!('start' in run) || run.status === 'changed') return undefined
  const block = blocks.get(run.start.blockId)
  if (block === undefined || run.end.blockId !== block.id) return undefined
  if (sliceCodePoints(block.text, run.start.offset, run.end.offset) !== before) return undefined
  return { blockId: block.id, start: run.start.offset, end: run.end.offset }
}

/** A run of one block, as a place. */
export function placeOfRun({ blockId, start, end }: Run): PlaceOfWords {
  return { start: { blockId, offset: start }, end: { blockId, offset: end } }
}

/** The whole of a block, as a place. */
export function placeOfBlock({ id, text }: Block): PlaceOfWords {
  return placeOfRun({ blockId: id, start: 0, end: codePointLength(text) })
}

/** Where a paragraph went: that of the new text in which most of its words begin. */
export function homeOf(block: Block, { places, blocks }: Pick<Way, 'places' | 'blocks'>): Block | undefined {
  const length = codePointLength(block.text)
  const run = places.place({ blockId: block.id, offset: 0 }, { blockId: block.id, offset: length })
  return 'start' in run ? blocks.get(run.start.blockId) : undefined
}
