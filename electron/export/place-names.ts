import type { Translate } from '#shared/messages/translate.ts'
import { figureAmong, ordinalsOf } from '#shared/text/ordinals.ts'

interface PlacedBlock {
  readonly id: string
  readonly role: string
  readonly figureId?: string | undefined
}

/** Where every block stands, in words (headline, paragraph 3, caption 2); `t` takes keys under `exports.`. */
export function placeNames(blocks: readonly PlacedBlock[], t: Translate): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const counted = ordinalsOf(blocks, figureAmong(blocks))
  for (const [index, block] of blocks.entries()) {
    const { ordinal = 0, caption } = counted[index] ?? {}
    if (block.role === 'paragraph' || block.role === 'lead') names.set(block.id, t('placeOf.paragraph', { n: ordinal }))
    else if (caption !== undefined) names.set(block.id, t('placeOf.caption', { n: caption }))
    else if (block.role === 'figure') names.set(block.id, t('placeOf.figure', { n: ordinal }))
    else if (['headline', 'kicker', 'subheadline'].includes(block.role)) names.set(block.id, t('placeOf.headline'))
    else names.set(block.id, t('placeOf.other'))
  }
  return names
}
