import { createHash } from 'node:crypto'
import { z } from 'zod'
import { articleIdSchema, changeIdSchema, versionIdSchema } from '#shared/domain/ids.ts'
import { EXPORT_VIEWS } from '#shared/contract/export-options.ts'

/** The form of what a document says of itself. */
export const IDENTITY_FORMAT = 1
/** The namespace and the root by which its part is known. */
export const IDENTITY_NAMESPACE = 'urn:galley:document'
export const IDENTITY_ROOT = 'galleyDocument'

const id = z.string().min(1).max(80)
const hash = z.string().regex(/^[0-9a-f]{16}$/)

/** What a comment of ours is of; a change that had no place in a file is told by a comment, too. */
export const COMMENT_SUBJECTS = ['note', 'reply', 'number', 'suggestion'] as const

/**
 * Who a Word document is that Galley wrote: of which text, on which acts it stood (`heads`), and which record each of its
 * comments and changes is. `lead`: how many code points of a comment's words stand before those of its record; `text`, `hash`:
 * the words as they were, hashed. Nothing in it is not in the document or in the library that it came from.
 */
export const identitySchema = z
  .object({
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    exportId: id,
    view: z.enum(EXPORT_VIEWS),
    atMs: z.number().int().nonnegative(),
    heads: z.array(changeIdSchema).min(1).max(1000).readonly(),
    comments: z
      .array(
        z
          .object({
            paragraph: z.string().max(8),
            of: z.enum(COMMENT_SUBJECTS),
            record: id,
            lead: z.number().int().nonnegative(),
            text: hash,
            isDone: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
    /** The suggestions that it has as tracked changes. */
    changes: z.array(id).readonly(),
    blocks: z.array(z.object({ block: id, text: hash }).readonly()).readonly(),
  })
  .readonly()
export type Identity = z.infer<typeof identitySchema>

/** Which article a document is of, and on which acts of it. */
export type Standing = Pick<Identity, 'articleId' | 'heads'>

/** A text's hash, of 64 bits: it tells whether words are still the same. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16)
}
