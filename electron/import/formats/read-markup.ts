import { FORMATS, isRead } from '#shared/contract/formats.ts'
import { declaredCharset } from '../encoding/declared.ts'
import { decodeBytes } from '../encoding/encoding.ts'
import type { EncodingGuess } from '../encoding/encoding.ts'
import { weighChoice } from '../encoding/share.ts'
import { unreadEncoding } from '../encoding/unread.ts'
import { ImportFailure } from '../process/failure.ts'
import { detectMarkup } from './detect-format.ts'
import { readFormat } from './format-reader.ts'
import { PictureList } from './picture-list.ts'
import type { ReadBeside, ReadFile } from './raw-document.ts'

const SAMPLE = 160

/** Decodes a text and reads it by its markup. */
export async function readMarkup(
  fileName: string,
  bytes: Uint8Array,
  encoding: string | undefined,
  guess: (bytes: Uint8Array, declared?: string) => EncodingGuess,
  readBeside: ReadBeside,
): Promise<ReadFile> {
  const guessed = guess(bytes, declaredCharset(bytes))
  const unread = encoding === undefined && !guessed.isSure ? unreadEncoding(bytes, guessed) : undefined
  if (unread !== undefined) throw new ImportFailure('encoding-unread', { file: fileName, encoding: unread })
  const chosen = encoding ?? guessed.encoding
  const text = decode(bytes, chosen)
  const format = detectMarkup(text, fileName)
  const raw = isRead(format)
    ? await readFormat(format, { fileName, bytes, text, pictures: new PictureList() }, readBeside)
    : undefined
  if (raw === undefined) throw new ImportFailure('file-unsupported', { format: `${FORMATS[format].name}, ${chosen}` })
  const others = guessed.alternatives.filter((choice) => choice.encoding !== guessed.encoding)
  const best = guessed.alternatives.find((choice) => choice.encoding === guessed.encoding)
  const first = {
    encoding: guessed.encoding,
    score: guessed.confidence,
    sample: best?.sample ?? sampleOf(chosen === guessed.encoding ? text : decode(bytes, guessed.encoding)),
  }
  return {
    raw: { encoding: chosen, ...raw },
    // Where the bytes leave no doubt there is nothing to weigh.
    encodings: others.length === 0 ? [first] : [first, ...others].map((choice) => weighChoice(choice, bytes)),
    isSureEncoding: encoding !== undefined || guessed.isSure,
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return decodeBytes(bytes, encoding)
  } catch (error) {
    if (error instanceof RangeError) throw new ImportFailure('invalid-input')
    throw error
  }
}

function sampleOf(text: string): string {
  return [
    ...text
      .slice(0, SAMPLE * 2)
      .replace(/\s+/gu, ' ')
      .trim(),
  ]
    .slice(0, 80)
    .join('')
}
