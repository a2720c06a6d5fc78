import type { Words } from '../html/words.ts'
import type { Review } from '../review.ts'

/** What the parts of a report are made of. */
export interface ReportContext {
  readonly review: Review
  readonly words: Words
  /** Where a block stands, in words; nothing for what has no certain place. */
  readonly placeOf: (blockId: string | undefined) => string
}
