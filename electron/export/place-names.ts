import type { Block } from '#shared/domain/block.ts'
import type { Translate } from '#shared/messages/translate.ts'

/** Where every block stands, in words (headline, paragraph 3, caption 2); `t` takes keys under `exports.`. */
export function placeNames(blocks: readonly Block[], t: Translate): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let paragraphs = 0
  let captions = 0
  for (const block of blocks) {
    if (block.role === 'paragraph' || block.role === 'lead')
      names.set(block.id, t('placeOf.paragraph', { n: (paragraphs += 1) }))
    else if (block.role === 'caption') names.set(block.id, t('placeOf.caption', { n: (captions += 1) }))
    else if (['headline', 'kicker', 'subheadline'].includes(block.role)) names.set(block.id, t('placeOf.headline'))
    else names.set(block.id, t('placeOf.other'))
  }
  return names
}
