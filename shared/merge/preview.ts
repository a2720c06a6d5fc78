import { z } from 'zod'
import { conflictSchema } from '../domain/conflict.ts'
import { articleIdSchema } from '../domain/ids.ts'
import { recordSchema } from '../domain/records.ts'
import { mergeCountsSchema } from './counts.ts'

/**
 * Why something of a Word document that came back is not taken: it has no place in the text; a part of a change was settled
 * and not the other; what became of a change cannot be told; other words in a comment that tells no note; a comment that was
 * deleted and whose note carries a suggestion, or a number's state.
 */
export const LEFT_REASONS = ['place', 'part', 'undecided', 'words', 'bound'] as const
export type LeftReason = (typeof LEFT_REASONS)[number]

/**
 * What of a Word document that came back is not taken as it was meant. `untracked`: places where its text was changed without
 * being tracked, with the first words of some; it can be opened as a new version instead. `left`: changes and comments that are
 * not taken, `why` by reason. `apart`: comments on the very words of another, in a file that has lost its threads: they may be
 * answers, and come as comments of their own.
 */
export const returnedSchema = z
  .object({
    untracked: z.object({ count: z.number().int().nonnegative(), words: z.array(z.string()).readonly() }).readonly(),
    left: z.number().int().nonnegative(),
    apart: z.number().int().nonnegative(),
    why: z.array(z.object({ reason: z.enum(LEFT_REASONS), count: z.number().int().positive() }).readonly()).readonly(),
  })
  .readonly()
export type Returned = z.infer<typeof returnedSchema>

/**
 * What merging a history into an article would do, before anything is done. `acts`: so many of theirs are not here yet;
 * `known`: so many are; `authors`: who did the new ones. `conflicts`: those that would be open afterwards and are not now;
 * `about`: the records that they are about, and the paragraphs that those lie on. `returned`: of a Word document.
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
    returned: returnedSchema.optional(),
  })
  .readonly()
export type MergePreview = z.infer<typeof mergePreviewSchema>

/** What a merge did: the same, and the act of the log that did it; none where nothing was new. */
export const mergedSchema = mergePreviewSchema.unwrap().extend({ act: z.string().optional() }).readonly()
export type MergedArticle = z.infer<typeof mergedSchema>
