import { inOneGo, type Steps } from '#shared/lib/steps.ts'
import { isOfLength, lengthOfBlock } from '#shared/text/article-length.ts'
import { sumOf, type TextLength } from '#shared/text/count.ts'
import type { BlockBundle, Bundles } from './by-block.ts'

const known = new WeakMap<BlockBundle, TextLength>()

/** The length of a block's clean text; nothing where it does not stand in it. */
export function blockLength(bundle: BlockBundle): TextLength {
  const length = known.get(bundle) ?? lengthOfBlock(bundle.block, bundle.suggestions)
  known.set(bundle, length)
  return length
}

/** The length of an article's clean text, headline, captions and all. */
export function articleLength(bundles: Bundles): TextLength {
  return inOneGo(lengthSteps(bundles))
}

/** The same, a block a step: each is counted once, however often the article is. */
export function* lengthSteps({ list }: Bundles): Steps<TextLength> {
  const lengths: TextLength[] = []
  for (const bundle of list.filter(({ block }) => isOfLength(block))) {
    lengths.push(blockLength(bundle))
    yield
  }
  return sumOf(lengths)
}

/** So many characters are counted while a key waits. */
const A_GLANCE = 50_000

/** How long the article is, where that is known or found at a glance. */
export function lengthAtHand(bundles: Bundles): TextLength | undefined {
  const rest = bundles.list.reduce((sum, each) => (known.has(each) ? sum : sum + each.block.text.length), 0)
  return rest > A_GLANCE ? undefined : articleLength(bundles)
}
