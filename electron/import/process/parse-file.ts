import { createHash } from 'node:crypto'
import { notChecked } from '#shared/checks/not-checked.ts'
import { callError } from '#shared/contract/errors.ts'
import type { SheetFile } from '#shared/contract/house.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ImportChoices } from '#shared/contract/shapes.ts'
import { err, ok } from '#shared/lib/result.ts'
import type { Result } from '#shared/lib/result.ts'
import type { ParsedFile, ParsedPicture } from '../../ports.ts'
import { detectBytes } from '../formats/detect-format.ts'
import { guessEncoding } from '../encoding/encoding.ts'
import { ImportFailure, tooLarge } from './failure.ts'
import { numbersOfBlocks } from '../finish/find-numbers.ts'
import { finishDocument } from '../finish/finish.ts'
import { LIMITS } from './limits.ts'
import { readPicture } from '../picture/read-picture.ts'
import { CHECK_LIMIT_MS, startWatch, type Watch } from '#shared/lib/watch.ts'
import { comparedText, sketchOf, writeSketch } from '#shared/text/likeness.ts'
import type { ReadInside } from '../formats/archive/read-archive.ts'
import { readFormat } from '../formats/format-reader.ts'
import { PictureList } from '../formats/picture-list.ts'
import type { RawDocument, RawPicture, ReadBeside } from '../formats/raw-document.ts'
import { addLoosePictures } from '../finish/loose-pictures.ts'
import { readMarkup } from '../formats/read-markup.ts'

/** A file's bytes, as whoever may read files hands them in. */
export interface ParseInput {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly choices: ImportChoices
  readonly asOf?: string
  readonly datedBy?: string
  /** Which of several articles of an archive. */
  readonly inside?: string
  /** Pictures that lie in the same folder, for an article that names none of its own. */
  readonly loose?: readonly RawPicture[]
  /** Names of the other files in that folder. */
  readonly others?: readonly string[] | undefined
}

/**
 * Bytes → article: format by content, encoding, blocks, repair, roles, facts. Pure: it reads nothing itself, and what
 * lies beside the file comes through `readBeside`. Every expected failure is a code of the contract. When the time of
 * `watch` is up the rest is not read for numbers, which a finding says: whoever waits would else get nothing at all.
 */
export async function parseFile(
  input: ParseInput,
  readBeside: ReadBeside,
  watch: Watch = startWatch(CHECK_LIMIT_MS),
): Promise<Result<ParsedFile, CallError>> {
  const { fileName, bytes, choices } = input
  return guarded(fileName, async () => {
    if (bytes.byteLength > LIMITS.archiveBytes) throw tooLarge(bytes.byteLength, LIMITS.archiveBytes)
    const { raw, encodings, isSureEncoding, inside } = await readBytes(input, readBeside)
    const hasContent =
      raw.mayBeEmpty === true || raw.blocks.some((block) => block.text.trim() !== '' || block.hint?.role === 'figure')
    if (!hasContent) throw new ImportFailure('file-empty', { file: fileName })
    const finished = finishDocument(withBeside(raw, input), choices, isSureEncoding)
    // An article of several in an archive is what it would be in a folder: its own file.
    const own = input.inside === undefined || inside === undefined ? { fileName, bytes } : inside
    const numbers = numbersOfBlocks(finished.document, input, watch)
    const findings = [...finished.document.findings, ...notChecked(watch)]
    const sketch = writeSketch(sketchOf(comparedText(finished.document.blocks)))
    return {
      ...own,
      sketch,
      sha256: createHash('sha256').update(own.bytes).digest('hex'),
      encodings,
      numbers,
      ...finished,
      // What lies in an archive is not what is given: it does not come back by itself.
      ...(inside === undefined && raw.standing !== undefined ? { standing: raw.standing } : {}),
      document: { ...finished.document, findings },
    }
  })
}

/** The articles in an archive of which `end` is the end; none where it is one document, or damaged. */
export async function listFile(end: Uint8Array, before: number): Promise<readonly string[]> {
  const { listArchive } = await import('../formats/archive/read-archive.ts')
  const listed = await guarded('', () => Promise.resolve(listArchive(end, before)))
  return listed.ok ? listed.value : []
}

/** A picture file alone, for a caption. */
export function parsePicture(fileName: string, bytes: Uint8Array): Promise<Result<ParsedPicture, CallError>> {
  return guarded(fileName, async () => {
    const asset = readPicture(bytes, fileName)
    if (!asset.ok) throw new ImportFailure(asset.error.code, asset.error.values)
    if (asset.value.width === 0)
      throw new ImportFailure('picture-unsupported', { file: fileName, format: asset.value.mediaType })
    return { bytes, asset: asset.value }
  })
}

/** A list of words. */
export function parseSheet(fileName: string, bytes: Uint8Array): Promise<Result<SheetFile, CallError>> {
  return guarded(fileName, async () => {
    const { readSheet } = await import('../sheet/read-sheet.ts')
    return readSheet(fileName, bytes)
  })
}

function withBeside(raw: RawDocument, { loose = [], others = [] }: ParseInput): RawDocument {
  const notTaken = [...(raw.notTaken ?? []), ...others]
  return addLoosePictures(notTaken.length === 0 ? raw : { ...raw, notTaken }, loose)
}

async function readBytes(input: ParseInput, readBeside: ReadBeside): Promise<ReadInside> {
  const { fileName, bytes, choices, inside } = input
  const kind = detectBytes(bytes, fileName)
  if (kind === 'picture') {
    const source = { fileName, bytes, text: '', pictures: new PictureList() }
    const raw = await readFormat('picture', source, readBeside)
    if (raw === undefined) throw new ImportFailure('picture-invalid', { file: fileName })
    return { raw, encodings: [], isSureEncoding: true }
  }
  if (kind === 'zip') {
    // Archives bring readers that most files never need.
    const { readArchive } = await import('../formats/archive/read-archive.ts')
    return readArchive(fileName, bytes, choices.encoding, inside)
  }
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge(bytes.byteLength, LIMITS.fileBytes)
  return readMarkup(fileName, bytes, choices.encoding, guessEncoding, readBeside)
}

async function guarded<T>(fileName: string, read: () => Promise<T>): Promise<Result<T, CallError>> {
  try {
    return ok(await read())
  } catch (error) {
    if (error instanceof ImportFailure)
      return err({ ...error.failure, values: { file: fileName, ...error.failure.values } })
    // What a hostile file breaks in a library is an expected failure of that file, and ends nothing else.
    if (error instanceof RangeError && /call stack/iu.test(error.message))
      return err(callError('parse-limit', { file: fileName, detail: 'depth' }))
    return err(
      callError('parse-failed', { file: fileName, detail: error instanceof Error ? error.message : String(error) }),
    )
  }
}
