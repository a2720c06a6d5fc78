import { z } from 'zod'
import { articleIdSchema, versionIdSchema } from '../domain/ids.ts'
import { localeSchema } from '../domain/settings.ts'
import { command, windowCommand, windowQuery } from './call-spec.ts'
import { callErrorSchema } from './errors.ts'
import { EXPORT_VIEWS } from './export-options.ts'
import { fileSchema, givenFileSchema } from './files.ts'
import { EXPORT_FORMATS } from './formats.ts'

const exportOptionsSchema = z.record(z.string().max(40), z.union([z.boolean(), z.string().max(200)])).readonly()
const unsureSchema = z.object({ nearby: z.number().int(), left: z.number().int() }).readonly()

/** How articles leave in a format. */
export const exportingCalls = {
  /** Makes an export and writes it where the person says (asked by dialog unless the command names a `file`). */
  'export.run': command(
    z
      .object({
        articleId: articleIdSchema,
        /** Others that go into the same file, where its format holds several. */
        others: z.array(articleIdSchema).max(10_000).readonly().default([]),
        /** An earlier version that is being looked at; otherwise the current one. */
        versionId: versionIdSchema.optional(),
        format: z.enum(EXPORT_FORMATS),
        view: z.enum(EXPORT_VIEWS),
        locale: localeSchema,
        file: fileSchema.optional(),
        /** Whether a file that is there may be replaced; a dialog asks by itself. */
        isReplacing: z.boolean().default(false),
        /** Of the format's options (formats.ts) what was chosen; what is not named is as at first. */
        options: exportOptionsSchema.default({}),
      })
      .readonly(),
    z
      .object({
        file: givenFileSchema,
        byteLength: z.number().int(),
        /** Of a file that the article went back into: comments at the nearest sure place, and changes that are not made in it. */
        unsure: unsureSchema.optional(),
      })
      .readonly(),
    { file: 'write', gives: 'open' },
  ),
  /**
   * Makes the same export of several articles: each a file of its own in a folder that the person chooses, or all of them in
   * one file where the format holds several. Nothing in the folder is replaced: a name that is taken gets a number. `refused`: what could not be exported, and why. Given up with
   * `library.stopWork` it is answered `canceled`, and what it had written is gone again.
   */
  'export.many': windowCommand(
    z
      .object({
        articleIds: z.array(articleIdSchema).min(1).max(10_000).readonly(),
        format: z.enum(EXPORT_FORMATS),
        view: z.enum(EXPORT_VIEWS),
        locale: localeSchema,
        options: exportOptionsSchema.default({}),
      })
      .readonly(),
    z
      .object({
        /** The folder, or the one file. */
        file: givenFileSchema,
        written: z.number().int(),
        /** Of all files that articles went back into, as `export.run` tells it of one. */
        unsure: unsureSchema.optional(),
        refused: z.array(z.object({ articleId: articleIdSchema, error: callErrorSchema }).readonly()).readonly(),
      })
      .readonly(),
    { gives: 'open' },
  ),
  /** Of these articles those that can go back into the very file that the text at work came in. */
  'export.own': windowQuery(
    z.object({ articleIds: z.array(articleIdSchema).max(10_000).readonly() }).readonly(),
    z.object({ articleIds: z.array(articleIdSchema).readonly() }).readonly(),
  ),
} as const
