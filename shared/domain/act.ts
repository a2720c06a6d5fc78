import { z } from 'zod'
import { changeSetSchema } from '../change/change-set.ts'
import { authorSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, changeIdSchema } from './ids.ts'

/**
 * One act on one article, as it is sent to the library. It carries its article, so that a switch of article cannot
 * misdirect it, and an id, so that sending it again is harmless. `undoes`/`redoes`: the act that it takes back or brings
 * back; `fromDraft`: the draft that it makes into a record, and that is dropped with it.
 */
export const actSchema = z
  .object({
    id: changeIdSchema,
    articleId: articleIdSchema,
    act: z.string().min(1).max(60),
    author: authorSchema,
    atMs: timeMsSchema,
    change: changeSetSchema,
    undoes: changeIdSchema.optional(),
    redoes: changeIdSchema.optional(),
    fromDraft: z.string().optional(),
  })
  .readonly()

export type Act = z.infer<typeof actSchema>
