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

/** The blocks of an article, folded once for all who read them. */
export function readBlocks(blocks: readonly { readonly role: string; readonly text: string }[]): readonly ReadBlock[] {
  return blocks.map(({ role, text }, index) => ({ index, role, text, folded: foldText(text), isChinese: hasHan(text) }))
}
