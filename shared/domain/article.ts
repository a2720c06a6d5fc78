import { z } from 'zod'
import { languageSchema, revisionSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, versionIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/** Stages that an article passes; the templates of a later issue choose among them. */
export const STAGES = ['first', 'second', 'third', 'check', 'signed'] as const

/** What an article is known by: how its list, its proof and its exports name it. */
const detailShape = {
  title: z.string(),
  source: z.string().optional(),
  byline: z.string().optional(),
  editor: z.string().optional(),
  publishedAt: z.string().optional(),
}
const detailsSchema = z.object(detailShape).readonly()
export type Details = z.infer<typeof detailsSchema>

/**
 * What is reviewed. It points to the version at work; its other fields are what the library lists.
 * `publishedAt` is ISO 8601, as exact as the text; an article that states no date has none. `received`: its details as its
 * text gave them, where a person has set one otherwise. `deletedAtMs` is set while it lies in the bin.
 */
export const articleSchema = z
  .object({
    type: z.literal('article'),
    id: articleIdSchema,
    revision: revisionSchema,
    ...detailShape,
    received: detailsSchema.optional(),
    language: languageSchema,
    stage: z.enum(STAGES),
    currentVersionId: versionIdSchema,
    createdAtMs: timeMsSchema,
    deletedAtMs: timeMsSchema.optional(),
  })
  .readonly()

export type Article = z.infer<typeof articleSchema>

const { id, title, source, byline, publishedAt, language, stage, createdAtMs } = articleSchema.unwrap().shape
/** What of an article stands in every list of articles, with the time of the last act on it; 0 where nothing was done. */
export const listedShape = {
  id,
  title,
  source,
  byline,
  publishedAt,
  language,
  stage,
  createdAtMs,
  changedAtMs: timeMsSchema,
}
export type Stage = Article['stage']

export const articleType = {
  schema: articleSchema,
  scope: 'article',
  columns: {
    title: "json ->> 'title'",
    current_version_id: "json ->> 'currentVersionId'",
    deleted_at_ms: "json ->> 'deletedAtMs'",
  },
  names: { currentVersionId: 'version' },
  merges: {
    title: 'title',
    source: 'source',
    byline: 'byline',
    editor: 'editor',
    publishedAt: 'publishedAt',
    received: 'received',
    language: 'language',
    stage: 'stage',
    currentVersionId: 'version',
    createdAtMs: 'made',
    deletedAtMs: 'own',
  },
  comes: 'received',
} as const satisfies RecordTypeOf<Article>
