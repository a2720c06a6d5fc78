import { z } from 'zod'

/** What lies beside the article. */
export const DESKS = [
  'outline',
  'captions',
  'numbers',
  'notes',
  'suggestions',
  'findings',
  'people',
  'placing',
  'conflicts',
  'revision',
  'versions',
] as const
export type Desk = (typeof DESKS)[number]

/** How the article is shown. */
export const PROOF_VIEWS = ['original', 'marked', 'clean'] as const
export type ProofView = (typeof PROOF_VIEWS)[number]

/** Kinds of the one live place; a mention is none that is come back to. */
export const PLACE_KINDS = ['note', 'draft', 'suggestion', 'number', 'caption', 'repair', 'finding'] as const

/**
 * Where a person left an article: desk, view, the place that was live, and what stood at the top of the view.
 * `line`: the block there, and how much of its height had gone by (0–1), so that it holds in a window of any width.
 */
export const leftAtSchema = z
  .object({
    articleId: z.string().max(80),
    desk: z.enum(DESKS),
    view: z.enum(PROOF_VIEWS),
    place: z
      .object({ kind: z.enum(PLACE_KINDS), id: z.string().max(200) })
      .readonly()
      .optional(),
    line: z
      .object({ blockId: z.string().max(80), share: z.number().min(0).max(1) })
      .readonly()
      .optional(),
  })
  .readonly()
export type LeftAt = z.infer<typeof leftAtSchema>

/** So many articles are remembered, the one left last first. */
export const MOST_LEFT_AT = 50
