import type { OpenArticle } from '../contract/shapes.ts'
import type { Block } from '../domain/block.ts'
import type { BlockId } from '../domain/ids.ts'
import type { FreshText } from './carried-review.ts'
import type { TextPlaces } from './text-places.ts'

/** Everything that the parts of a review are carried by; blocks of both texts are in reading order. */
export interface Way {
  readonly old: OpenArticle
  readonly fresh: FreshText
  readonly places: TextPlaces
  /** Old figure → new figure of the very same picture. */
  readonly figures: ReadonlyMap<BlockId, Block>
  /** The new text's blocks by their ids. */
  readonly blocks: ReadonlyMap<string, Block>
  /** Blocks of the very same words, wherever they stand. */
  readonly sameBlock: (id: BlockId) => Block | undefined
}
