import { z } from 'zod'
import { positionSchema } from './common.ts'
import { PLACEMENTS } from './note.ts'

/** What became of a suggestion in the next text (核红); `gone`: its paragraph is not there any more. */
export const FULFILMENTS = ['done', 'not-done', 'differently', 'gone'] as const

/** Why a number's state, or a caption's verdict, does not hold for the next text. */
export const FALL_REASONS = ['digits', 'unit', 'sentence', 'value', 'caption', 'picture', 'gone'] as const

/** Told, and never followed: what it names may be taken away later. */
const id = z.string().min(1).max(80)

const carriedNumber = z.object({
  from: id,
  to: id.optional(),
  why: z.enum(FALL_REASONS).optional(),
})

/**
 * What became of the review of the version before when this one came: the ids of its records (`from`), those that they are
 * now (`to`; absent: they stayed behind), and why. `unasked`: what was changed that no accepted suggestion asked for,
 * placed in this version's blocks.
 */
export const carriedSchema = z
  .object({
    notes: z
      .array(z.object({ from: id, to: id.optional(), status: z.enum(PLACEMENTS) }).readonly())
      .readonly(),
    suggestions: z
      .array(
        z
          .object({
            from: id,
            to: id.optional(),
            outcome: z.enum(FULFILMENTS),
            stands: z.string().optional(),
          })
          .readonly(),
      )
      .readonly(),
    numbers: z.array(carriedNumber.readonly()).readonly(),
    verdicts: z
      .array(
        z
          .object({
            from: id,
            to: id.optional(),
            why: z.enum(FALL_REASONS).optional(),
          })
          .readonly(),
      )
      .readonly(),
    unasked: z
      .array(
        z
          .object({
            kind: z.enum(['insert', 'delete', 'replace', 'move']),
            before: z.string(),
            after: z.string(),
            blockId: id.optional(),
            start: positionSchema,
            end: positionSchema,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()

export type Carried = z.infer<typeof carriedSchema>
export type FallReason = (typeof FALL_REASONS)[number]
