import { z } from 'zod'
import { authorSchema, errorClassSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, noteIdSchema, numberIdSchema, replyIdSchema, versionIdSchema } from './ids.ts'
import { targetSchema } from './target.ts'
import type { RecordTypeOf } from './record-type.ts'

/** Kinds of note, in the order of their keys 1–5. */
export const NOTE_KINDS = ['comment', 'query', 'correction', 'praise', 'highlight'] as const
export const noteKindSchema = z.enum(NOTE_KINDS)
export type NoteKind = z.infer<typeof noteKindSchema>

/** The longest words of a note or a reply, in UTF-16 units. */
export const MOST_WORDS = 100_000

/** How well the note sits in the text at hand (features.md C7). */
export const PLACEMENTS = ['exact', 'moved', 'changed', 'ambiguous', 'orphan'] as const

/** Whether an anchor that stands so has a place that nobody needs to look at; all others are listed as “needs placing” (C3). */
export function isPlaced({ placement }: { readonly placement: (typeof PLACEMENTS)[number] }): boolean {
  return placement === 'exact' || placement === 'moved'
}

/**
 * An annotation. `isLeft`: it has no sure place, and somebody looked at that and let it lie. A correction carries its text in a suggestion
 * that names the note.
 */
export const noteSchema = z
  .object({
    type: z.literal('note'),
    id: noteIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    kind: noteKindSchema,
    severity: z.enum(['minor', 'major']).optional(),
    errorClass: errorClassSchema.optional(),
    body: z.string().max(MOST_WORDS),
    target: targetSchema,
    numberId: numberIdSchema.optional(),
    placement: z.enum(PLACEMENTS),
    isLeft: z.literal(true).optional(),
    author: authorSchema,
    createdAtMs: timeMsSchema,
    editedAtMs: timeMsSchema.optional(),
    state: z.enum(['open', 'resolved']),
    settledBy: authorSchema.optional(),
    settledAtMs: timeMsSchema.optional(),
    assignee: authorSchema.optional(),
  })
  .readonly()

/** An answer under a note. */
export const replySchema = z
  .object({
    type: z.literal('reply'),
    id: replyIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    noteId: noteIdSchema,
    body: z.string().min(1).max(MOST_WORDS),
    author: authorSchema,
    createdAtMs: timeMsSchema,
    editedAtMs: timeMsSchema.optional(),
  })
  .readonly()

export type Note = z.infer<typeof noteSchema>
export type Reply = z.infer<typeof replySchema>

export const noteType = {
  schema: noteSchema,
  list: 'notes',
  scope: 'version',
  columns: { version_id: "json ->> 'versionId'", state: "json ->> 'state'" },
  keyIndex: 'note_tally',
  order: 'createdAtMs',
  names: {
    versionId: 'version',
    'target.start.blockId': 'block',
    'target.end.blockId': 'block',
    'target.blockId': 'block',
    'target.assetId': 'asset',
    numberId: 'number',
  },
  place: 'target',
  merges: {
    versionId: 'made',
    kind: 'kind',
    severity: 'severity',
    errorClass: 'errorClass',
    body: 'body',
    target: 'place',
    numberId: 'number',
    placement: 'place',
    isLeft: 'place',
    author: 'made',
    createdAtMs: 'made',
    editedAtMs: 'by body',
    state: 'state',
    settledBy: 'by state',
    settledAtMs: 'by state',
    assignee: 'assignee',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<Note>

export const replyType = {
  schema: replySchema,
  list: 'replies',
  scope: { of: 'noteId' },
  columns: { note_id: "json ->> 'noteId'" },
  keyIndex: 'reply_by_note',
  order: 'createdAtMs',
  names: { noteId: 'note' },
  merges: {
    noteId: 'made',
    body: 'body',
    author: 'made',
    createdAtMs: 'made',
    editedAtMs: 'by body',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<Reply>
