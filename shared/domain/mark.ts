import { z } from 'zod'
import { positionSchema } from './common.ts'

/** Forms that a run of text can have (command.md, `marks`). */
export const MARK_KINDS = [
  'bold',
  'italic',
  'underline',
  'struck',
  'superscript',
  'subscript',
  'link',
  'code',
  'ruby',
  'note-ref',
  'hidden',
  'lang',
] as const
export type MarkKind = (typeof MARK_KINDS)[number]

/**
 * The form of a run of a block's text (code points, `end` excluded). `href`: where a link leads; `reading`: what a ruby says
 * over the run; `target`: the label of the note that a note mark leads to; `lang`: BCP 47 tag of a run in another language.
 * Characters under `note-ref` are no part of the words beside them, `struck` ones are no text of the article any more, and
 * `hidden` ones were not shown where the text came from.
 */
export const inlineMarkSchema = z
  .object({
    kind: z.enum(MARK_KINDS),
    start: positionSchema,
    end: positionSchema,
    href: z.string().optional(),
    reading: z.string().optional(),
    target: z.string().optional(),
    lang: z.string().optional(),
  })
  .readonly()
export type InlineMark = z.infer<typeof inlineMarkSchema>

/** A cell of a table: a run of its block's text; it reaches over `colSpan` columns and `rowSpan` rows (1 when absent). */
export const gridCellSchema = z
  .object({
    start: positionSchema,
    end: positionSchema,
    colSpan: z.number().int().min(2).optional(),
    rowSpan: z.number().int().min(2).optional(),
    isHeader: z.boolean().optional(),
  })
  .readonly()
export type GridCell = z.infer<typeof gridCellSchema>

/** The cells of a table, row by row, each where it begins. */
export const gridSchema = z.object({ rows: z.array(z.array(gridCellSchema).readonly()).readonly() }).readonly()
export type Grid = z.infer<typeof gridSchema>

/** The form of a block's text beside its bare characters: as it came, carried along by whatever moves the text. */
export const formFields = {
  marks: z.array(inlineMarkSchema).readonly().optional(),
  /** The number or sign under which a list item stood, as it was shown (`一、`, `5.`, `(a)`); no part of the text. */
  listNumber: z.string().optional(),
  grid: gridSchema.optional(),
} as const

/** What `formFields` holds, as a type. */
export interface TextForm {
  readonly marks?: readonly InlineMark[] | undefined
  readonly listNumber?: string | undefined
  readonly grid?: Grid | undefined
}
