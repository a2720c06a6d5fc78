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

/** The pieces cut wherever a mark begins or ends, and where a note's number stands. */
export function printedParts(
  pieces: readonly Piece[],
  spans: readonly MarkSpan[],
  refs: readonly PrintedRef[],
): readonly PrintedPart[] {
  const cuts = [...new Set([...spans.flatMap(({ start, end }) => [start, end]), ...refs.map(({ at }) => at)])]
  cuts.sort((a, b) => a - b)
  const parts = cutPieces(pieces, cuts).map((part) => ({ ...part, names: namesOf(part, spans), refs: [] as number[] }))
  for (const { at, number } of refs) {
    const place = parts.findLastIndex((part) => part.end <= at)
    parts[Math.max(place, 0)]?.refs.push(number)
  }
  return parts
}

/** What stands for words of the block has their marks; new words those that go on over their place. */
function namesOf({ start, end, kind, isConflict }: Piece, spans: readonly MarkSpan[]): readonly MarkName[] {
  const names = spans.filter((span) => span.start < end && span.end > start).map(({ name }) => name)
  if (kind === 'deleted') names.push('deleted')
  if (isConflict) names.push('conflict')
  return [...new Set(names)]
}
