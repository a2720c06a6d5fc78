import type { Stage } from '#shared/domain/article.ts'
import type { Words } from '../html/words.ts'
import type { Review } from '../review.ts'

/** What the parts of a report are made of. */
export interface ReportContext {
  readonly review: Review
  readonly words: Words
  /** Where a block stands, in words; nothing for what has no certain place. */
  readonly placeOf: (blockId: string | undefined) => string
}

/** What the log knows of an article that no record says: who passed it on when, and who took in which version. */
export interface ArticleHistory {
  readonly stages: readonly { readonly stage: Stage; readonly by: string; readonly atMs: number }[]
  /** By the id of the version. */
  readonly takenInBy: ReadonlyMap<string, string>
}
