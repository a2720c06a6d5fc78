import { z } from 'zod'
import { sha256Schema } from '../domain/ids.ts'
import { packedArticleSchema } from './overview.ts'

/** Whether the library has an article of a package: not at all, among its articles, or in the bin. */
export const PACKED_STATES = ['new', 'here', 'binned'] as const

/**
 * A package as a person sees it before anything of it is taken. It waits under its token until it is taken or dropped; what is
 * taken then is what was looked at, whatever becomes of the file.
 */
export const packagePreviewSchema = z
  .object({
    token: z.string(),
    fileName: z.string(),
    sizeBytes: z.number().int().nonnegative(),
    /** The SHA-256 over all of it. */
    seal: sha256Schema,
    articles: z
      .array(z.object({ ...packedArticleSchema.unwrap().shape, here: z.enum(PACKED_STATES) }).readonly())
      .readonly(),
  })
  .readonly()
export type PackagePreview = z.infer<typeof packagePreviewSchema>
export type OfferedArticle = PackagePreview['articles'][number]
