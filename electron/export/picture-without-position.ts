import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { hidePositionInExif } from './position-in-exif.ts'
import { hidePositionInFilm } from './position-in-film.ts'
import { hidePositionInXmp } from './position-in-xmp.ts'

/** A statement that inflates to more is none that a camera or a desk wrote. */
const INFLATED_LIMIT = 16 * 1024 * 1024
const EXTENDED_XMP = 'http://ns.adobe.com/xmp/extension/\0'
/** Behind its name stand the whole's checksum, its length and the part's place in it. */
const EXTENDED_HEAD = EXTENDED_XMP.length + 32 + 8

/**
 * The picture without the position where it was taken (issue 3, 4): EXIF's GPS directory and the statements of XMP are
 * wiped where they stand. Pixels, and all else that the picture says of itself, stay byte for byte; the bytes given are
 * not touched. What names a place in words (city, country) is the caption's matter and stays.
 */
export function pictureWithoutPosition(bytes: Uint8Array, mediaType: string): Uint8Array {
  const copy = Buffer.from(bytes)
  switch (mediaType) {
    case 'image/png':
      return pngWithoutPosition(copy)
    case 'image/jpeg':
      hideInJpeg(copy)
      return copy
    case 'image/webp':
      hideInWebp(copy)
      return copy
    case 'image/tiff':
    case 'image/avif':
    case 'image/heic':
      // Statements lie anywhere in these; a structure that is none is not taken for one.
      hidePositionInExif(copy)
      hidePositionInXmp(copy)
      if (mediaType !== 'image/tiff') hidePositionInFilm(copy, 0)
      return copy
    case 'image/gif':
    case 'image/svg+xml':
      hidePositionInXmp(copy)
      return copy
    default:
      return copy
  }
}

function hideInJpeg(bytes: Buffer): void {
  const extended: Buffer[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (marker === 0xd9 || marker === 0xda) break
    else {
      const end = at + 2 + Math.max(2, bytes.readUInt16BE(at + 2))
      if (marker >= 0xe1 && marker <= 0xef) hideInSegment(bytes.subarray(at + 4, end), extended)
      at = end
    }
  }
  // Further pictures (previews, the other eye of a stereo picture) follow the first one with statements of their own.
  hidePositionInExif(bytes, at)
  hidePositionInXmp(bytes, at)
  hidePositionInFilm(bytes, at)
  hideInParts(extended)
}

function hideInSegment(data: Buffer, extended: Buffer[]): void {
  if (data.length > EXTENDED_HEAD && data.toString('latin1', 0, EXTENDED_XMP.length) === EXTENDED_XMP) {
    extended.push(data)
    return
  }
  hidePositionInExif(data)
  hidePositionInXmp(data)
}

/** XMP that is too long for one segment is cut anywhere, so it is read as one. */
function hideInParts(parts: readonly Buffer[]): void {
  const place = (part: Buffer): number => part.readUInt32BE(EXTENDED_HEAD - 4)
  const ordered = [...parts].sort((a, b) => place(a) - place(b)).map((part) => part.subarray(EXTENDED_HEAD))
  const whole = Buffer.concat(ordered)
  hidePositionInXmp(whole)
  let at = 0
  for (const part of ordered) {
    whole.copy(part, 0, at, at + part.length)
    at += part.length
  }
}

function hideInWebp(bytes: Buffer): void {
  for (let at = 12; at + 8 <= bytes.length;) {
    const kind = bytes.toString('latin1', at, at + 4)
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    if (kind === 'EXIF') hidePositionInExif(bytes, at + 8, end)
    if (kind === 'XMP ') hidePositionInXmp(bytes, at + 8, end)
    at = end + (end % 2)
  }
}

/** Every chunk as it is, but for those that state a position. */
function pngWithoutPosition(bytes: Buffer): Uint8Array {
  const parts = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) break
    const kind = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, end - 4)
    const clean = cleanChunk(kind, data)
    if (clean === undefined) parts.push(bytes.subarray(at, end))
    else if (clean !== 'dropped' && !clean.equals(data)) parts.push(pngChunk(kind, clean))
    else if (clean !== 'dropped') parts.push(bytes.subarray(at, end))
    at = end
  }
  parts.push(bytes.subarray(at))
  return Buffer.concat(parts)
}

function pngChunk(kind: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length)
  chunk.writeUInt32BE(data.length, 0)
  chunk.write(kind, 4, 'latin1')
  data.copy(chunk, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
  return chunk
}

/** A chunk's data without position; undefined for a chunk that states nothing, 'dropped' when nobody can read it. */
function cleanChunk(kind: string, data: Buffer): Buffer | 'dropped' | undefined {
  if (kind === 'eXIf') {
    const clean = Buffer.from(data)
    hidePositionInExif(clean)
    return clean
  }
  if (kind !== 'tEXt' && kind !== 'zTXt' && kind !== 'iTXt') return undefined
  const keywordEnd = data.indexOf(0)
  if (keywordEnd === -1) return undefined
  const keyword = data.toString('latin1', 0, keywordEnd)
  // ImageMagick writes each field of EXIF into a text of its own.
  if (/gps|latitude|longitude|^geo:/i.test(keyword)) return 'dropped'
  if (keyword !== 'XML:com.adobe.xmp' && !/^Raw profile type (?:exif|xmp|app1)$/i.test(keyword)) return undefined
  const start = textStart(kind, data, keywordEnd)
  const isPacked = kind === 'zTXt' || (kind === 'iTXt' && data[keywordEnd + 1] === 1)
  let text: Buffer
  try {
    const stored = data.subarray(start)
    text = isPacked ? inflateSync(stored, { maxOutputLength: INFLATED_LIMIT }) : Buffer.from(stored)
  } catch {
    return 'dropped'
  }
  const before = Buffer.from(text)
  if (keyword.startsWith('Raw')) hideInHex(text)
  else hidePositionInXmp(text)
  // What was clean keeps its own packing.
  if (text.equals(before)) return Buffer.from(data)
  return Buffer.concat([data.subarray(0, start), isPacked ? deflateSync(text) : text])
}

/** Where the text of a chunk begins (PNG, third edition, 11.3.3): behind flags, language and translated keyword. */
function textStart(kind: string, data: Buffer, keywordEnd: number): number {
  if (kind === 'tEXt') return keywordEnd + 1
  if (kind === 'zTXt') return keywordEnd + 2
  const languageEnd = data.indexOf(0, keywordEnd + 3)
  const translatedEnd = languageEnd === -1 ? -1 : data.indexOf(0, languageEnd + 1)
  return translatedEnd === -1 ? data.length : translatedEnd + 1
}

/** ImageMagick's profiles: a name and a length, then the bytes in hexadecimal, in lines. */
function hideInHex(text: Buffer): void {
  const head = /^\s*\S+\s+\d+\s/.exec(text.toString('latin1', 0, 200))?.[0].length ?? 0
  const digits: number[] = []
  for (let at = head; at < text.length; at += 1)
    if (/[0-9a-f]/i.test(String.fromCharCode(text[at] ?? 0))) digits.push(at)
  const bytes = Buffer.from(digits.map((at) => String.fromCharCode(text[at] ?? 0)).join(''), 'hex')
  const before = Buffer.from(bytes)
  hidePositionInExif(bytes)
  hidePositionInXmp(bytes)
  if (bytes.equals(before)) return
  const hex = bytes.toString('hex')
  digits.slice(0, hex.length).forEach((at, index) => (text[at] = hex.charCodeAt(index)))
}
