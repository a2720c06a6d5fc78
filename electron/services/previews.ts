import type { Asset } from '#shared/domain/asset.ts'
import { keepBlob } from '#electron/db/blob.ts'
import type { Db } from '#electron/db/sql.ts'
import { needsPreview, PREVIEW_TYPE } from '#electron/import/preview/kinds.ts'
import type { ParsedFile, ParserPort } from '#electron/ports.ts'

/** What is drawn in the place of pictures that no browser draws, by the SHA-256 of the picture. */
export type Previews = ReadonlyMap<string, Uint8Array>

/**
 * Makes them for a file's pictures, one after the other, so that other files can be read in between. `earlier`: those that
 * are made already; `isWanted`: asked before each, because the file may have been let go meanwhile.
 */
export async function makePreviews(
  parser: ParserPort,
  { document, pictures }: ParsedFile,
  earlier: Previews,
  isWanted: () => boolean,
): Promise<Previews> {
  const made = new Map(earlier)
  for (const [index, { sha256, mediaType }] of document.assets.entries()) {
    const bytes = pictures[index]
    if (bytes === undefined || made.has(sha256) || !needsPreview(mediaType)) continue
    if (!isWanted()) break
    const preview = await parser.preview(bytes)
    if (preview !== undefined) made.set(sha256, preview)
  }
  return made
}

/** Keeps the bytes of a preview and gives what the picture's record says of it. In the transaction at hand. */
export function keepPreview(db: Db, bytes: Uint8Array, nowMs: number): NonNullable<Asset['preview']> {
  return { sha256: keepBlob(db, bytes, nowMs, PREVIEW_TYPE), mediaType: PREVIEW_TYPE }
}
