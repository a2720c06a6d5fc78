import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { callError } from '#shared/contract/errors.ts'
import type { CallError } from '#shared/contract/errors.ts'
import { err, ok } from '#shared/lib/result.ts'
import type { Result } from '#shared/lib/result.ts'
import { bytesOf, diskPath, entriesOf, findLost, isEscaped, nameOfBytes } from '#electron/files/paths.ts'
import { fileError, readFileEnd, readRegularFile } from '#electron/files/read-regular.ts'
import type { ParseRequest } from '../../ports.ts'
import { relativeName } from '../formats/picture-list.ts'
import type { RawPicture } from '../formats/raw-document.ts'
import { measurePicture } from '../picture/measure.ts'
import { LIMITS } from '../process/limits.ts'
import { ARTICLE_NAMES, endingOf, isIgnored, PICTURE_NAMES } from './file-names.ts'
import { pageFolders } from './page-folder.ts'

/** A file's bytes, read by the parent; `folder` is where files beside it may be read from. */
export interface OpenedSource {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly folder: string | undefined
  readonly loose: readonly RawPicture[]
  /** Names of files beside an article of a folder that are neither its text nor a picture. */
  readonly others?: readonly string[]
  /** Which of several articles in an archive. */
  readonly inside?: string | undefined
}

/** Reads what is asked for: file-missing, file-unreadable, file-empty, file-too-large, folder-without-articles. */
export async function openSource(source: ParseRequest['source']): Promise<Result<OpenedSource, CallError>> {
  if (source.kind === 'bytes') {
    return ok({ fileName: source.fileName, bytes: source.bytes, folder: undefined, loose: [] })
  }
  const path = (await findLost(source.path)) ?? source.path
  const packed = await archiveOf(path)
  if (packed !== undefined) {
    const bytes = await readRegularFile(packed.path, LIMITS.archiveBytes)
    if (!bytes.ok) return bytes
    const fileName = await shownName(packed.path)
    return ok({ fileName, bytes: bytes.value, folder: undefined, loose: [], inside: packed.inside })
  }
  try {
    const isFolder = (await stat(diskPath(path))).isDirectory()
    if (isFolder) return await openFolder(path)
    const bytes = await readRegularFile(path, limitOf(path))
    if (!bytes.ok) return bytes
    const fileName = await shownName(path)
    if (isBlank(bytes.value)) return err(callError('file-binary', { file: fileName }))
    return ok({ fileName, bytes: bytes.value, folder: dirname(path), loose: [] })
  } catch (error) {
    return err(fileError(error, basename(path)))
  }
}

/** So many zeros begin no text, no archive and no picture. */
const BLANK_BYTES = 4096

