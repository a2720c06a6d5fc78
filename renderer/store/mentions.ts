import { findMention } from '#shared/captions/find-mention.ts'
import { bundlesOf, type BlockBundle } from './by-block.ts'
import type { Tables } from './tables.ts'

let last: { readonly blocks: unknown; readonly captionId: string; readonly found: string | undefined } | undefined

/** The paragraph that speaks of what a caption shows. Worked out for the caption at hand only. */
export function mentionOf(tables: Tables, captionId: string): BlockBundle | undefined {
  const { blocks, byId } = bundlesOf(tables)
  if (last?.blocks !== tables.block || last.captionId !== captionId) {
    const at = blocks.findIndex(({ id, role }) => id === captionId && role === 'caption')
    const found = at === -1 ? undefined : findMention(blocks, at)
    last = { blocks: tables.block, captionId, found: found === undefined ? undefined : blocks[found]?.id }
  }
  return last.found === undefined ? undefined : byId.get(last.found)
}
