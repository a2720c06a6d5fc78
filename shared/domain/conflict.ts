import { z } from 'zod'
import { authorSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, conflictIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/** What two sides can disagree about beside a group of fields: whether a record is there, which of two is meant, how blocks are cut, what no longer stands anywhere. */
export const CONFLICT_KINDS = ['fields', 'removed', 'twins', 'shape', 'homeless'] as const

/**
 * One side of a conflict: who wrote it, when, by which act, and what. `value`: of `fields` the group as it would be; of
 * `twins` and `homeless` the whole record; of `shape` the `texts` of the blocks; of `removed` the record, or nothing where the
 * side took it away.
 */
export const conflictSideSchema = z
  .object({
    author: authorSchema,
    atMs: timeMsSchema,
    act: z.string().min(1).max(80),
    value: z.record(z.string(), z.json()).optional(),
  })
  .readonly()
export type ConflictSide = z.infer<typeof conflictSideSchema>

/**
 * What two people wrote of one thing without having seen each other's, as a merge found it; it stays until somebody settles
 * it. `of`, `subject`: the record that it is about, by type and id; `group`: the fields (RecordTypeOf.merges). The first of
 * `sides` is what the record says meanwhile. It follows from the acts of the article: two libraries of the same acts have
 * the same conflicts, under the same ids.
 */
export const conflictSchema = z
  .object({
    type: z.literal('conflict'),
    id: conflictIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    kind: z.enum(CONFLICT_KINDS),
    of: z.string(),
    subject: z.string(),
    group: z.string(),
    sides: z.array(conflictSideSchema).min(1).readonly(),
  })
  .readonly()

export type Conflict = z.infer<typeof conflictSchema>
export type ConflictKind = Conflict['kind']

export const conflictType = {
  schema: conflictSchema,
  list: 'conflicts',
  scope: 'article',
  columns: {},
  names: {},
  // It is never merged: it is worked out anew.
  merges: { kind: 'own', of: 'own', subject: 'own', group: 'own', sides: 'own' },
  comes: 'acted',
} as const satisfies RecordTypeOf<Conflict>
