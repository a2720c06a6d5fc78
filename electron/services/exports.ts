import { existsSync } from 'node:fs'
import path from 'node:path'
import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
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
  const asked = { articleId, versionId, format, view, locale, withPosition }
  const targetOf: TargetOf = async (name, extension) => file?.path ?? (await ports.dialogs.saveExport(name, extension))
  return exportOne(ports, library, asked, targetOf, isReplacing || file === undefined)
}

/**
 * The same export of several articles, one after the other, into a folder that the person chooses. Nothing there is
 * replaced: a name that is taken gets a number. Error: `canceled`; what befell one article alone is in `refused`.
 */
export async function runExports(
  ports: Ports,
  library: LibraryFile,
  { articleIds, ...form }: ParsedInput<'export.many'>,
  onShare: (share: number | undefined) => void,
): Promise<Result<CallOutput<'export.many'>, CallError>> {
  const folder = await ports.dialogs.exportFolder()
  if (folder === undefined) return err(callError('canceled'))
  const refused: { articleId: ArticleId; error: CallError }[] = []
  for (const [at, articleId] of articleIds.entries()) {
    onShare(at / articleIds.length)
    const asked = { articleId, versionId: undefined, ...form, withPosition: false }
    const targetOf: TargetOf = (name, extension) => Promise.resolve(freePlace(folder, name, extension))
    const made = await exportOne(ports, library, asked, targetOf, false)
    if (!made.ok) refused.push({ articleId, error: made.error })
  }
  onShare(undefined)
  return ok({ file: givenFile(folder), written: articleIds.length - refused.length, refused })
}

/** A place in the folder under which nothing lies yet. */
function freePlace(folder: string, name: string, extension: string): string {
  for (let number = 1; ; number += 1) {
    const place = path.join(folder, `${name}${number === 1 ? '' : ` ${String(number)}`}.${extension}`)
    if (!existsSync(place)) return place
  }
}

type TargetOf = (name: string, extension: string) => Promise<string | undefined>

async function exportOne(
  ports: Ports,
  library: LibraryFile,
  asked: Omit<ParsedInput<'export.run'>, 'file' | 'isReplacing'>,
  targetOf: TargetOf,
  isReplacing: boolean,
): Promise<Result<CallOutput<'export.run'>, CallError>> {
  const { articleId, versionId, format, view, locale, withPosition } = asked
  const open = library.read((db) => openArticle(db, articleId, versionId))
  if (!open.ok) return open
  // Loaded when first needed: a start without an export does not wait for it.
  const { exportArticle } = await import('#electron/export/export-article.ts')
  const options = { format, view, locale, readAsset: pictureReader(library), withPosition, now: ports.now() }
  const made = await exportArticle(open.value, options)
  if (!made.ok) return made
  const { pieces, extension } = made.value
  const target = await targetOf(fileNameOf(open.value.article.title), extension)
  if (target === undefined) return err(callError('canceled'))
  try {
    const own = ownPlacesOf(library.path, ports.about)
    const written = await writeLeaving({ target, pieces, isReplacing, own })
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
