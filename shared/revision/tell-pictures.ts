import type { Block } from '../domain/block.ts'
import type { CarriedOther } from '../domain/carried.ts'
import type { Way } from './way.ts'

/**
 * Which pictures of the version before stand in the new text although its file does not bring them, which are not in it any
 * more, and what became of the alternative texts that were written at the desk. `brought`: the blocks as the file has them.
 */
export function tellPictures(
  { old, figures }: Pick<Way, 'old' | 'figures'>,
  brought: readonly Block[],
): readonly CarriedOther[] {
  const came = new Map<string, Block>(brought.map((block) => [block.id, block]))
  const names = new Map<string, string | undefined>(old.assets.map(({ id, fileName }) => [id, fileName]))
  return old.blocks.flatMap((block): readonly CarriedOther[] => {
    if (block.assetId === undefined) return []
    const { id: from, alt = '', assetId } = block
    const picture = { kind: 'picture', from, words: names.get(assetId) ?? '' } as const
    const alternative = { kind: 'alternative', from, words: alt } as const
    const there = figures.get(block.id)
    // Written at the desk: as it came a block has its first revision.
    const isOwn = alt !== '' && block.revision > 1
    if (there === undefined) {
      return [{ ...picture, why: 'gone' }, ...(isOwn ? [{ ...alternative, why: 'picture' } as const] : [])]
    }
    const at = { to: there.id, blockId: there.id }
    const before = came.get(there.id)
    return [
      ...(before?.assetId === there.assetId ? [] : [{ ...picture, ...at }]),
      ...(alt !== '' && there.alt === alt && before?.alt !== alt ? [{ ...alternative, ...at }] : []),
    ]
  })
}
