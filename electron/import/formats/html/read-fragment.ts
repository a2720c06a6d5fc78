import type { PictureList } from '../picture-list.ts'
import { findChanges } from './changes.ts'
import type { PageBlock } from './page-blocks.ts'
import { BlockReader } from './read-blocks.ts'
import { settleBlocks } from './settle-blocks.ts'
import type { SettledBlocks } from './settle-blocks.ts'
import { parsePiece } from './tree.ts'

/** A piece of HTML as it stands in other formats: all of it is the article. */
export function readHtmlFragment(html: string, pictures: PictureList): SettledBlocks {
  return settleBlocks(readHtmlBlocks(html, pictures))
}

/** The same, its blocks not yet counted in code points. */
export function readHtmlBlocks(html: string, pictures: PictureList): readonly PageBlock[] {
  const root = parsePiece(html)
  const changes = /<(?:del|ins)[\s>]/iu.test(html) ? findChanges(root) : undefined
  const reader = new BlockReader(pictures, { keepsHidden: true, ...(changes === undefined ? {} : { changes }) })
  return reader.readAll(root)
}
