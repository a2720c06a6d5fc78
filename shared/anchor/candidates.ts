import type { BlockId } from '../domain/ids.ts'
import type { PLACEMENTS } from '../domain/note.ts'
import type { TextTarget } from '../domain/target.ts'
import { codePointLength } from '../lib/code-points.ts'
import type { FlowBlock } from './flow.ts'
import { createPlacer, type PlaceCandidate } from './place.ts'
import { textBetween } from './quote.ts'

/** So many places are offered: each has a digit for a key. */
export const MOST_CANDIDATES = 5

/** A place is sought by its words alone: where it stood in another text says nothing of this one. */
const NOWHERE = { blockId: '' as BlockId, offset: 0 }

/**
 * Prepares a text once, and gives the function that tells where in it an anchor without a sure place may belong, the likeliest
 * first: of changed words what they became, what stands between the very same words as they did, then what its quote and context
 * fit, then what stands there now.
 */
export function createSeeker(
  blocks: readonly FlowBlock[],
): (target: TextTarget, placement: (typeof PLACEMENTS)[number]) => readonly PlaceCandidate[] {
  const place = createPlacer(blocks)
  return (target, placement) => {
    const candidates: PlaceCandidate[] = []
    const offer = (candidate: PlaceCandidate): void => {
      if (!candidates.some((each) => isSame(each, candidate))) candidates.push(candidate)
    }
    const { start, end, quote } = target
    const now = textBetween(blocks, start, end) ?? ''
    const isThere = now.trim() !== ''
    // Of many sentences that are made alike the one that was put in another's place is meant.
    if (isThere && (placement === 'changed' || isFramed(target, blocks))) offer({ start, end, text: now, fit: 1 })
    const found = codePointLength(quote.exact) === 0 ? undefined : place({ ...target, start: NOWHERE, end: NOWHERE })
    if (found?.status === 'ambiguous') found.candidates.forEach(offer)
    else if (found !== undefined && 'start' in found) {
      const text = textBetween(blocks, found.start, found.end)
      if (text !== undefined) offer({ start: found.start, end: found.end, text, fit: 1 })
    }
    // What stands where it stood comes last: it may have come for these words, or for nothing.
    if (isThere) offer({ start, end, text: now, fit: 0 })
    return candidates.slice(0, MOST_CANDIDATES)
  }
}

/** So many code points on either side tell that other words stand between the same ones. */
const FRAME = 6

/** Whether what stands on both sides of a place is what stood on both sides of the words. */
function isFramed({ start, end, quote }: TextTarget, blocks: readonly FlowBlock[]): boolean {
  const block = blocks.find(({ id }) => id === start.blockId)
  if (block === undefined || end.blockId !== start.blockId) return false
  const [was, is] = [Array.from(quote.prefix), Array.from(block.text)]
  const before = was.slice(was.lastIndexOf('\n') + 1).slice(-FRAME)
  const [behind = ''] = quote.suffix.split('\n', 1)
  const after = Array.from(behind).slice(0, FRAME)
  const isBefore = is.slice(Math.max(0, start.offset - before.length), start.offset).join('') === before.join('')
  const isBehind = is.slice(end.offset, end.offset + after.length).join('') === after.join('')
  return isBefore && isBehind && before.length + after.length >= FRAME
}

function isSame(one: PlaceCandidate, other: PlaceCandidate): boolean {
  return (
    one.start.blockId === other.start.blockId &&
    one.start.offset === other.start.offset &&
    one.end.blockId === other.end.blockId &&
    one.end.offset === other.end.offset
  )
}
