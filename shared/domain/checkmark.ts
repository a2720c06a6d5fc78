import { z } from 'zod'
import { authorSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, blockIdSchema, checkmarkIdSchema, versionIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

export const CHECKMARK_STATES = ['ok', 'doubt', 'not-applicable'] as const

/**
 * One item of a picture's checklist answered (crop, rights, quality, consent, or one of the house).
 * There is at most one for an item of a picture's block; an item without one is still open.
 */
export const checkmarkSchema = z
  .object({
    type: z.literal('checkmark'),
    id: checkmarkIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    blockId: blockIdSchema,
    item: z.string().min(1).max(80),
    state: z.enum(CHECKMARK_STATES),
    remark: z.string().max(2000).optional(),
    by: authorSchema,
    atMs: timeMsSchema,
  })
  .readonly()

export type Checkmark = z.infer<typeof checkmarkSchema>
export type CheckmarkState = Checkmark['state']

export const checkmarkType = {
  schema: checkmarkSchema,
  list: 'checkmarks',
  scope: 'version',
  columns: { version_id: "json ->> 'versionId'", block_id: "json ->> 'blockId'", item: "json ->> 'item'" },
  names: { versionId: 'version', blockId: 'block' },
  onePer: ['blockId', 'item'],
  merges: {
    versionId: 'made',
    blockId: 'made',
    item: 'made',
    state: 'state',
    remark: 'state',
    by: 'by state',
    atMs: 'by state',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<Checkmark>
