import type { Block } from '../domain/block.ts'
import type { CarriedSuggestion } from './carry-suggestions.ts'
import type { UnaskedChange } from './hold-against.ts'

/** So many code points apart the same change can be placed. */
const NEAR = 2

/** The changes that nobody asked for: without those of whole paragraphs, and of their borders, that somebody did ask for. */
export function unaskedBut<Fresh extends Block>(
  unasked: readonly UnaskedChange<Fresh>[],
  suggestions: readonly CarriedSuggestion[],
): readonly UnaskedChange<Fresh>[] {
  const done = suggestions.filter(({ outcome }) => outcome === 'done')
  return unasked.filter((change) => !done.some((each) => isOf(change, each)))
}

function isOf(
  { kind, before, after, block, start }: UnaskedChange<Block>,
  { from, place }: CarriedSuggestion,
): boolean {
  if (place === undefined || block === undefined || place.start.blockId !== block.id) return false
  if (from.orders !== undefined) return kind === 'move'
  if (from.kind === 'join') {
    const isBorder = before.includes('\n') && (before + after).trim() === ''
    return isBorder && Math.abs(start - place.start.offset) <= NEAR
  }
  return kind === 'insert' && from.kind === 'insert' && from.start === 0 && after.trim() === from.after.trim()
}
