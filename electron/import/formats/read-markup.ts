import { decodeBytes } from '../encoding/encoding.ts'
import { weighChoice } from '../encoding/share.ts'
import type { EncodingGuess } from '../encoding/encoding.ts'
import { detectMarkup } from './detect-format.ts'
import type { TextKind } from './detect-format.ts'
import { ImportFailure, tooLarge } from '../process/failure.ts'
import { readPage } from './html/read-page.ts'
import { LIMITS } from '../process/limits.ts'
import { readMarkdown } from './markdown.ts'
import { PictureList } from './picture-list.ts'
import type { RawDocument, ReadBeside, ReadFile } from './raw-document.ts'
import { readText } from './text.ts'
import { declaredCharset, withPictures } from './with-pictures.ts'

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
  const chosen = encoding ?? guessed.encoding
  const text = decode(bytes, chosen)
  const kind = detectMarkup(text, fileName)
  if (kind === 'text' && bytes.byteLength > LIMITS.textBytes) throw tooLarge(bytes.byteLength, LIMITS.textBytes)
  const raw = await readKind(kind, text, bytes, chosen, readBeside)
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

async function readKind(
  kind: TextKind,
  text: string,
  bytes: Uint8Array,
  encoding: string,
  readBeside: ReadBeside,
): Promise<RawDocument> {
  const pictures = new PictureList()
  switch (kind) {
    case 'text':
      return withPictures('text', { blocks: readText(text), facts: {} }, pictures, readBeside)
    case 'markdown':
      return withPictures('markdown', readMarkdown(text, pictures), pictures, readBeside)
    case 'html':
      return withPictures('html', readPage(text, pictures), pictures, readBeside)
    case 'mhtml': {
      const { readMhtml } = await import('./mhtml.ts')
      return readMhtml(bytes)
    }
    case 'jats': {
      const { readJats } = await import('./xml/jats.ts')
      return withPictures('jats', readJats(text, pictures), pictures, readBeside)
    }
    case 'ninjs': {
      const { readNinjs } = await import('./ninjs.ts')
      return withPictures('ninjs', readNinjs(text, pictures), pictures, readBeside)
    }
    case 'xml':
      throw new ImportFailure('file-unsupported', { format: `XML, ${encoding}` })
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
