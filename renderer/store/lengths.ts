import type { Language } from '#shared/domain/common.ts'
import { cleanText } from '#shared/text/derive.ts'
import { lengthOf, sumOf, type TextLength } from '#shared/text/count.ts'
import { isStanding } from '#shared/text/standing.ts'
import type { BlockBundle, Bundles } from './by-block.ts'

const known = new WeakMap<BlockBundle, TextLength>()

/** The length of a block's clean text; nothing where it does not stand in it. */
export function blockLength(bundle: BlockBundle): TextLength {
  const { block, suggestions } = bundle
  const length =
    known.get(bundle) ?? lengthOf(isStanding(block, suggestions, 'clean') ? cleanText(block, suggestions) : '')
  known.set(bundle, length)
  return length
}

/** Blocks whose words are the article's own: not the page around it. */
function isCounted({ block }: BlockBundle): boolean {
  return block.role !== 'furniture' && block.role !== 'figure'
}

/** The length of an article's clean text, headline, captions and all. */
export function articleLength({ list }: Bundles): TextLength {
  return sumOf(list.filter(isCounted).map(blockLength))
}

/** Chinese is counted in characters, every other writing in words. */
export function isCountedInCharacters(language: Language | undefined): boolean {
  return language !== 'en' && language !== undefined
}
