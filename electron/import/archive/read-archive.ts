import { extname } from 'node:path'
import { isDocx, readDocx } from '../docx/read-docx.ts'
import { guessEncoding } from '../encoding.ts'
import { ImportFailure } from '../failure.ts'
import { ARTICLE_NAMES, PICTURE_NAMES } from '../file-names.ts'
import { LIMITS } from '../limits.ts'
import { addLoosePictures } from '../loose-pictures.ts'
import { detectBytes } from '../detect-format.ts'
import { measurePicture } from '../picture/measure.ts'
import type { RawPicture, ReadFile } from '../raw-document.ts'
import { readMarkup } from '../read-markup.ts'
import { ZipArchive } from './zip.ts'

const OTHERS: readonly (readonly [mark: string, format: string])[] = [
  ['xl/workbook.xml', 'XLSX'],
  ['ppt/presentation.xml', 'PPTX'],
  ['META-INF/container.xml', 'EPUB'],
  ['content.xml', 'ODT'],
]

/** A Word document, or a ZIP of one text with its pictures. */
export async function readArchive(
  fileName: string,
  bytes: Uint8Array,
  encoding: string | undefined,
): Promise<ReadFile> {
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
  return readBundle(archive, fileName, encoding)
}

/** macOS puts a shadow of every file into its archives. */
function isShadow(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(?:^|\/)\./u.test(name)
}

async function readBundle(archive: ZipArchive, fileName: string, encoding: string | undefined): Promise<ReadFile> {
  const names = archive.names.filter((name) => !isShadow(name))
  const texts = names.filter((name) => ARTICLE_NAMES.has(extname(name).toLowerCase()))
  const [text] = texts
  if (text === undefined || texts.length !== 1) throw new ImportFailure('folder-without-articles', { file: fileName })
  const content = archive.read(text, LIMITS.fileBytes) ?? new Uint8Array()
  const folder = text.slice(0, text.lastIndexOf('/') + 1)
  const inside = baseName(text)
  if (detectBytes(content, inside) === 'zip') {
    // One document inside of a ZIP; an archive inside of that one is no article.
    const inner = new ZipArchive(content)
    if (!isDocx(inner)) throw new ImportFailure('file-unsupported', { file: fileName, format: 'ZIP' })
    const raw = addLoosePictures(readDocx(inner), loosePictures(archive, names))
    return { raw, encodings: [], isSureEncoding: true }
  }
  const readBeside = (wanted: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> => {
    const found = new Map<string, Uint8Array>()
    for (const name of wanted) {
      const bytes = archive.read(folder + name, LIMITS.pictureBytes)
      if (bytes !== undefined) found.set(name, bytes)
    }
    return Promise.resolve(found)
  }
  const read = await readMarkup(inside, content, encoding, guessEncoding, readBeside)
  return { ...read, raw: addLoosePictures(read.raw, loosePictures(archive, names)) }
}

function loosePictures(archive: ZipArchive, names: readonly string[]): readonly RawPicture[] {
  return names
    .filter((name) => PICTURE_NAMES.has(extname(name).toLowerCase()))
    .flatMap((name) => {
      const bytes = archive.read(name, LIMITS.pictureBytes)
      // What is no picture is not held on to.
      return bytes === undefined || measurePicture(bytes) === undefined ? [] : [{ bytes, fileName: baseName(name) }]
    })
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
