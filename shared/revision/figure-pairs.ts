import type { Asset } from '../domain/asset.ts'
import type { Block } from '../domain/block.ts'
import type { BlockId } from '../domain/ids.ts'

/** The figures of one version: their blocks in reading order, and the pictures of the article. */
export interface Figures {
  readonly blocks: readonly Block[]
  readonly assets: readonly Asset[]
}

/**
 * Old figure → new figure of the very same picture (by its bytes). A picture that stands several times is paired in its
 * order, where both versions have it equally often: else nobody could say which is which.
 */
export function pairFigures(old: Figures, fresh: Figures): ReadonlyMap<BlockId, Block> {
  const there = byBytes(fresh)
  const pairs = new Map<BlockId, Block>()
  for (const [sha256, blocks] of byBytes(old)) {
    const twins = there.get(sha256) ?? []
    if (twins.length !== blocks.length) continue
    blocks.forEach((block, index) => {
      const twin = twins[index]
      if (twin !== undefined) pairs.set(block.id, twin)
    })
  }
  return pairs
}

function byBytes({ blocks, assets }: Figures): ReadonlyMap<string, readonly Block[]> {
  const hashes = new Map<string, string>(assets.map(({ id, sha256 }) => [id, sha256]))
  const figures = blocks.filter(({ assetId }) => assetId !== undefined && hashes.has(assetId))
  return Map.groupBy(figures, ({ assetId }) => hashes.get(assetId ?? '') ?? '')
}
