import type { PictureList } from '../picture-list.ts'
import type { RawBlock } from '../raw-document.ts'
import { BlockReader } from './read-blocks.ts'
import { settleBlocks } from './settle-blocks.ts'
import type { SettledBlocks } from './settle-blocks.ts'
import { findChanges } from './changes.ts'
import { parsePiece } from './tree.ts'

/** A piece of HTML, as it comes from the clipboard or in another format: all of it is the article. */
export function readHtmlPiece(html: string, pictures: PictureList): SettledBlocks {
  const root = parsePiece(html)
  const changes = /<(?:del|ins)[\s>]/iu.test(html) ? findChanges(root) : undefined
  const reader = new BlockReader(pictures, { keepsHidden: true, ...(changes === undefined ? {} : { changes }) })
  return settleBlocks(reader.readAll(root))
}

/** The blocks of such a piece alone. */
export function readHtmlFragment(html: string, pictures: PictureList): readonly RawBlock[] {
  return readHtmlPiece(html, pictures).blocks
}
