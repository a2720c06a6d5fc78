import type { Block } from '#shared/domain/block.ts'
import type { BlockBundle } from '#renderer/store/by-block.ts'

/** A block with nothing on it but what is given. */
export function bundleOf(
  block: Pick<Block, 'role' | 'text'> & { readonly id: string; readonly alt?: string },
  more: Partial<BlockBundle> = {},
): BlockBundle {
  return {
    block: block as Block,
    ordinal: 1,
    caption: undefined,
    notes: [],
    suggestions: [],
    numbers: [],
    repairs: [],
    verdict: undefined,
    ...more,
  }
}
