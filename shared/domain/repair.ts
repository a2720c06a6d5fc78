import { z } from 'zod'
import { positionSchema, revisionSchema } from './common.ts'
import { articleIdSchema, blockIdSchema, repairIdSchema, versionIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/** Why a repair was made: a message key and its values, no prose. */
export const evidenceSchema = z
  .object({
    rule: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .readonly()

/**
 * A mended damage: `before` stood where `after` stands now, at `start`–`end` of the block's text.
 * Refusing it later is a suggestion that brings `before` back, so the text itself stays as it is.
 */
export const repairSchema = z
  .object({
    type: z.literal('repair'),
    id: repairIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    blockId: blockIdSchema,
    start: positionSchema,
    end: positionSchema,
    kind: z.string(),
    before: z.string(),
    after: z.string(),
    evidence: evidenceSchema,
    isGuess: z.boolean(),
  })
  .readonly()

export type Repair = z.infer<typeof repairSchema>

export const repairType = {
  schema: repairSchema,
  list: 'repairs',
  scope: 'version',
  columns: { version_id: "json ->> 'versionId'", block_id: "json ->> 'blockId'" },
  keyIndex: 'repair_tally',
  order: 'place',
  names: { versionId: 'version', blockId: 'block' },
  place: 'run',
  merges: {
    versionId: 'made',
    blockId: 'place',
    start: 'place',
    end: 'place',
    kind: 'made',
    before: 'made',
    after: 'made',
    evidence: 'made',
    isGuess: 'made',
  },
  comes: 'acted',
} as const satisfies RecordTypeOf<Repair>
