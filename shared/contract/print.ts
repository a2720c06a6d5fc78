import { z } from 'zod'
import { articleIdSchema, versionIdSchema } from '../domain/ids.ts'
import { localeSchema } from '../domain/settings.ts'
import { nothing, windowCommand, windowQuery } from './call-spec.ts'
import { EXPORT_VIEWS } from './export-options.ts'

const sheetsSchema = z.object({ id: z.string().max(80) }).readonly()

/** The calls of printing: the very pages are made, looked at part by part, printed, and let go. */
export const printCalls = {
  /**
   * Lays an article out on pages, as a PDF that is held until other pages are made, or `print.end`. Who asks while pages are
   * being made is answered when they are; whoever asked before is answered `canceled`.
   */
  'print.make': windowCommand(
    z
      .object({
        articleId: articleIdSchema,
        /** An earlier version that is being looked at; otherwise the current one. */
        versionId: versionIdSchema.optional(),
        view: z.enum(EXPORT_VIEWS),
        locale: localeSchema,
        /** What was chosen of the options of the format `pdf`. */
        options: z.record(z.string().max(40), z.union([z.boolean(), z.string().max(200)])).readonly(),
      })
      .readonly(),
    z.object({ id: z.string(), byteLength: z.number().int() }).readonly(),
  ),
  /** The bytes of pages from one on, as many as go at once. */
  'print.part': windowQuery(
    z.object({ id: z.string().max(80), from: z.number().int().nonnegative() }).readonly(),
    z.object({ base64: z.string() }).readonly(),
  ),
  /** Shows the system's dialog for printing these pages. `canceled`: the person left it. */
  'print.send': windowCommand(sheetsSchema, nothing),
  /** Nobody looks at the pages any more. */
  'print.end': windowCommand(sheetsSchema, nothing),
} as const
