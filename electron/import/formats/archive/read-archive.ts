import { isDocx, readDocx } from '../docx/read-docx.ts'
import { guessEncoding } from '../../encoding/encoding.ts'
import { ImportFailure } from '../../process/failure.ts'
import { endingOf, isIgnored, PICTURE_NAMES } from '../../files/file-names.ts'
import { groupArticles } from '../../files/group-articles.ts'
import { LIMITS } from '../../process/limits.ts'
import { addLoosePictures } from '../../finish/loose-pictures.ts'
import { detectBytes } from '../detect-format.ts'
import { measurePicture } from '../../picture/measure.ts'
import type { RawPicture, ReadFile } from '../raw-document.ts'
import { readMarkup } from '../read-markup.ts'
import { ZipArchive } from './zip.ts'

const OTHERS: readonly (readonly [mark: string, format: string])[] = [
  ['xl/workbook.xml', 'XLSX'],
  ['ppt/presentation.xml', 'PPTX'],
  ['META-INF/container.xml', 'EPUB'],
  ['content.xml', 'ODT'],
]

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
  if (isDocx(archive)) {
    if (bytes.byteLength > LIMITS.fileBytes)
      throw new ImportFailure('file-too-large', {
        file: fileName,
        size: `${Math.ceil(bytes.byteLength / 1_048_576)} MB`,
        limit: '50 MB',
      })
    return { raw: readDocx(archive), encodings: [], isSureEncoding: true }
  }
  for (const [mark, format] of OTHERS)
    if (archive.has(mark)) throw new ImportFailure('file-unsupported', { file: fileName, format })
  return readBundle(archive, fileName, encoding, inside)
}

/** The articles in an archive, of which only the end need be at hand: `before` is how much of the file is not. */
export function listArchive(end: Uint8Array, before: number): readonly string[] {
  const archive = new ZipArchive(end, before)
  const isDocument = isDocx(archive) || OTHERS.some(([mark]) => archive.has(mark))
  return isDocument ? [] : groupArticles(archive.names).map(({ address }) => address)
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
  const { text, pictures } = article
  const content = archive.read(text, LIMITS.fileBytes) ?? new Uint8Array()
  const name = baseName(text)
  const whole = { fileName: name, bytes: content }
  // Whose only text it is may have its pictures anywhere.
  const beside = articles.length > 1 ? pictures : archive.names.filter(isPicture)
  if (detectBytes(content, name) === 'zip') {
    // One document inside of a ZIP; an archive inside of that one is no article.
    const inner = new ZipArchive(content)
    if (!isDocx(inner)) throw new ImportFailure('archive-nested', { file: name })
    const raw = addLoosePictures(readDocx(inner), loosePictures(archive, beside))
    return { raw, encodings: [], isSureEncoding: true, inside: whole }
  }
  const folder = text.slice(0, text.lastIndexOf('/') + 1)
  const readBeside = (wanted: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> => {
    const given = new Map<string, Uint8Array>()
    for (const each of wanted) {
      // A name may be composed in the page and decomposed in the archive (macOS), or the other way round.
      const spellings = [each, each.normalize('NFC'), each.normalize('NFD')]
      const spelling = spellings.find((spelt) => archive.has(folder + spelt))
      const bytes = spelling === undefined ? undefined : archive.read(folder + spelling, LIMITS.pictureBytes)
      if (bytes !== undefined) given.set(each, bytes)
    }
    return Promise.resolve(given)
  }
  const read = await readMarkup(name, content, encoding, guessEncoding, readBeside)
  return { ...read, raw: addLoosePictures(read.raw, loosePictures(archive, beside)), inside: whole }
}

function isPicture(name: string): boolean {
  return PICTURE_NAMES.has(endingOf(name)) && !name.split('/').some(isIgnored)
}

function loosePictures(archive: ZipArchive, names: readonly string[]): readonly RawPicture[] {
  archive.refuseClaims(names)
  return names.flatMap((name) => {
    const bytes = archive.read(name, LIMITS.pictureBytes)
    // What is no picture is not held on to.
    return bytes === undefined || measurePicture(bytes) === undefined ? [] : [{ bytes, fileName: baseName(name) }]
  })
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
