import { z } from 'zod'

/**
 * An item of the checklist of a picture. `id` is what a {@link Checkmark} keeps; `label` is what the editor sees, for
 * items of the house (the built-in ones have `captions.checklist.<id>.label` and `.hint` in every language).
 */
export const checklistItemSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
    label: z.string().trim().min(1).max(80).optional(),
    hint: z.string().trim().max(300).optional(),
    isRequired: z.boolean().default(true),
  })
  .readonly()

/** A house's own list, in its order; an empty one asks nothing. Ids are unique. */
export const checklistSchema = z
  .array(checklistItemSchema)
  .max(40)
  .refine((items) => new Set(items.map((item) => item.id)).size === items.length)
  .readonly()

export type ChecklistItem = z.infer<typeof checklistItemSchema>

/** What is asked of every picture until a house says otherwise. */
export const PICTURE_CHECKLIST: readonly ChecklistItem[] = [
  { id: 'crop', isRequired: true },
  { id: 'rights', isRequired: true },
  { id: 'quality', isRequired: true },
  { id: 'consent', isRequired: true },
]
