import { z } from 'zod'
import { authorSchema, errorClassSchema, positionSchema, revisionSchema, timeMsSchema } from './common.ts'
import {
  articleIdSchema,
  blockIdSchema,
  noteIdSchema,
  numberIdSchema,
  repairIdSchema,
  suggestionIdSchema,
  versionIdSchema,
} from './ids.ts'
import { inlineMarkSchema } from './mark.ts'
import type { RecordTypeOf } from './record-type.ts'

export const SUGGESTION_KINDS = ['insert', 'delete', 'replace', 'move', 'form', 'join'] as const

/** Forms that can be proposed by themselves; of those in one of them a letter has one at most. */
export const FORM_CHANNELS = ['bold', 'italic', 'script', 'link'] as const
export type FormChannel = (typeof FORM_CHANNELS)[number]

/**
 * A proposed change of text: `before` stands at `start`–`end` of the block, `after` would take its place.
 * Clean text is the blocks with the accepted suggestions carried out. `noteId`: the correction it belongs to;
 * `marks`: the form of `after`, where that is known; else it is that of the words it stands in the place of.
 * Of kind `join`, at the start of a paragraph: that goes on with the one before it. Accepted, the two are one text, in which
 * it stands for the border, a line's end.
 * `orders`: of kind `move`, at the start of a block: the whole block goes from one `order` to another, with all that lies on it.
 * Without it a move is one part of two, as Word files bring them: words struck in one place and put in at another.
 * `form`: of kind `form`, which leaves the words as they are: `marks` is all that they have of this channel then.
 * `errorClass`, `reason`: why; of one that a correction carries, that tells both.
 * `numberId`: the number it puts right; `repairId`: the repair it refuses; `groupId`: made by one edit.
 */
export const suggestionSchema = z
  .object({
    type: z.literal('suggestion'),
    id: suggestionIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    blockId: blockIdSchema,
    start: positionSchema,
    end: positionSchema,
    kind: z.enum(SUGGESTION_KINDS),
    before: z.string(),
    after: z.string(),
    marks: z.array(inlineMarkSchema).readonly().optional(),
    form: z.enum(FORM_CHANNELS).optional(),
    orders: z.object({ from: z.number(), to: z.number() }).readonly().optional(),
    author: authorSchema,
    createdAtMs: timeMsSchema,
    state: z.enum(['open', 'accepted', 'rejected']),
    settledBy: authorSchema.optional(),
    settledAtMs: timeMsSchema.optional(),
    errorClass: errorClassSchema.optional(),
    reason: z.string().max(100_000).optional(),
    noteId: noteIdSchema.optional(),
    numberId: numberIdSchema.optional(),
    repairId: repairIdSchema.optional(),
    groupId: z.string().optional(),
  })
  .readonly()

export type Suggestion = z.infer<typeof suggestionSchema>

export const suggestionType = {
  schema: suggestionSchema,
  list: 'suggestions',
  scope: 'version',
  columns: { version_id: "json ->> 'versionId'", block_id: "json ->> 'blockId'" },
  order: 'createdAtMs',
  names: { versionId: 'version', blockId: 'block', noteId: 'note', numberId: 'number', repairId: 'repair' },
  place: 'run',
  words: 'before',
  merges: {
    versionId: 'made',
    blockId: 'place',
    start: 'place',
    end: 'place',
    kind: 'proposal',
    before: 'place',
    after: 'proposal',
    marks: 'proposal',
    form: 'proposal',
    orders: 'proposal',
    author: 'made',
    createdAtMs: 'made',
    state: 'proposal',
    settledBy: 'by proposal',
    settledAtMs: 'by proposal',
    errorClass: 'reason',
    reason: 'reason',
    noteId: 'made',
    numberId: 'made',
    repairId: 'made',
    groupId: 'made',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<Suggestion>
