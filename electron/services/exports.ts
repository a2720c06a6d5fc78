import type { CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readBlob } from '#electron/db/blob.ts'
import { writeFileWhole } from '#electron/db/files.ts'
import { givenFile } from '#electron/door-calls.ts'
import type { Ports } from '#electron/ports.ts'
import { openArticle } from './articles.ts'
import type { LibraryFile } from './library-file.ts'

/** Makes an export and writes it whole, where the person says or where `file` says. */
export async function runExport(
  ports: Ports,
  library: LibraryFile,
  { articleId, format, view, locale, file, withPosition }: ParsedInput<'export.run'>,
): Promise<Result<CallOutput<'export.run'>, CallError>> {
  const open = library.read((db) => openArticle(db, articleId))
  if (!open.ok) return open
  // Loaded when first needed: a start without an export does not wait for it.
  const { exportArticle } = await import('#electron/export/export-article.ts')
  const readAsset = (sha256: string): Uint8Array | undefined => {
    const bytes = library.read((db) => ok(readBlob(db, sha256)))
    return bytes.ok ? bytes.value : undefined
  }
  const made = await exportArticle(open.value, { format, view, locale, readAsset, withPosition, now: ports.now() })
  if (!made.ok) return made
  const { bytes, extension } = made.value
  const target = file?.path ?? (await ports.dialogs.saveExport(fileNameOf(open.value.article.title), extension))
  if (target === undefined) return err(callError('canceled'))
  try {
    writeFileWhole(target, bytes)
  } catch (thrown) {
    const error = library.errorOf(thrown)
    if (error?.code === 'disk-full') return err(callError('disk-full', { file: target }))
    return err(callError('file-not-written', { file: target, detail: (thrown as Error).message }))
  }
  return ok({ file: givenFile(target), byteLength: bytes.length })
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
