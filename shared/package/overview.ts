import { z } from 'zod'
import { listedShape } from '../domain/article.ts'
import { sha256Schema } from '../domain/ids.ts'
import { RECORD_TYPES, type RecordType } from '../domain/record-types.ts'

const count = z.number().int().nonnegative()

/** How many records of each type there are. */
const countsSchema = z.object(
  Object.fromEntries(RECORD_TYPES.map((type) => [type, count])) as { readonly [T in RecordType]: typeof count },
)

/** What a package holds of one article, as a person sees it before anything of it is taken. */
export const packedArticleSchema = z
  .object({
    ...listedShape,
    /** Who wrote a note, made a suggestion or did an act; each once, those who did most first. */
    authors: z.array(z.string()).readonly(),
    /** Its records, of all its versions. */
    counts: countsSchema.readonly(),
    acts: count,
    /** Bytes that it names and that are not in the package, because they were lost where it was made. */
    lost: count,
  })
  .readonly()
export type PackedArticle = z.infer<typeof packedArticleSchema>

/** What a package holds; `seal`: the SHA-256 over all of it, by which two packages of the same are known. */
export const packageOverviewSchema = z
  .object({ seal: sha256Schema, sizeBytes: count, articles: z.array(packedArticleSchema).readonly() })
  .readonly()
export type PackageOverview = z.infer<typeof packageOverviewSchema>
