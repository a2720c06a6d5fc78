import type { MarkSpan } from '../../../anchoring/block-marks.ts'
import type { MarkName } from '../../../anchoring/highlights.ts'
import { cutPieces, type Piece } from '../../../anchoring/pieces.ts'

/** A number of the printed list of notes, and the position of the text behind which it stands. */
export interface PrintedRef {
  readonly at: number
  readonly number: number
}

/** A run of a block as it is printed: paper has no highlights, so that every mark is an element around its words. */
export interface PrintedPart extends Piece {
  readonly names: readonly MarkName[]
  readonly refs: readonly number[]
}

/** The pieces cut wherever a mark begins or ends, where a note's number stands, and at `breaks`. */
export function printedParts(
  pieces: readonly Piece[],
  spans: readonly MarkSpan[],
  refs: readonly PrintedRef[],
  breaks: readonly number[] = [],
): readonly PrintedPart[] {
  const ends = spans.flatMap(({ start, end }) => [start, end])
  const cuts = [...new Set([...ends, ...refs.map(({ at }) => at), ...breaks])]
  cuts.sort((a, b) => a - b)
  const namesOf = namesIn(spans)
  const parts = cutPieces(pieces, cuts).map((part) => ({ ...part, names: namesOf(part), refs: [] as number[] }))
  for (const { at, number } of refs) {
    const place = parts.findLastIndex((part) => part.end <= at)
    parts[Math.max(place, 0)]?.refs.push(number)
  }
  return parts
}

/**
 * What stands for words of the block has their marks; new words those that go on over their place. Asked for part after
 * part in the order of the text: each mark is looked at where it lies, not for every part.
 */
function namesIn(spans: readonly MarkSpan[]): (part: Piece) => readonly MarkName[] {
  const sorted = spans.map((span, order) => ({ ...span, order })).sort((a, b) => a.start - b.start)
  let next = 0
  let live: typeof sorted = []
  return ({ start, end, kind, isConflict }) => {
    for (let span = sorted[next]; span !== undefined && span.start < end; span = sorted[next]) {
      live.push(span)
      next += 1
    }
    live = live.filter((span) => span.end > start)
    const over = live.filter((span) => span.start < end).sort((a, b) => a.order - b.order)
    const names = over.map(({ name }) => name)
    if (kind === 'deleted') names.push('deleted')
    if (isConflict) names.push('conflict')
    return [...new Set(names)]
  }
}
