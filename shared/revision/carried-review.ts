import { z } from 'zod'
import type { OpenArticle } from '../contract/shapes.ts'
import type { Asset } from '../domain/asset.ts'
import { blockSchema, type Block } from '../domain/block.ts'
import { carriedSchema } from '../domain/carried.ts'
import { draftSchema } from '../domain/draft.ts'
import type { VersionId } from '../domain/ids.ts'
import { numberSchema, type NumberRecord } from '../domain/number.ts'
import { recordSchema } from '../domain/records.ts'
import type { Repair } from '../domain/repair.ts'

const count = z.number().int().nonnegative()

/** What a new text of an article brings by itself. */
export interface FreshText {
  readonly versionId: VersionId
  readonly blocks: readonly Block[]
  readonly assets: readonly Asset[]
  readonly numbers: readonly NumberRecord[]
  readonly repairs: readonly Repair[]
}

/** An article under review, and its next text. */
export interface CarryInput {
  readonly open: OpenArticle
  readonly fresh: FreshText
}

/**
 * A review as it comes to the next text: the records of the new version apart from its numbers, these with what was found
 * out about them, the blocks that are others by what the desk did to the old ones (or come with its pictures), what was being written,
 * and what became of each. As a schema, because it is made in the child that reads strangers' files.
 */
export const carriedReviewSchema = z
  .object({
    added: z.array(recordSchema).readonly(),
    /** Blocks of the new text that took something from the version before, and figures that came along. */
    blocks: z.array(blockSchema).readonly(),
    /** So many roles are those of the version before. */
    roles: count,
    numbers: z.array(numberSchema).readonly(),
    drafts: z.array(z.object({ from: z.string(), to: draftSchema }).readonly()).readonly(),
    carried: carriedSchema,
  })
  .readonly()

export type CarriedReview = z.output<typeof carriedReviewSchema>
