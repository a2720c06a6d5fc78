import { z } from 'zod'
import { authorSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, goalIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/** What a length is counted in: characters and marks as Chinese newspapers count them, or words (shared/text/count.ts). */
export const LENGTH_UNITS = ['characters', 'words'] as const
export type LengthUnit = (typeof LENGTH_UNITS)[number]

/** Parts of an article that have a length of their own; every headline, and every caption, is held against it. */
export const GOAL_PARTS = ['headline', 'caption'] as const
export type GoalPart = (typeof GOAL_PARTS)[number]

/** The most that an article can be asked to have. */
export const MOST_LENGTH = 1_000_000

/**
 * How long an article is to be (版面字数), or (`of`) its headline or each of its captions: the room that the page has for it.
 * It is the article's, whatever its version; there is at most one of each.
 */
export const goalSchema = z
  .object({
    type: z.literal('goal'),
    id: goalIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    length: z.number().int().min(1).max(MOST_LENGTH),
    unit: z.enum(LENGTH_UNITS),
    of: z.enum(GOAL_PARTS).optional(),
    by: authorSchema,
    atMs: timeMsSchema,
  })
  .readonly()

export type Goal = z.infer<typeof goalSchema>

export const goalType = {
  schema: goalSchema,
  list: 'goals',
  scope: 'article',
  columns: {},
  names: {},
  onePer: ['of'],
  merges: {
    length: 'length',
    unit: 'length',
    of: 'made',
    by: 'by length',
    atMs: 'by length',
  },
  comes: 'acted',
} as const satisfies RecordTypeOf<Goal>
