import { z } from 'zod'
import { OTHER_KINDS } from '../domain/carried.ts'

const count = z.number().int().nonnegative()

/**
 * What becomes of a review with the next text, in numbers. `notes.ask`: those that will need a place; `suggestions`: as the text
 * carried them out, `lost` with their paragraph, `left` because their
 * words do not stand as they did; `numbers.fall`: back to unchecked, `gone`: not in the text any more; `others`: calculations, links and
 * the like by their kind, what comes along and what stays behind; `unasked`: changes that nobody asked for; `drafts`: what is being written.
 */
export const carryCountsSchema = z
  .object({
    notes: z.object({ placed: count, ask: count }).readonly(),
    suggestions: z.object({ done: count, waiting: count, differently: count, lost: count, left: count }).readonly(),
    numbers: z.object({ kept: count, fall: count, gone: count }).readonly(),
    verdicts: z.object({ kept: count, fall: count, gone: count }).readonly(),
    others: z.array(z.object({ kind: z.enum(OTHER_KINDS), kept: count, lost: count }).readonly()).readonly(),
    unasked: count,
    drafts: count,
    /** Paragraphs that are what they were in the version before. */
    roles: count,
    /** Of the shorter of both texts, what stands in the other too. */
    share: z.number(),
    paragraphs: z.object({ same: count, changed: count, gone: count, added: count }).readonly(),
  })
  .readonly()

export type CarryCounts = z.infer<typeof carryCountsSchema>
