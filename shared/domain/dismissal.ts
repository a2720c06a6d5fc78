import { z } from 'zod'
import { authorSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, blockIdSchema, dismissalIdSchema, versionIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/**
 * The rule under which a line of a revision's list (核红) is settled; `words` are its own, `also` is its key there. It is about the article as a
 * whole, because what a change took away has no place any more.
 */
export const REVISION_RULE = 'revision'

/**
 * A finding that an editor looked at and left as it is (此处不管): the rule, the place and the words there. It holds for
 * this place and these words only. `words` is what stands at the finding's place; for a finding on two places (two values of one fact) `also` are
 * the words of the other. Without `blockId` it is about the article as a whole.
 */
export const dismissalSchema = z
  .object({
    type: z.literal('dismissal'),
    id: dismissalIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    rule: z.string().min(1).max(80),
    blockId: blockIdSchema.optional(),
    words: z.string(),
    also: z.string().optional(),
    reason: z.string().max(2000).optional(),
    by: authorSchema,
    atMs: timeMsSchema,
  })
  .readonly()

export type Dismissal = z.infer<typeof dismissalSchema>

export const dismissalType = {
  schema: dismissalSchema,
  list: 'dismissals',
  scope: 'version',
  columns: { version_id: "json ->> 'versionId'" },
  names: { versionId: 'version', blockId: 'block' },
  place: 'words',
  merges: {
    versionId: 'made',
    rule: 'made',
    blockId: 'place',
    words: 'place',
    also: 'place',
    reason: 'reason',
    by: 'by reason',
    atMs: 'by reason',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<Dismissal>
