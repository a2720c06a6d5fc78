import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { ArticleId, AssetId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { keepBlob, pictureTypeOf, readBlob } from '#electron/db/blob.ts'
import { keepPreview } from './previews.ts'
import { needsPreview } from '#electron/import/preview/kinds.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { ParsedInput } from '#shared/contract/calls.ts'
import type { ParseRequest, Ports } from '#electron/ports.ts'
import type { LibraryFile } from './library-file.ts'

type AssetSource = ParsedInput<'asset.read'>['source']

/** Reads a picture, keeps its bytes, and gives the record that a change may add to the article. */
export async function readAsset(
  ports: Ports,
  library: LibraryFile,
  articleId: ArticleId,
  source: AssetSource,
): Promise<Result<Asset, CallError>> {
  const refused = library.writeError
  if (refused !== undefined) return err(refused)
  const picture = await ports.parser.readPicture(requestOf(source))
  if (!picture.ok) return picture
  const { asset, bytes } = picture.value
  const drawn = needsPreview(asset.mediaType) ? await ports.parser.preview(bytes) : undefined
  return library.write((db) => {
    if (readRecord(db, 'article', articleId, articleId) === undefined) {
      return err(callError('not-found', { record: `article:${articleId}` }))
    }
    const sha256 = keepBlob(db, bytes, ports.now(), asset.mediaType)
    const preview = drawn === undefined ? {} : { preview: keepPreview(db, drawn, ports.now()) }
    return ok<Asset>({ type: 'asset', id: newId() as AssetId, revision: 0, articleId, ...asset, sha256, ...preview })
  })
}

function requestOf(source: AssetSource): ParseRequest['source'] {
  if (source.kind === 'file') return { kind: 'path', path: source.file.path }
  return { kind: 'bytes', fileName: source.fileName ?? 'picture', bytes: Buffer.from(source.base64, 'base64') }
}

/** A picture for the screens: its bytes and what kind they are; undefined when the library has no such picture. */
export function pictureOf(
  library: LibraryFile,
  sha256: string,
): { readonly bytes: Uint8Array; readonly mediaType: string } | undefined {
  const found = library.read((db) => {
    const mediaType = pictureTypeOf(db, sha256)
    const bytes = mediaType === undefined ? undefined : readBlob(db, sha256)
    return ok(bytes && mediaType !== undefined ? { bytes, mediaType } : undefined)
  })
  return found.ok ? found.value : undefined
}
