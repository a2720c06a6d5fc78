import { z } from 'zod'

const count = z.number().int().nonnegative()

/**
 * What becomes of a review with the next text, in numbers. `notes.ask`: those that will need a place; `suggestions`: as the text
 * carried them out, `lost` with their paragraph; `numbers.fall`: back to unchecked or gone; `others`: calculations, links and
 * the like, by what comes along of how many; `unasked`: changes that nobody asked for; `took`: roles and pictures that the new text itself does
 * not bring, and pictures that are not in it.
 */
export const carryCountsSchema = z
  .object({
    notes: z.object({ placed: count, ask: count }).readonly(),
    suggestions: z.object({ done: count, waiting: count, differently: count, lost: count }).readonly(),
    numbers: z.object({ kept: count, fall: count }).readonly(),
    verdicts: z.object({ kept: count, fall: count }).readonly(),
    others: z.object({ kept: count, lost: count }).readonly(),
    unasked: count,
    took: z.object({ roles: count, pictures: count, lostPictures: count }).readonly(),
  })
  .readonly()

export type CarryCounts = z.infer<typeof carryCountsSchema>
