import { z } from 'zod'
import { authorSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, blockIdSchema, verdictIdSchema, versionIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

export const VERDICT_STATES = ['approved', 'changed', 'queried'] as const

/** The editor's verdict on one caption; there is at most one for a caption block. */
export const verdictSchema = z
  .object({
    type: z.literal('verdict'),
    id: verdictIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    blockId: blockIdSchema,
    state: z.enum(VERDICT_STATES),
    by: authorSchema,
    atMs: timeMsSchema,
  })
  .readonly()

export type Verdict = z.infer<typeof verdictSchema>
export type VerdictState = Verdict['state']

export const verdictType = {
  schema: verdictSchema,
  list: 'verdicts',
  scope: 'version',
  columns: { version_id: "json ->> 'versionId'", block_id: "json ->> 'blockId'" },
  keyIndex: 'verdict_by_block',
  names: { versionId: 'version', blockId: 'block' },
  place: 'whole',
  onePer: ['blockId'],
  merges: {
    versionId: 'made',
    blockId: 'made',
    state: 'state',
    by: 'by state',
    atMs: 'by state',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<Verdict>
