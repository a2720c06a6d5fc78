import { z } from 'zod'
import { authorSchema, positionSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, assetIdSchema, blockIdSchema, linkIdSchema, versionIdSchema } from './ids.ts'
import { regionSchema } from './target.ts'
import type { RecordTypeOf } from './record-type.ts'

/**
 * A region of a picture that words of its caption speak of (“left, Zhang San”).
 * `figureId`: the picture's block; `blockId`, `start`, `end`: the words, which read `words`.
 * `region` is in fractions of the upright picture `assetId`.
 */
export const linkSchema = z
  .object({
    type: z.literal('link'),
    id: linkIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    figureId: blockIdSchema,
    assetId: assetIdSchema,
    region: regionSchema,
    blockId: blockIdSchema,
    start: positionSchema,
    end: positionSchema,
    words: z.string().min(1),
    by: authorSchema,
    atMs: timeMsSchema,
  })
  .readonly()

export type LinkRecord = z.infer<typeof linkSchema>

export const linkType = {
  schema: linkSchema,
  list: 'links',
  scope: 'version',
  columns: { version_id: "json ->> 'versionId'", block_id: "json ->> 'blockId'" },
  order: 'atMs',
  names: { versionId: 'version', blockId: 'block', figureId: 'block', assetId: 'asset' },
  place: 'run',
  words: 'words',
  merges: {
    versionId: 'made',
    figureId: 'region',
    assetId: 'region',
    region: 'region',
    blockId: 'place',
    start: 'place',
    end: 'place',
    words: 'place',
    by: 'by region',
    atMs: 'by region',
  },
  comes: 'acted',
  isReview: true,
} as const satisfies RecordTypeOf<LinkRecord>
