import { z } from 'zod'
import { changeSetSchema } from '#shared/change/change-set.ts'
import { annotationFaultSchema, annotationStatusSchema, WHY_NO_ANNOTATIONS } from '#shared/contract/annotations.ts'
import { errorCodeSchema } from '#shared/contract/errors.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'

/**
 * What became of each annotation of a file: the change that would keep it, with how it was placed (`unchanged`: it is
 * there already; `elsewhere`: it lies at another address), or why it cannot be kept. As a schema, because it comes from the child that read the stranger's file.
 */
const readAnnotationsSchema = z
  .array(
    z.union([
      z.object({
        id: z.string(),
        words: z.string(),
        change: changeSetSchema,
        status: annotationStatusSchema,
      }),
      z.object({
        id: z.string(),
        words: z.string(),
        error: errorCodeSchema,
        faults: z.array(annotationFaultSchema).readonly().optional(),
      }),
    ]),
  )
  .readonly()

/** What became of a file: each of its annotations, in its order; or why there is none. */
export const readDocumentSchema = z.union([
  z.object({ why: z.enum(WHY_NO_ANNOTATIONS), line: z.number().optional() }),
  z.object({ results: readAnnotationsSchema }),
])
export type ReadDocument = Readonly<z.infer<typeof readDocumentSchema>>

/** What became of one annotation. */
export type ToldAnnotation = Readonly<z.infer<typeof readAnnotationsSchema>[number]>
/** The same, before it is said whose words it has. */
export type ReadAnnotation = WithoutWords<ToldAnnotation>
type WithoutWords<T> = T extends unknown ? Omit<T, 'words'> : never

/** A file of annotations, and the article that they are for. */
export interface AnnotationsInput {
  readonly bytes: Uint8Array
  readonly open: OpenArticle
  /** Who reads them: the author of those that name none. */
  readonly author: string
  readonly nowMs: number
}
