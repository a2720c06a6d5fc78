import { z } from 'zod'
import { assetSchema } from './asset.ts'
import { errorClassSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, noteIdSchema, numberIdSchema, versionIdSchema } from './ids.ts'
import { noteKindSchema } from './note.ts'
import { targetSchema } from './target.ts'

/**
 * A note, a reply or an edit that is still being written; kept at every pause, so that a crash loses nothing.
 * `id` is the final id of what it becomes (a note's id; for a reply or an edit a key of its own).
 * `replyTo`: the note being answered; `editOf`: the saved note being rewritten; `blockEdit`: a sentence edited in place.
 * `evidence`: what shows that the number `numberId` is right, its quotation in `body`; `asset` is a file chosen for it.
 * Drafts are not part of the log: nothing is acted until they are saved.
 */
export const draftSchema = z
  .object({
    id: z
      .string()
      .min(1)
      .max(80)
      .regex(/^[^\p{Cc}\p{Cs}]+$/u),
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    kind: noteKindSchema,
    body: z.string().max(100_000),
    suggest: z.string().max(100_000).optional(),
    errorClass: errorClassSchema.optional(),
    target: targetSchema.optional(),
    numberId: numberIdSchema.optional(),
    replyTo: noteIdSchema.optional(),
    editOf: noteIdSchema.optional(),
    blockEdit: z
      .object({ blockId: z.string(), start: z.number().int(), end: z.number().int(), text: z.string() })
      .readonly()
      .optional(),
    evidence: z
      .object({ where: z.string().max(2000), page: z.string().max(80), asset: assetSchema.optional() })
      .readonly()
      .optional(),
    updatedAtMs: timeMsSchema,
  })
  .readonly()

export type Draft = z.infer<typeof draftSchema>
