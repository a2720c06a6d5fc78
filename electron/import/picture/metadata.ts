import ExifReader from 'exifreader'
import type { SourceAsset } from '#shared/domain/source-document.ts'
import fields from './data/metadata-fields.json' with { type: 'json' }

type Metadata = NonNullable<SourceAsset['metadata']>

const NUL = String.fromCharCode(0)
const VALUE_LIMIT = 4000
/** Formats that exifreader reads statements from. */
const READABLE = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/heic',
  'image/tiff',
  'image/gif',
])

/**
 * What the picture's own file says of it, each statement with the standard that it stands in (XMP before IPTC before
 * EXIF). The position where it was taken is kept under `gps` alone, so that exports can leave it out.
 */
export function readMetadata(bytes: Uint8Array, mediaType: string): Metadata | undefined {
  if (!READABLE.has(mediaType)) return undefined
  let tags: ExifReader.ExpandedTags
  try {
    // exifreader reads the buffer itself; a copy keeps a slice of a larger one apart (a Buffer's slice() is none).
    tags = ExifReader.load(new Uint8Array(bytes).buffer, { expanded: true, includeUnknown: false })
  } catch {
    // Broken statements never keep a picture out.
    return undefined
  }
  const groups: Readonly<Record<string, unknown>> = {
    xmp: tags.xmp,
    iptc: tags.iptc,
    exif: tags.exif,
    png: tags.pngText ?? tags.png,
  }
  const metadata: Record<string, { source: string; value: string }[]> = {}
  for (const field of fields) {
    const value = readTag(groups[field.group], field.tag)
    if (value === undefined) continue
    const entries = (metadata[field.field] ??= [])
    const source = field.group === 'png' ? 'PNG' : field.group.toUpperCase()
    if (!entries.some((entry) => entry.source === source)) entries.push({ source, value })
  }
  const { Latitude: latitude, Longitude: longitude } = tags.gps ?? {}
  if (typeof latitude === 'number' && typeof longitude === 'number')
    metadata.gps = [{ source: 'EXIF', value: `${latitude}, ${longitude}` }]
  return Object.keys(metadata).length === 0 ? undefined : metadata
}

function readTag(group: unknown, name: string): string | undefined {
  if (typeof group !== 'object' || group === null) return undefined
  const tag: unknown = (group as Readonly<Record<string, unknown>>)[name]
  if (typeof tag !== 'object' || tag === null) return undefined
  const { description, value } = tag as { description?: unknown; value?: unknown }
  const text =
    typeof description === 'string' && description !== ''
      ? description
      : Array.isArray(value)
        ? value.filter((item) => typeof item === 'string').join(', ')
        : value
  if (typeof text !== 'string') return undefined
  // NULs end the strings of EXIF.
  const clean = text.replaceAll(NUL, ' ').trim()
  return clean === '' ? undefined : clean.slice(0, VALUE_LIMIT)
}
