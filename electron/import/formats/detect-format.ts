import { ALL_FORMATS, FORMATS, type FormatId } from '#shared/contract/formats.ts'
import { decodeBytes, guessEncoding } from '../encoding/encoding.ts'
import { compoundKind } from './compound-file.ts'
import { ImportFailure } from '../process/failure.ts'
import { PACKAGE_APPLICATION_ID } from '#electron/package/layout.ts'
import binary from './data/binary-signatures.json' with { type: 'json' }
import { endingOf } from '../files/file-names.ts'
import { measurePicture } from '../picture/measure.ts'

/** What the bytes are, before they are read; `text` still has to be told from its markup once it is decoded. */
export type ByteKind = 'zip' | 'picture' | 'text'

/** Archives that are not unpacked here: what lies in them may well be read. */
const ARCHIVES: ReadonlySet<FormatId> = new Set<FormatId>(['rar', 'sevenZip', 'gzip'])

const SAMPLE = 65_536
/** Bytes at the end of a PDF, or of a linearised one at its beginning, among which its trailer is. */
const TRAILER = 65_536
const TEXT_SAMPLE = 20_000
/** Share of control characters in a text of single bytes, and of characters that do not exist in one of UTF-16. */
const MOST_CONTROLS = 0.03
const MOST_UNASSIGNED = 0.02
/** A text may have lost a few bytes to zeros; what has more of them is UTF-16, or no text. */
const FEW_ZEROS = 0.005
/** However short a text is, so many of them are strays, if they are no more than one in ten. */
const STRAYS = 4
const UNWRITTEN = /[\u0000-\u0008\u000E-\u001A]/u
const UNASSIGNED = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFFFD\p{Cn}\p{Co}\p{Cs}]/gu

/**
 * Tells by the first bytes what a file is. Throws file-empty, file-binary, or file-unsupported for the formats that
 * are known and not read (the message says what to do).
 */
export function detectBytes(bytes: Uint8Array, fileName: string): ByteKind {
  if (bytes.byteLength === 0) throw new ImportFailure('file-empty', { file: fileName })
  if (isPackage(bytes)) throw new ImportFailure('file-is-package', { file: fileName })
  const known = formatOfBytes(bytes)
  if (known === 'zip') return 'zip'
  // A PDF is not read without its password either: the message must not send anybody to Word.
  if (known === 'pdf' && isEncryptedPdf(bytes)) throw new ImportFailure('pdf-protected', { file: fileName })
  if (known !== undefined) {
    throw known === 'doc'
      ? refusedCompound(bytes, fileName)
      : new ImportFailure(ARCHIVES.has(known) ? 'archive-unsupported' : 'file-unsupported', {
          file: fileName,
          format: FORMATS[known].name,
        })
  }
  if (measurePicture(bytes) !== undefined || isNamedPicture(bytes)) return 'picture'
  if (isProgram(bytes) || isBinary(bytes.subarray(0, SAMPLE)))
    throw new ImportFailure('file-binary', { file: fileName })
  return 'text'
}

/** A package of ours under another name: SQLite's header with our number in it (fileformat2.html, 1.3). */
function isPackage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (
    head.length >= 100 && head.readUInt32BE(68) === PACKAGE_APPLICATION_ID && head.toString('latin1', 0, 6) === 'SQLite'
  )
}

/** A PDF that is protected names its encryption in its trailer, or in the stream that is one (ISO 32000-1, 7.5.5 and 7.6.1). */
function isEncryptedPdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return [text.subarray(-TRAILER), text.subarray(0, TRAILER)].some((part) =>
    /\/Encrypt\s*(?:\d{1,10}\s+\d{1,5}\s+R|<<)/u.test(part.toString('latin1')),
  )
}

/** Office's older formats, WPS's own, and what a password protects share one container: its streams tell, then the name. */
function refusedCompound(bytes: Uint8Array, fileName: string): ImportFailure {
  const { format, isProtected } = compoundKind(bytes)
  if (isProtected) return new ImportFailure('file-protected', { file: fileName })
  const ending = endingOf(fileName).slice(1).toUpperCase()
  const own = ending === 'WPS' ? ending : (format ?? ending)
  return new ImportFailure('file-unsupported', { file: fileName, format: own === '' ? FORMATS.doc.name : own })
}

/**
 * Whether the first bytes are those of a program, a packed file, a database, a font, sound or film. Signatures are
 * Latin-1; one of plain letters, which a text may begin with too, counts only where a control character follows.
 */
function isProgram(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 64))
  const isNamed = binary.signatures.some((signature) => head.startsWith(signature))
  const isLettered = binary.lettered.some((signature) => head.startsWith(signature))
  return isNamed || (isLettered && UNWRITTEN.test(head)) || /^[^]{4}ftyp/u.test(head) || isTape(bytes)
}

/** A TAR names itself after its first file's name and facts. */
function isTape(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(257, 262)) === 'ustar' && bytes.subarray(0, 257).includes(0)
}

/** A picture's signature with a broken header behind it: opened as a picture, and refused as one. */
function isNamedPicture(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 12))
  return (
    // A drawing whose DOCTYPE declares entities is no text either.
    /^\s*(?:<\?xml[^>]*>)?\s*<!DOCTYPE\s+svg/iu.test(String.fromCharCode(...bytes.subarray(0, 400))) ||
    head.startsWith('\u0089PNG') ||
    head.startsWith('\u00ff\u00d8\u00ff') ||
    head.startsWith('GIF8') ||
    (head.startsWith('RIFF') && head.endsWith('WEBP'))
  )
}

/**
 * Control characters that no text has. Zeros are halves of characters in UTF-16: then the characters that come of
 * them tell, because any bytes at all can be read as UTF-16.
 */
function isBinary(sample: Uint8Array): boolean {
  let zeros = 0
  let controls = 0
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] ?? 0
    if (byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) continue
    if (byte === 0) zeros += 1
    else if (byte !== 0x0c && byte !== 0x1b) controls += 1
  }
  const strays = Math.max(1, Math.min(STRAYS, sample.length / 10))
  const areFew =
    zeros <= Math.max(strays, sample.length * FEW_ZEROS) &&
    zeros + controls <= Math.max(strays, sample.length * MOST_CONTROLS)
  if (zeros === 0 && areFew) return false
  const { encoding } = guessEncoding(sample)
  // Its shifts between two sets are controls.
  if (zeros === 0 && encoding === 'iso-2022-kr') return false
  if (!encoding.startsWith('utf-16') && !encoding.startsWith('utf-32')) return !areFew
  const text = decodeBytes(sample.subarray(0, sample.length & ~3), encoding)
  return (text.match(UNASSIGNED)?.length ?? 0) > text.length * MOST_UNASSIGNED
}

/** The format that the first bytes name. */
function formatOfBytes(bytes: Uint8Array): FormatId | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  const found = ALL_FORMATS.find(
    ([, { signature }]) => signature?.kind === 'bytes' && signature.starts.some((start) => head.startsWith(start)),
  )
  return found?.[0]
}

/** The format of a text by its own beginning; by the file's name only where a text could be either. */
export function detectMarkup(text: string, fileName: string): FormatId {
  const sample = { head: text.slice(0, TEXT_SAMPLE).trimStart(), whole: text }
  const ending = endingOf(fileName).slice(1)
  const found = ALL_FORMATS.find(
    ([, { signature, endings }]) =>
      signature?.kind === 'text' &&
      ((signature.isNamed === true && endings.includes(ending)) || signature.test(sample)),
  )
  return found?.[0] ?? 'text'
}
