import type { SourceDocument } from '#shared/domain/source-document.ts'
import { startWatch, type Watch } from '#shared/lib/watch.ts'
import type { FoundNumber } from '#shared/numbers/find-numbers.ts'
import { dayOf } from '#shared/numbers/dateline.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { unitAbove } from '#shared/numbers/unit-above.ts'

/**
 * The numbers of each block of a document, by the date that an editor gave it, else its own, else `asOf` (ISO); those of the site's furniture count for nothing
 * and are not looked for. It reads untrusted text, so it runs where the file is parsed, never where it is kept. When the
 * time of `watch` is up, it names the blocks that were not read to their end.
 */
export function numbersOfBlocks(
  { blocks, language, publishedAt }: SourceDocument,
  { asOf, datedBy }: { readonly asOf?: string; readonly datedBy?: string },
  watch: Watch = startWatch(),
): readonly (readonly FoundNumber[])[] {
  const date = datedBy ?? publishedAt ?? dayOf(blocks, asOf)
  const options = { ...(date === undefined ? {} : { asOf: date }), ...(language === 'und' ? {} : { lang: language }) }
  return blocks.map((block, at) => {
    if (block.role === 'furniture' || block.text === '') return []
    const own = { ...watch, blocks: new Set<number>() }
    const found = numbersOfText(block, { ...options, watch: own }, unitAbove(blocks, at))
    if (own.blocks.size > 0) watch.blocks.add(at)
    return found
  })
}
