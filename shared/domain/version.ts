import { z } from 'zod'
import { carriedSchema } from './carried.ts'
import { censusSchema } from './census.ts'
import { formatSchema, revisionSchema, scriptSchema, timeMsSchema } from './common.ts'
import { articleIdSchema, sha256Schema, versionIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/**
 * One text of an article as it was received. `sketch`: what tells whether another text resembles it (text/likeness.ts);
 * those kept by an earlier Galley have none. Never overwritten: the bytes lie in the library under `sha256`,
 * a later text from the author is another version.
 */
export const versionSchema = z
  .object({
    type: z.literal('version'),
    id: versionIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    fileName: z.string(),
    format: formatSchema,
    encoding: z.string().optional(),
    script: scriptSchema,
    sha256: sha256Schema,
    byteLength: z.number().int().nonnegative(),
    /** What of the file's text came along; absent where it was kept before this was counted. */
    census: censusSchema.optional(),
    sketch: z.string().max(2000).optional(),
    /** What became of the review of the version before; absent for a first text, and for those kept by an earlier Galley. */
    carried: carriedSchema.optional(),
    createdAtMs: timeMsSchema,
  })
  .readonly()

export type Version = z.infer<typeof versionSchema>

export const versionType = {
  schema: versionSchema,
  list: 'versions',
  scope: 'article',
  columns: { sha256: "json ->> 'sha256'" },
  keyIndex: 'version_by_bytes',
  order: 'createdAtMs',
  names: {},
  bytes: ['sha256'],
  merges: {
    fileName: 'made',
    format: 'made',
    encoding: 'made',
    script: 'made',
    sha256: 'made',
    byteLength: 'made',
    census: 'made',
    sketch: 'made',
    carried: 'made',
    createdAtMs: 'made',
  },
  comes: 'received',
} as const satisfies RecordTypeOf<Version>
