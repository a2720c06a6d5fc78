import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { differenceAsSuggestions } from '#shared/text/difference.ts'

/** A stretch of a text: what both sides have, or what only this one has. */
export interface Piece {
  readonly text: string
  readonly isOwn: boolean
}

/** Two texts cut where they differ. */
export function differing(
  theirs: string,
  mine: string,
): { readonly theirs: readonly Piece[]; readonly mine: readonly Piece[] } {
  const left: Piece[] = []
  const right: Piece[] = []
  let at = 0
  const keep = (until?: number): void => {
    const text = sliceCodePoints(theirs, at, until)
    if (text === '') return
    left.push({ text, isOwn: false })
    right.push({ text, isOwn: false })
  }
  for (const { start, end, before, after } of differenceAsSuggestions(theirs, mine)) {
    keep(start)
    if (before !== '') left.push({ text: before, isOwn: true })
    if (after !== '') right.push({ text: after, isOwn: true })
    at = end
  }
  keep()
  return { theirs: left, mine: right }
}
