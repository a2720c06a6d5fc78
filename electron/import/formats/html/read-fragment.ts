import type { PictureList } from '../picture-list.ts'
import type { CensusTaker } from '../census-taker.ts'
import { findChanges } from './changes.ts'
import type { PageBlock } from './page-blocks.ts'
import type { ReadOptions } from './read-options.ts'
import { Fates, takePageCensus } from './page-census.ts'
import { BlockReader } from './read-blocks.ts'
import { settleBlocks } from './settle-blocks.ts'
import type { SettledBlocks } from './settle-blocks.ts'
import { parsePiece } from './tree.ts'

/** A piece of HTML as it stands in other formats: all of it is the article; `taker` counts what was seen and left. */
export function readHtmlFragment(
  html: string,
  pictures: PictureList,
  taker: CensusTaker,
  options: Pick<ReadOptions, 'isOurs' | 'language'> = {},
): SettledBlocks {
  return settleBlocks(readHtmlBlocks(html, pictures, taker, options))
}

/** The same, its blocks not yet counted in code points. */
export function readHtmlBlocks(
  html: string,
  pictures: PictureList,
  taker: CensusTaker,
  options: Pick<ReadOptions, 'isOurs' | 'language'> = {},
): readonly PageBlock[] {
  const root = parsePiece(html)
  const changes = /<(?:del|ins)[\s>]/iu.test(html) ? findChanges(root) : undefined
  const fates = new Fates()
  const reader = new BlockReader(pictures, {
    ...options,
    keepsHidden: true,
    fates,
    ...(changes === undefined ? {} : { changes }),
  })
  const blocks = reader.readAll(root)
  taker.addPart(takePageCensus(root, fates, 'unknown').census)
  return blocks
}
