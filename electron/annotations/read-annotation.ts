import { z } from 'zod'
import { changeSetSchema } from '#shared/change/change-set.ts'
import { errorCodeSchema } from '#shared/contract/errors.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { PLACEMENTS } from '#shared/domain/note.ts'

/**
 * What became of each annotation of a file: the change that would keep it, with how it was placed (`unchanged`: it is
 * there already), or why it cannot be kept. As a schema, because it comes from the child that read the stranger's file.
 */
export const readAnnotationsSchema = z
  .array(
    z.union([
      z.object({
        id: z.string(),
        change: changeSetSchema,
        status: z.enum([...PLACEMENTS, 'unchanged']),
      }),
      z.object({ id: z.string(), error: errorCodeSchema }),
    ]),
  )
  .readonly()

/** What became of one annotation. */
export type ReadAnnotation = Readonly<z.infer<typeof readAnnotationsSchema>[number]>

/** A file of annotations, and the article that they are for. */
export interface AnnotationsInput {
  readonly bytes: Uint8Array
  readonly open: OpenArticle
  /** Who reads them: the author of those that name none. */
  readonly author: string
  readonly nowMs: number
}
