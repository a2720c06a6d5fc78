import { basename, extname } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { ArticleId, AssetId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { keepBlob, readBlob } from '#electron/db/blob.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import { readRegularFile } from '#electron/files/read-regular.ts'
import { notWritten } from '#electron/files/write-whole.ts'
import type { Ports } from '#electron/ports.ts'
import { fileNameOf } from './exports.ts'
import type { ShownCopies } from './leaving/shown-copies.ts'
import type { LibraryFile } from './library-file.ts'

const MEGABYTE = 1_048_576
/** What a file of evidence may weigh; a scanned yearbook is larger than a picture. */
const MOST_BYTES = 100 * MEGABYTE

/** Kinds of document that a system's own viewer shows without running anything of theirs. */
const VIEWABLE: Readonly<Record<string, string>> = {
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.csv': 'text/csv',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
}

/**
 * Keeps a file of evidence in the library, byte for byte and unread, and gives the record that an act may add.
 * Errors: `file-missing`, `file-unreadable`, `file-empty`, `file-too-large` (`file`, `size`, `limit`), and the library's own.
 */
export async function attachFile(
  ports: Ports,
  library: LibraryFile,
  articleId: ArticleId,
  path: string,
): Promise<Result<Asset, CallError>> {
  const refused = library.writeError
  if (refused !== undefined) return err(refused)
  const read = await readRegularFile(path, MOST_BYTES)
  if (!read.ok) return read
  const fileName = basename(path).toWellFormed()
  return library.write((db) => {
    if (readRecord(db, 'article', articleId, articleId) === undefined)
      return err(callError('not-found', { record: `article:${articleId}` }))
    // Without a media type: only pictures are ever handed to the screens.
    const sha256 = keepBlob(db, read.value, ports.now())
    return ok<Asset>({
      type: 'asset',
      id: newId() as AssetId,
      revision: 0,
      articleId,
      sha256,
      mediaType: VIEWABLE[extname(fileName).toLowerCase()] ?? 'application/octet-stream',
      byteLength: read.value.length,
      width: 0,
      height: 0,
      fileName,
    })
  })
}

/**
 * Shows a kept file outside of the app: a copy of it is laid into a folder of its own, and opened when it is a document and
 * the person says so. A kind that could run something is only shown where it lies.
 */
export async function showFile(
  ports: Ports,
  library: LibraryFile,
  copies: ShownCopies,
  articleId: ArticleId,
  assetId: AssetId,
): Promise<Result<Record<string, never>, CallError>> {
  const found = library.read((db) => {
    const asset = readRecord(db, 'asset', articleId, assetId)
    const bytes = asset && readBlob(db, asset.sha256)
    return asset === undefined || bytes === undefined
      ? err(callError('not-found', { record: `asset:${assetId}` }))
      : ok({ asset, bytes })
  })
  if (!found.ok) return found
  const { asset, bytes } = found.value
  const extension = extname(asset.fileName ?? '').toLowerCase()
  const isViewable = extension in VIEWABLE
  const name = `${fileNameOf(basename(asset.fileName ?? asset.id, extension))}${/^\.[a-z0-9]{1,8}$/u.test(extension) ? extension : ''}`
  if (isViewable && !(await ports.dialogs.confirmFile(name))) return err(callError('canceled'))
  let copy: string
  try {
    copy = copies.make(name, bytes, ports.now())
  } catch (thrown) {
    return err(notWritten(name, thrown))
  }
  if (isViewable) await ports.shell.openFile(copy)
  else ports.shell.reveal(copy)
  return ok({})
}
