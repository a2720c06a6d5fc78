import { z } from 'zod'
import { conflictSchema } from '../domain/conflict.ts'
import { articleIdSchema } from '../domain/ids.ts'
import { recordSchema } from '../domain/records.ts'
import { mergeCountsSchema } from './counts.ts'

/**
 * What merging a history into an article would do, before anything is done. `acts`: so many of theirs are not here yet;
 * `known`: so many are; `authors`: who did the new ones. `conflicts`: those that would be open afterwards and are not now;
 * `about`: the records that they are about, and the paragraphs that those lie on.
 */
export const mergePreviewSchema = z
  .object({
    articleId: articleIdSchema,
    title: z.string(),
    acts: z.number().int(),
    known: z.number().int(),
    authors: z.array(z.object({ name: z.string(), acts: z.number().int() }).readonly()).readonly(),
    counts: mergeCountsSchema,
    conflicts: z.array(conflictSchema).readonly(),
    about: z.array(recordSchema).readonly(),
  })
  .readonly()
export type MergePreview = z.infer<typeof mergePreviewSchema>

/** What a merge did: the same, and the act of the log that did it; none where nothing was new. */
export const mergedSchema = mergePreviewSchema.unwrap().extend({ act: z.string().optional() }).readonly()
export type MergedArticle = z.infer<typeof mergedSchema>
