import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, sep } from 'node:path'
import { callError } from '#shared/contract/errors.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/lib/result.ts'
import type { Result } from '#shared/lib/result.ts'
import type { ParseRequest } from '../../ports.ts'
import { ARTICLE_NAMES, endingOf, isIgnored, PICTURE_NAMES } from './file-names.ts'
import { LIMITS } from '../process/limits.ts'
import { isOfPage } from './page-folder.ts'
import { measurePicture } from '../picture/measure.ts'
import { relativeName } from '../formats/picture-list.ts'
import type { RawPicture } from '../formats/raw-document.ts'

/** A file's bytes, read by the parent; `folder` is where files beside it may be read from. */
export interface OpenedSource {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly folder: string | undefined
  readonly loose: readonly RawPicture[]
  /** Which of several articles in an archive. */
  readonly inside?: string | undefined
}

/** Reads what is asked for: file-missing, file-unreadable, file-empty, file-too-large, folder-without-articles. */
export async function openSource(source: ParseRequest['source']): Promise<Result<OpenedSource, CallError>> {
  if (source.kind === 'bytes') {
    return ok({ fileName: source.fileName, bytes: source.bytes, folder: undefined, loose: [] })
  }
  const { path } = source
  const packed = await archiveOf(path)
  if (packed !== undefined) {
    const bytes = await readLimited(packed.path, LIMITS.archiveBytes)
    if (!bytes.ok) return bytes
    const fileName = basename(packed.path)
    return ok({ fileName, bytes: bytes.value, folder: undefined, loose: [], inside: packed.inside })
  }
  try {
    const info = await stat(path)
    if (info.isDirectory()) return await openFolder(path)
    // A device or a pipe may never end.
    if (!info.isFile()) return err(callError('file-unreadable', { file: basename(path) }))
    const bytes = await readLimited(path, limitOf(path))
    return bytes.ok ? ok({ fileName: basename(path), bytes: bytes.value, folder: dirname(path), loose: [] }) : bytes
  } catch (error) {
    return err(fileError(error, basename(path)))
  }
}

/** A path that leads on through a ZIP as if it were a folder: the file, and the address within it. */
async function archiveOf(path: string): Promise<{ readonly path: string; readonly inside: string } | undefined> {
  if (!/\.zip[/\\]/iu.test(path)) return undefined
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    const info = await stat(above).catch(() => undefined)
    if (info?.isDirectory() === true) return undefined
    if (info?.isFile() === true) return { path: above, inside: path.slice(above.length + 1).replaceAll(sep, '/') }
  }
  return undefined
}

/** As much of an archive's end as a directory of its entries can take up; undefined for any other file. */
const ARCHIVE_END = 2 * 1024 * 1024

/** The end of a ZIP file, and how much stands before it; undefined where that is none or cannot be read. */
export async function readArchiveEnd(
  path: string,
): Promise<{ readonly bytes: Uint8Array; readonly before: number } | undefined> {
  if (extname(path).toLowerCase() !== '.zip') return undefined
  try {
    const handle = await open(path, 'r')
    try {
      const info = await handle.stat()
      if (!info.isFile() || info.size > LIMITS.archiveBytes) return undefined
      const before = Math.max(0, info.size - ARCHIVE_END)
      const bytes = new Uint8Array(info.size - before)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, before)
      return { bytes: bytes.subarray(0, bytesRead), before }
    } finally {
      await handle.close()
    }
  } catch {
    return undefined
  }
}

