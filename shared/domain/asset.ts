import { z } from 'zod'
import { revisionSchema } from './common.ts'
import { articleIdSchema, assetIdSchema, sha256Schema } from './ids.ts'
import type { RecordTypeOf } from './record-type.ts'

/** One statement of a picture's own metadata, with the standard it was read from (IPTC, XMP, EXIF …). */
export const metadataEntrySchema = z.object({ source: z.string(), value: z.string() }).readonly()

/**
 * What is drawn in the place of a picture that no browser draws (TIFF, HEIC): made from it when it came, upright, at most
 * 2,400 pixels long, without statements of its own. Derived, so it can be made again; its bytes lie in the library too.
 */
export const pictureStandInSchema = z.object({ sha256: sha256Schema, mediaType: z.string() }).readonly()

/**
 * A picture of an article, or a file kept as evidence (then both sizes are 0). The bytes lie in the library under
 * `sha256`, as they came. `replaces`: the picture in whose place it was put.
 * `width` and `height` are in pixels of the upright picture; 0 when it cannot be shown.
 * `metadata`: headline, description, creator, credit, copyright, date, city … each with every source that states it.
 */
export const assetSchema = z
  .object({
    type: z.literal('asset'),
    id: assetIdSchema,
    revision: revisionSchema,
    articleId: articleIdSchema,
    sha256: sha256Schema,
    mediaType: z.string(),
    byteLength: z.number().int().nonnegative(),
    width: z.number().int().nonnegative(),
    height: z.number().int().nonnegative(),
    fileName: z.string().optional(),
    replaces: assetIdSchema.optional(),
    metadata: z.record(z.string(), z.array(metadataEntrySchema)).optional(),
    preview: pictureStandInSchema.optional(),
  })
  .readonly()

export type Asset = z.infer<typeof assetSchema>

/** Kinds of picture that every browser draws. SVG is only ever drawn as an image. */
export const DRAWN_TYPES: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
  'image/bmp',
])

/** Bytes that are drawn for a picture: its preview's, else its own; undefined when there is nothing to be drawn. */
export function drawnPicture(
  asset: Pick<Asset, 'sha256' | 'mediaType' | 'preview'>,
): { readonly sha256: string; readonly mediaType: string } | undefined {
  if (asset.preview !== undefined) return asset.preview
  return DRAWN_TYPES.has(asset.mediaType) ? { sha256: asset.sha256, mediaType: asset.mediaType } : undefined
}

export const assetType = {
  schema: assetSchema,
  list: 'assets',
  scope: 'article',
  columns: { sha256: "json ->> 'sha256'" },
  keyIndex: 'asset_by_bytes',
  names: { replaces: 'asset' },
  bytes: ['sha256', 'preview.sha256'],
  merges: {
    sha256: 'made',
    mediaType: 'made',
    byteLength: 'made',
    width: 'made',
    height: 'made',
    fileName: 'made',
    replaces: 'made',
    metadata: 'made',
    preview: 'own',
  },
  comes: 'acted',
} as const satisfies RecordTypeOf<Asset>
