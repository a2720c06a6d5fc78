import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Stage } from '#shared/domain/article.ts'
import type { Words } from '../html/words.ts'
import { placeNames } from '../place-names.ts'
import { gatherReview, type Review } from '../review.ts'

/** What the parts of a report are made of. */
export interface ReportContext {
  readonly review: Review
  readonly words: Words
  /** Where a block stands, in words; nothing for what has no certain place. */
  readonly placeOf: (blockId: string | undefined) => string
}

export function reportContext(open: OpenArticle, words: Words): ReportContext {
  const review = gatherReview(open)
  const places = placeNames(review.blocks, words.t)
  return { review, words, placeOf: (id) => places.get(id ?? '') ?? '' }
}

/** What the log knows of an article that no record says: who passed it on when, and who took in which version. */
export interface ArticleHistory {
  readonly stages: readonly { readonly stage: Stage; readonly by: string; readonly atMs: number }[]
  /** By the id of the version. */
  readonly takenInBy: ReadonlyMap<string, string>
}