/** A folder with one text and pictures is one article. */
async function openFolder(path: string): Promise<Result<OpenedSource, CallError>> {
  const entries = (await readdir(path, { withFileTypes: true })).filter((entry) => !isIgnored(entry.name))
  const names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
  const texts = names.filter((name) => ARTICLE_NAMES.has(extname(name).toLowerCase()))
  const [text] = texts
  if (text === undefined || texts.length !== 1)
    return err(callError('folder-without-articles', { file: basename(path) }))
  const bytes = await readLimited(join(path, text), limitOf(text))
  if (!bytes.ok) return bytes
  const inner = entries.filter((entry) => entry.isDirectory() && !isOfPage(entry.name, texts))
  const below = await Promise.all(inner.map(({ name }) => picturesBelow(path, name)))
  const pictures = [...names.filter((other) => PICTURE_NAMES.has(endingOf(other))), ...below.flat()]
  const loose: RawPicture[] = []
  let total = 0
  for (const name of pictures.slice(0, LIMITS.besideFiles)) {
    const picture = await readLimited(join(path, name), LIMITS.pictureBytes)
    if (!picture.ok) continue
    total += picture.value.byteLength
    if (total > LIMITS.besideBytes) return err(callError('parse-limit', { file: basename(path), detail: 'inflated' }))
    loose.push({ bytes: picture.value, fileName: basename(name) })
  }
  return ok({ fileName: text, bytes: bytes.value, folder: path, loose })
}

/** The pictures in a folder of nothing but pictures (图片/) beside a text; a folder with texts is another article's. */
async function picturesBelow(path: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(path, folder), { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isFile() && !isIgnored(entry.name)).map((entry) => entry.name)
  if (names.some((name) => ARTICLE_NAMES.has(endingOf(name)))) return []
  return names.filter((name) => PICTURE_NAMES.has(endingOf(name))).map((name) => join(folder, name))
}

/**
 * Files that a page names, read only from its own folder and below: no absolute name, no climbing, no link that leads
 * out, no more than the limits. A name that may not be read is left out without a word, as one that is not there.
 */
export async function readBesideOf(
  source: OpenedSource,
  names: readonly string[],
): Promise<readonly (readonly [string, Uint8Array])[]> {
  if (source.folder === undefined) return []
  const files: (readonly [string, Uint8Array])[] = []
  let total = 0
  try {
    const root = await realpath(source.folder)
    for (const name of names.slice(0, LIMITS.besideFiles)) {
      if (typeof name !== 'string' || relativeName(name) !== name) continue
      // A name may be composed in the page and decomposed on the disk (macOS), or the other way round.
      const spellings = new Set([name, name.normalize('NFC'), name.normalize('NFD')])
      let bytes: Uint8Array | undefined
      for (const spelling of spellings) bytes ??= await readInside(root, spelling)
      if (bytes === undefined) continue
      total += bytes.byteLength
      if (total > LIMITS.besideBytes) break
      files.push([name, bytes])
    }
  } catch {
    // The folder has gone meanwhile: then nothing lies beside the file.
  }
  return files
}

async function readInside(root: string, name: string): Promise<Uint8Array | undefined> {
  try {
    const real = await realpath(join(root, ...name.split('/')))
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined
    if (!(await stat(real)).isFile()) return undefined
    const bytes = await readLimited(real, LIMITS.pictureBytes)
    // Whatever else lies there is none of the page's business.
    return bytes.ok && measurePicture(bytes.value) !== undefined ? bytes.value : undefined
  } catch {
    return undefined
  }
}

function limitOf(path: string): number {
  return extname(path).toLowerCase() === '.zip' ? LIMITS.archiveBytes : LIMITS.fileBytes
}

/** Reads a file whole; one that grows past `limit` while it is read is refused too. */
async function readLimited(path: string, limit: number): Promise<Result<Uint8Array, CallError>> {
  const file = basename(path)
  try {
    const handle = await open(path, 'r')
    try {
      const { size } = await handle.stat()
      if (size > limit) return err(tooLarge(file, size, limit))
      const bytes = await handle.readFile()
      if (bytes.byteLength > limit) return err(tooLarge(file, bytes.byteLength, limit))
      return bytes.byteLength === 0
        ? err(callError('file-empty', { file }))
        : ok(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    } finally {
      await handle.close()
    }
  } catch (error) {
    return err(fileError(error, file))
  }
}

function tooLarge(file: string, size: number, limit: number): CallError {
  return callError('file-too-large', {
    file,
    size: `${Math.ceil(size / 1_048_576)} MB`,
    limit: `${limit / 1_048_576} MB`,
  })
}

function fileError(error: unknown, file: string): CallError {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return callError('file-missing', { file })
  return callError('file-unreadable', { file })
}
