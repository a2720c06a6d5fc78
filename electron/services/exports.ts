import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readBlob } from '#electron/db/blob.ts'
import { givenFile } from '#electron/door-calls.ts'
import { notWritten } from '#electron/files/write-whole.ts'
import type { Ports } from '#electron/ports.ts'
import { openArticle } from './articles.ts'
import { ownPlacesOf } from './leaving/places-of.ts'
import { writeLeaving } from './leaving/write-leaving.ts'
import type { LibraryFile } from './library-file.ts'

/** Why a picture could not be read in the middle of an export; the file does not come to be. */
class PictureLost extends Error {
  readonly error: CallError

  constructor(error: CallError) {
    super(error.code)
    this.error = error
  }
}

/**
 * Makes an export and writes it whole, where the person says or where `file` says. A dialog has asked whether a file may
 * be replaced; a file that was given replaces one only with `isReplacing`.
 */
export async function runExport(
  ports: Ports,
  library: LibraryFile,
  { articleId, versionId, format, view, locale, file, isReplacing, withPosition }: ParsedInput<'export.run'>,
): Promise<Result<CallOutput<'export.run'>, CallError>> {
  const open = library.read((db) => openArticle(db, articleId, versionId))
  if (!open.ok) return open
  // Loaded when first needed: a start without an export does not wait for it.
  const { exportArticle } = await import('#electron/export/export-article.ts')
  const options = { format, view, locale, readAsset: pictureReader(library), withPosition, now: ports.now() }
  const made = await exportArticle(open.value, options)
  if (!made.ok) return made
  const { pieces, extension } = made.value
  const target = file?.path ?? (await ports.dialogs.saveExport(fileNameOf(open.value.article.title), extension))
  if (target === undefined) return err(callError('canceled'))
  try {
    const own = ownPlacesOf(library.path, ports.about)
    const written = await writeLeaving({ target, pieces, isReplacing: isReplacing || file === undefined, own })
    return written.ok ? ok({ file: givenFile(target), byteLength: written.value }) : written
  } catch (thrown) {
    if (thrown instanceof PictureLost) return err(thrown.error)
    const error = library.errorOf(thrown)
    // A bug throws; only what a file system says is told as its word.
    if (error === undefined) throw thrown
    return err(error.code === 'disk-full' ? callError('disk-full', { file: target }) : notWritten(target, thrown))
  }
}

/** Reads one picture at a time, while the file is being written: the library may be closed, or another be open by then. */
function pictureReader(library: LibraryFile): (sha256: string) => Uint8Array | undefined {
  const { path } = library
  return (sha256) => {
    if (library.path !== path) throw new PictureLost(callError('library-missing', { file: path }))
    const bytes = library.read((db) => ok(readBlob(db, sha256)))
    if (bytes.ok) return bytes.value
    // A picture whose bytes are damaged is shown as one that is not there; the words are as good as before.
    if (bytes.error.code === 'library-damaged') return undefined
    throw new PictureLost(bytes.error)
  }
}

/** Names that Windows keeps for devices; what stands behind the first point does not set them free. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?: *\.| *$)/i

/** A headline as a file name that every system takes (reliability.md R25): with its extension under 255 bytes. */
export function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFC')
    // Reserved characters, controls, halves of characters, and the marks that turn the direction of a text around.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
  const short = Array.from(plain.trimStart())
    .slice(0, 60)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  return short === '' || DEVICE_NAME.test(short) ? `galley ${short}`.trim() : short
}
