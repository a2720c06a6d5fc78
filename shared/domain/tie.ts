import { z } from 'zod'
import { authorSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, numberIdSchema, tieIdSchema, versionIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/** What tied numbers should make (features.md F4). */
export const TIE_KINDS = ['sum', 'share', 'difference', 'growth', 'age', 'duration'] as const

/**
 * Numbers that an editor tied together: `termIds` should make `resultId`. sum: the parts. share: part, whole.
 * difference: minuend, subtrahend. growth: before, after. age: year of birth, year of the statement.
 * duration: first year, last year. Kept, and worked out again whenever one of the numbers changes.
 */
export const tieSchema = z
  .object({
    type: z.literal('tie'),
    id: tieIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    kind: z.enum(TIE_KINDS),
    termIds: z.array(numberIdSchema).min(1).max(100).readonly(),
    resultId: numberIdSchema,
    by: authorSchema,
    atMs: timeMsSchema,
  })
  .readonly()

export type TieRecord = z.infer<typeof tieSchema>
export type TieKind = TieRecord['kind']

export const tieType = {
  schema: tieSchema,
  list: 'ties',
  scope: 'version',
  columns: { version_id: "json ->> 'versionId'" },
  order: 'atMs',
  names: { versionId: 'version', 'termIds[]': 'number', resultId: 'number' },
  merges: {
    versionId: 'made',
    kind: 'tie',
    termIds: 'tie',
    resultId: 'tie',
    by: 'by tie',
    atMs: 'by tie',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<TieRecord>
