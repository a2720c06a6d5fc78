import { keptByBlock } from '../lib/kept-by-text.ts'
import { foldText } from '../structure/fold.ts'
import { hasHan } from './has-han.ts'

/** A block as rules about the whole article read it. */
export interface ReadBlock {
  readonly index: number
  readonly role: string
  readonly text: string
  /** Simplified and half width, index by index: what the rules' words are held against, in whatever script the text is. */
  readonly folded: string
  readonly isChinese: boolean
}

/** A block with its words folded once for all who read them, and the same object for as long as it stands as it does. */
export const readBlock = ({ role, text }: Pick<ReadBlock, 'role' | 'text'>, index: number): ReadBlock =>
  keptBlock({ role, text, index })

const keptBlock = keptByBlock(({ index, role, text }): ReadBlock => ({
  index,
  role,
  text,
  folded: foldText(text),
  isChinese: hasHan(text),
}))

/** The blocks of an article as they are read. */
export const readBlocks = (blocks: readonly Pick<ReadBlock, 'role' | 'text'>[]): readonly ReadBlock[] =>
  blocks.map(readBlock)
