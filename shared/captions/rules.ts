import type { Finding } from '../domain/source-document.ts'
import type { CaptionedArticle } from './article.ts'
import examples from './data/rule-examples.json' with { type: 'json' }
import { duplicateCaption, pictureTwice, repeatsHeadline, tooLong } from './faults-text.ts'
import { altAsCaption, altMissing, altTooLong } from './faults-alt.ts'
import {
  creatorDiffers,
  dateConflict,
  dateTakenDiffers,
  metadataDiffers,
  nameLookAlike,
  orderConflict,
  placeConflict,
  sourcesDiffer,
} from './faults-facts.ts'
import type { CaptionFault, ReadArticle } from './read-article.ts'

/** One rule: what it looks for, and articles that it must pass and must find. */
export interface CaptionRule {
  readonly id: `caption.${string}`
  /** Message key of the sentence that tells the editor what is meant. */
  readonly description: string
  readonly severity: Finding['severity']
  /** Whether it runs unless switched off. */
  readonly isDefault: boolean
  readonly examples: { readonly good: readonly CaptionedArticle[]; readonly bad: readonly CaptionedArticle[] }
  readonly check: (article: ReadArticle) => readonly CaptionFault[]
}

/** An example as it is written down: what it does not say is as in any small Chinese article. */
type Example = Partial<CaptionedArticle>
type Examples = Readonly<Record<string, { readonly good: readonly Example[]; readonly bad: readonly Example[] }>>

const EXAMPLES = examples as unknown as Examples

function rule(id: CaptionRule['id'], severity: Finding['severity'], check: CaptionRule['check']): CaptionRule {
  const own = EXAMPLES[id] ?? { good: [], bad: [] }
  return {
    id,
    severity,
    check,
    description: `findings.${id}`,
    isDefault: true,
    examples: { good: own.good.map(articleOf), bad: own.bad.map(articleOf) },
  }
}

function articleOf(example: Example): CaptionedArticle {
  return { language: 'zh-Hans', publishedAt: '2025-11-14', blocks: [], assets: [], ...example }
}

/** Every rule about captions and their pictures, in the order in which they are listed to the editor. */
export const CAPTION_RULES: readonly CaptionRule[] = [
  rule('caption.name-look-alike', 'warning', nameLookAlike),
  rule('caption.date-conflict', 'warning', dateConflict),
  rule('caption.place-conflict', 'warning', placeConflict),
  rule('caption.order', 'warning', orderConflict),
  rule('caption.creator-differs', 'warning', creatorDiffers),
  rule('caption.date-taken-differs', 'warning', dateTakenDiffers),
  rule('caption.metadata-differs', 'warning', metadataDiffers),
  rule('caption.metadata-sources', 'info', sourcesDiffer),
  rule('caption.duplicate', 'warning', duplicateCaption),
  rule('caption.picture-twice', 'warning', pictureTwice),
  rule('caption.repeats-headline', 'warning', repeatsHeadline),
  rule('caption.too-long', 'info', tooLong),
  rule('caption.alt-missing', 'info', altMissing),
  rule('caption.alt-as-caption', 'info', altAsCaption),
  rule('caption.alt-too-long', 'info', altTooLong),
]
