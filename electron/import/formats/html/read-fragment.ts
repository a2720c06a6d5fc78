import type { PictureList } from '../picture-list.ts'
import type { RawBlock } from '../raw-document.ts'
import { BlockReader } from './read-blocks.ts'
import { parsePiece } from './tree.ts'

/** Blocks of a piece of HTML, as it stands in Markdown or comes from the clipboard: all of it is the article. */
export function readHtmlFragment(html: string, pictures: PictureList): readonly RawBlock[] {
  return new BlockReader(pictures, () => true)
    .readAll(parsePiece(html))
    .map(({ element: _element, linkShare: _linkShare, ...block }) => block)
}
