import { z } from 'zod'
import { actSchema } from '../domain/act.ts'
import { draftSchema, type Draft } from '../domain/draft.ts'
import { callErrorSchema } from './errors.ts'

/**
 * Work that the library did not take, with the reason and the title of its article: an act (with the draft that it was
 * made from, as it was then), or a draft that could not be kept. Lies beside the library until it is saved or given up.
 */
export const unsavedSchema = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('act'),
      id: z.string().min(1).max(200),
      title: z.string(),
      error: callErrorSchema,
      act: actSchema,
      draft: draftSchema.optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('draft'),
      id: z.string().min(1).max(200),
      title: z.string(),
      error: callErrorSchema,
      draft: draftSchema,
    })
    .readonly(),
])

export type Unsaved = z.infer<typeof unsavedSchema>
export type UnsavedAct = Extract<Unsaved, { kind: 'act' }>

/** The name of a draft among all drafts. */
export function draftKey(draft: Pick<Draft, 'articleId' | 'id'>): string {
  return `${draft.articleId}:${draft.id}`
}
