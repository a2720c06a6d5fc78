import { ALL_FORMATS, FORMATS, isRead, type FormatId } from '#shared/contract/formats.ts'
import { guessEncoding } from '../../encoding/encoding.ts'
import { endingOf, isIgnored, PICTURE_NAMES } from '../../files/file-names.ts'
import { groupArticles } from '../../files/group-articles.ts'
import { addLoosePictures } from '../../finish/loose-pictures.ts'
import { measurePicture } from '../../picture/measure.ts'
import { ImportFailure } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import { detectBytes } from '../detect-format.ts'
import { readFormat } from '../format-reader.ts'
import { PictureList } from '../picture-list.ts'
import type { RawDocument, RawPicture, ReadBeside, ReadFile, UnreadEntry } from '../raw-document.ts'
import { readMarkup } from '../read-markup.ts'
import { ZipArchive } from './zip.ts'

/** What came of an entry that is an article of its own: its name and bytes, too. */
export type ReadInside = ReadFile & { readonly inside?: { readonly fileName: string; readonly bytes: Uint8Array } }

/**
 * A Word document, a ZIP of one text with its pictures, or of several such: then `inside` says which (an address that
 * {@link listArchive} gave).
 */
export async function readArchive(
  fileName: string,
  bytes: Uint8Array,
  encoding: string | undefined,
  inside: string | undefined,
): Promise<ReadInside> {
  const archive = new ZipArchive(bytes)
  const raw = await readDocument(archive, fileName, bytes)
  if (raw !== undefined) return { raw, encodings: [], isSureEncoding: true }
  return readBundle(archive, fileName, encoding, inside)
}

/** An archive that is one document of a known format; undefined for any other. */
async function readDocument(
  archive: ZipArchive,
  fileName: string,
  bytes: Uint8Array,
  depth = 0,
): Promise<RawDocument | undefined> {
  for (const format of documentFormats(archive)) {
    if (!isRead(format)) throw new ImportFailure('file-unsupported', { file: fileName, format: FORMATS[format].name })
    const source = { fileName, bytes, text: '', archive, pictures: new PictureList() }
    const inside = depth >= LIMITS.chunkDepth ? {} : { readInside: insideReader(depth + 1) }
    const raw = await readFormat(format, { ...source, ...inside }, nothingBeside).catch(asDocument)
    if (raw !== undefined) return { ...raw, unreadable: onceEach([...(raw.unreadable ?? []), ...archive.unreadable]) }
  }
  return undefined
}

/** A document whose parts need a password needs one as a whole. */
function asDocument(error: unknown): never {
  if (error instanceof ImportFailure && error.failure.code === 'archive-protected')
    throw new ImportFailure('file-protected')
  throw error
}

const onceEach = (entries: readonly UnreadEntry[]): readonly UnreadEntry[] =>
  entries.filter(({ file }, index) => entries.findIndex((other) => other.file === file) === index)

/** Reads documents that lie within one; an archive among them has to be a document itself. */
function insideReader(depth: number): (fileName: string, bytes: Uint8Array) => Promise<RawDocument> {
  return async (fileName, bytes) => {
    const kind = detectBytes(bytes, fileName)
    if (kind === 'picture') throw new ImportFailure('file-unsupported', { file: fileName, format: 'picture' })
    if (kind === 'text') return (await readMarkup(fileName, bytes, undefined, guessEncoding, nothingBeside)).raw
    const document = await readDocument(new ZipArchive(bytes), fileName, bytes, depth)
    if (document === undefined) throw new ImportFailure('archive-nested', { file: fileName })
    return document
  }
}

const nothingBeside: ReadBeside = () => Promise.resolve(new Map())

/** Formats whose mark is among the entries. */
function documentFormats(archive: ZipArchive): readonly FormatId[] {
  return ALL_FORMATS.flatMap(([id, { signature }]) =>
    signature?.kind === 'entry' && signature.names.some((name) => archive.has(name)) ? [id] : [],
  )
}

/** The articles in an archive, of which only the end need be at hand: `before` is how much of the file is not. */
export function listArchive(end: Uint8Array, before: number): readonly string[] {
  const archive = new ZipArchive(end, before)
  return documentFormats(archive).length > 0 ? [] : groupArticles(archive.names).map(({ address }) => address)
}

async function readBundle(
  archive: ZipArchive,
  fileName: string,
  encoding: string | undefined,
  inside: string | undefined,
): Promise<ReadInside> {
  const articles = groupArticles(archive.names)
  const found = inside === undefined ? articles : articles.filter(({ address }) => address === inside)
  const [article] = found
  if (article === undefined || found.length !== 1)
    throw new ImportFailure('folder-without-articles', { file: inside ?? fileName })
  const { text, pictures, others } = article
  const content = archive.read(text, LIMITS.fileBytes) ?? new Uint8Array()
  const name = baseName(text)
  const whole = { fileName: name, bytes: content }
  // Whose only text it is may have its pictures anywhere.
  const beside = articles.length > 1 ? pictures : archive.names.filter(isPicture)
  if (detectBytes(content, name) === 'zip') {
    // One document inside of a ZIP; an archive inside of that one is no article.
    const document = await readDocument(new ZipArchive(content), name, content)
    if (document === undefined) throw new ImportFailure('archive-nested', { file: name })
    const raw = withBeside(document, archive, beside, others)
    const unreadable = [...(document.unreadable ?? []), ...archive.unreadable]
    return { raw: { ...raw, unreadable }, encodings: [], isSureEncoding: true, inside: whole }
  }
  const folder = text.slice(0, text.lastIndexOf('/') + 1)
  const readBeside = (wanted: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> => {
    const given = new Map<string, Uint8Array>()
    for (const each of wanted) {
      // A name may be composed in the page and decomposed in the archive (macOS), or the other way round.
      const spellings = [each, each.normalize('NFC'), each.normalize('NFD')]
      const spelling = spellings.find((spelt) => archive.has(folder + spelt))
      const bytes = spelling === undefined ? undefined : archive.readIfSound(folder + spelling, LIMITS.pictureBytes)
      if (bytes !== undefined) given.set(each, bytes)
    }
    return Promise.resolve(given)
  }
  const read = await readMarkup(name, content, encoding, guessEncoding, readBeside)
  const raw = withBeside(read.raw, archive, beside, others)
  return { ...read, raw: { ...raw, unreadable: archive.unreadable }, inside: whole }
}

function isPicture(name: string): boolean {
  return PICTURE_NAMES.has(endingOf(name)) && !name.split('/').some(isIgnored)
}

/** The article with the pictures that came beside it; what is no picture, and all others, are named as not taken. */
function withBeside(
  raw: RawDocument,
  archive: ZipArchive,
  names: readonly string[],
  others: readonly string[],
): RawDocument {
  archive.refuseClaims(names)
  const loose: RawPicture[] = []
  const notTaken = [...(raw.notTaken ?? []), ...others]
  for (const name of names) {
    const bytes = archive.readIfSound(name, LIMITS.pictureBytes)
    // What could not be read is named by the archive.
    if (bytes === undefined) continue
    // What is no picture is not held on to.
    if (measurePicture(bytes) === undefined) notTaken.push(name)
    else loose.push({ bytes, fileName: baseName(name) })
  }
  return addLoosePictures({ ...raw, notTaken }, loose)
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