/** A path that leads on through a ZIP as if it were a folder: the file, and the address within it. */
async function archiveOf(path: string): Promise<{ readonly path: string; readonly inside: string } | undefined> {
  if (!/\.zip[/\\]/iu.test(path)) return undefined
  for (let above = dirname(path); above !== dirname(above); above = dirname(above)) {
    const info = await stat(diskPath(above)).catch(() => undefined)
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
  if (endingOf(path) !== '.zip') return undefined
  const end = await readFileEnd(path, ARCHIVE_END, LIMITS.archiveBytes)
  return end.ok ? end.value : undefined
}

/** A folder with one text and pictures is one article. */
async function openFolder(path: string): Promise<Result<OpenedSource, CallError>> {
  const entries = (await entriesOf(path)).filter((entry) => !isIgnored(entry.name))
  const names = entries.filter(({ isFile }) => isFile).map(({ name }) => name)
  const texts = names.filter((name) => ARTICLE_NAMES.has(endingOf(name)))
  const [text] = texts
  if (text === undefined || texts.length !== 1)
    return err(callError('folder-without-articles', { file: basename(path) }))
  const bytes = await readRegularFile(join(path, text), limitOf(text))
  if (!bytes.ok) return bytes
  const isOfPage = pageFolders(texts)
  const inner = entries.filter(({ name, isFolder }) => isFolder && !isOfPage(name))
  const below = await Promise.all(inner.map(({ name }) => lookBelow(path, name)))
  const pictures = [
    ...names.filter((other) => PICTURE_NAMES.has(endingOf(other))),
    ...below.flatMap((look) => look.pictures),
  ]
  const loose: RawPicture[] = []
  const left = names.filter((name) => name !== text && !pictures.includes(name))
  left.push(...below.flatMap((look) => look.others), ...pictures.slice(LIMITS.besideFiles))
  let total = 0
  for (const name of pictures.slice(0, LIMITS.besideFiles)) {
    const picture = await readRegularFile(join(path, name), LIMITS.pictureBytes)
    // What cannot be read, or is none whatever it is called, is said to be left out.
    if (!picture.ok || measurePicture(picture.value) === undefined) {
      left.push(name)
      continue
    }
    total += picture.value.byteLength
    if (total > LIMITS.besideBytes) return err(callError('parse-limit', { file: basename(path), detail: 'inflated' }))
    loose.push({ bytes: picture.value, fileName: await shownName(name) })
  }
  const others = await Promise.all(left.map(shownPath))
  return ok({ fileName: await shownName(text), bytes: bytes.value, folder: path, loose, others })
}

/** What lies in a folder beside a text. */
interface Below {
  readonly pictures: readonly string[]
  readonly others: readonly string[]
}

/** So deep is looked for what is left out, and so many files of it are named. */
const MOST_BELOW = 6
const MOST_OTHERS = 200

/**
 * The pictures in a folder (图片/) beside a text, and what else lies there and further down. A folder with texts is another
 * article's.
 */
async function lookBelow(path: string, folder: string, depth = 0): Promise<Below> {
  const entries = await entriesOf(join(path, folder)).catch(() => [])
  const own = entries.filter(({ name }) => !isIgnored(name))
  const names = own.filter(({ isFile }) => isFile).map(({ name }) => name)
  if (names.some((name) => ARTICLE_NAMES.has(endingOf(name)))) return { pictures: [], others: [] }
  const pictures = names.filter((name) => depth === 0 && PICTURE_NAMES.has(endingOf(name)))
  const others = names.filter((name) => !pictures.includes(name)).map((name) => join(folder, name))
  if (depth < MOST_BELOW)
    for (const { name, isFolder } of own) {
      if (!isFolder || others.length >= MOST_OTHERS) continue
      const inner = await lookBelow(path, join(folder, name), depth + 1)
      others.push(...inner.others)
    }
  return { pictures: pictures.map((name) => join(folder, name)), others: others.slice(0, MOST_OTHERS) }
}

/** A name within a folder, each part as it is shown. */
async function shownPath(path: string): Promise<string> {
  const parts = await Promise.all(path.split(sep).map(shownName))
  return parts.join('/')
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
    const root = await realPath(source.folder)
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
    const real = await realPath(join(root, ...name.split('/')))
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined
    const bytes = await readRegularFile(real, LIMITS.pictureBytes)
    // Whatever else lies there is none of the page's business.
    return bytes.ok && measurePicture(bytes.value) !== undefined ? bytes.value : undefined
  } catch {
    return undefined
  }
}

/** A file that was never filled (a copy that broke off, a sparse file): it need not go to the child to be told. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.length >= BLANK_BYTES && bytes.subarray(0, BLANK_BYTES).every((byte) => byte === 0)
}

async function realPath(path: string): Promise<string> {
  return nameOfBytes(await realpath(diskPath(path), 'buffer'))
}

function limitOf(path: string): number {
  return endingOf(path) === '.zip' ? LIMITS.archiveBytes : LIMITS.fileBytes
}

/** The name as it is shown: bytes that are no UTF-8 are read as what their writer most likely meant. */
async function shownName(path: string): Promise<string> {
  const name = basename(path)
  if (!isEscaped(name)) return name
  // The tables of the encodings are large, and few names ask for them: a start does not wait for what it needs not.
  const { decodeNames } = await import('../formats/archive/decode-names.ts')
  return decodeNames([{ bytes: bytesOf(name), isUtf8: false, extra: new Uint8Array() }])[0] ?? name.toWellFormed()
}
