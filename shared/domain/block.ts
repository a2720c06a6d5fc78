import { z } from 'zod'
import { revisionSchema } from './common.ts'
import { formFields } from './mark.ts'
import { articleIdSchema, assetIdSchema, blockIdSchema, versionIdSchema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/** What a block is in the article (command.md, `role`). */
export const ROLES = [
  'headline',
  'kicker',
  'subheadline',
  'byline',
  'editor-line',
  'dateline',
  'source',
  'lead',
  'paragraph',
  'section-heading',
  'list-item',
  'quotation',
  'table',
  'figure',
  'caption',
  'credit',
  'note',
  'furniture',
] as const
export const roleSchema = z.enum(ROLES)
export type Role = z.infer<typeof roleSchema>

/**
 * A paragraph, heading, caption, picture … of one version, in reading order by `order`.
 * Its text is the repaired text and is never edited; a correction is a suggestion on it. `marks`, `listNumber` and `grid`
 * are the form it came in (mark.ts).
 * A figure has an `assetId` (absent: its picture is missing) and an empty text; a caption names its figure in `figureId`.
 * `confidence` (0–1) is the rules' own; 1 when an editor set the role.
 */
export const blockSchema = z
  .object({
    type: z.literal('block'),
    id: blockIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    versionId: versionIdSchema,
    order: z.number(),
    role: roleSchema,
    text: z.string(),
    ...formFields,
    level: z.number().int().min(1).max(6).optional(),
    assetId: assetIdSchema.optional(),
    alt: z.string().optional(),
    figureId: blockIdSchema.optional(),
    confidence: z.number().min(0).max(1),
  })
  .readonly()

export type Block = z.infer<typeof blockSchema>

export const blockType = {
  schema: blockSchema,
  list: 'blocks',
  scope: 'version',
  columns: {
    version_id: "json ->> 'versionId'",
    role: "json ->> 'role'",
    characters: "length(json ->> 'text')",
    has_picture: "json ->> 'assetId' IS NOT NULL",
    has_figure: "json ->> 'figureId' IS NOT NULL",
  },
  keyIndex: 'block_tally',
  order: 'order',
  names: { versionId: 'version', assetId: 'asset', figureId: 'block' },
  merges: {
    versionId: 'made',
    order: 'shape',
    role: 'role',
    text: 'shape',
    marks: 'shape',
    listNumber: 'shape',
    grid: 'shape',
    level: 'role',
    assetId: 'picture',
    alt: 'alt',
    figureId: 'figure',
    confidence: 'role',
  },
  comes: 'acted',
} as const satisfies RecordTypeOf<Block>
