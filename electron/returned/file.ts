import { z } from 'zod'
import { inlineMarkSchema } from '#shared/domain/mark.ts'
import { sourceSuggestionSchema } from '#shared/domain/source-document.ts'
import { identitySchema } from './identity.ts'

const place = z.number().int().nonnegative()
const commentSchema = z
  .object({
    author: z.string(),
    date: z.string().nullable(),
    body: z.string(),
    paragraphs: z.array(z.string()).readonly(),
  })
  .readonly()

/** A Word document that comes back, as it is read: its texts before any tracked change, comments by threads, tracked changes. */
export const returnedFileSchema = z
  .object({
    identity: identitySchema,
    texts: z.array(z.string()).readonly(),
    /** The form of each text. */
    forms: z.array(z.array(inlineMarkSchema).readonly()).readonly(),
    threads: z
      .array(
        z
          .object({
            first: commentSchema,
            replies: z.array(commentSchema).readonly(),
            /** Null where the file does not say. */
            isDone: z.boolean().nullable(),
            block: place,
            start: place,
            endBlock: place,
            end: place,
          })
          .readonly(),
      )
      .readonly(),
    suggestions: z.array(sourceSuggestionSchema).readonly(),
    savedBy: z.string().optional(),
    savedAtMs: z.number().int().nonnegative().optional(),
  })
  .readonly()
export type ReturnedFile = z.infer<typeof returnedFileSchema>
export type ReturnedComment = z.infer<typeof commentSchema>
