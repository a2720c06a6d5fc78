import { inflateSync } from 'node:zlib'
import { ByteView } from './byte-view.ts'
import { IsoMeta } from './iso-boxes.ts'
import { Tiff } from './tiff.ts'

/** What a picture's file says of it, apart by standard and not yet read; slices of the file where they lie in one piece. */
export interface Statements {
  readonly exif: Uint8Array[]
  readonly xmp: Uint8Array[]
  readonly iim: Uint8Array[]
  /** PNG's own texts, by keyword. */
  readonly texts: (readonly [keyword: string, text: Uint8Array])[]
}

const XMP = 'http://ns.adobe.com/xap/1.0/\0'
const EXTENDED_XMP = 'http://ns.adobe.com/xmp/extension/\0'
const EXTENDED_HEAD = EXTENDED_XMP.length + 32 + 8
const PHOTOSHOP = 'Photoshop 3.0\0'
const IIM_RESOURCE = 0x0404
/** A statement that inflates to more is none that a camera or a desk wrote. */
const INFLATED_LIMIT = 4 * 1024 * 1024
const PART_LIMIT = 2000

/** Finds the statements in a picture of the given kind; damage ends the search and not what was found. */
export function findStatements(bytes: Uint8Array, mediaType: string): Statements {
  const found: Statements = { exif: [], xmp: [], iim: [], texts: [] }
  const search = SEARCHES[mediaType]
  try {
    search?.(bytes, found)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

const SEARCHES: Readonly<Record<string, (bytes: Uint8Array, found: Statements) => void>> = {
  'image/jpeg': inJpeg,
  'image/png': inPng,
  'image/webp': inWebp,
  'image/avif': inIso,
  'image/heic': inIso,
  'image/tiff': inTiff,
  'image/gif': inGif,
}

function inJpeg(bytes: Uint8Array, found: Statements): void {
  const view = new ByteView(bytes)
  const extended: Uint8Array[] = []
  const resources: Uint8Array[] = []
  for (let at = 2, count = 0; at + 4 <= bytes.length && view.u8(at) === 0xff && count < PART_LIMIT; count += 1) {
    const marker = view.u8(at + 1)
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === 0xd9 || marker === 0xda) break
    const data = bytes.subarray(at + 4, at + 2 + view.u16(at + 2))
    const starts = (mark: string): boolean => latin1(data.subarray(0, mark.length)) === mark
    if (marker === 0xe1 && starts('Exif\0')) found.exif.push(data.subarray(6))
    else if (marker === 0xe1 && starts(XMP)) found.xmp.push(data.subarray(XMP.length))
    else if (marker === 0xe1 && starts(EXTENDED_XMP) && data.length > EXTENDED_HEAD) extended.push(data)
    else if (marker === 0xed && starts(PHOTOSHOP)) resources.push(data.subarray(PHOTOSHOP.length))
    at += 2 + view.u16(at + 2)
  }
  // What is too long for one segment is cut anywhere, so it is read as one.
  if (extended.length > 0) found.xmp.push(joined(extended))
  if (resources.length > 0) inResources(Buffer.concat(resources), found)
}

/** Parts of one extended packet, each with its place in the whole (XMP Part 3, 1.1.3.1). */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const id = (part: Uint8Array): string => latin1(part.subarray(EXTENDED_XMP.length, EXTENDED_XMP.length + 32))
  const place = (part: Uint8Array): number => new ByteView(part).u32(EXTENDED_HEAD - 4)
  const [first] = parts
  const own = parts.filter((part) => first !== undefined && id(part) === id(first))
  return Buffer.concat(own.sort((a, b) => place(a) - place(b)).map((part) => part.subarray(EXTENDED_HEAD)))
}

/** Photoshop's image resources: a mark, a number, a name, a size, and the content, filled up to even lengths. */
function inResources(bytes: Uint8Array, found: Statements): void {
  const view = new ByteView(bytes)
  for (let at = 0, count = 0; at + 12 <= bytes.length && count < PART_LIMIT; count += 1) {
    if (view.ascii(at, 4) !== '8BIM') break
    const name = at + 6
    const size = name + 1 + view.u8(name) + ((1 + view.u8(name)) % 2)
    const start = size + 4
    const length = view.u32(size)
    if (view.u16(at + 4) === IIM_RESOURCE) found.iim.push(bytes.subarray(start, start + length))
    at = start + length + (length % 2)
  }
}

function inPng(bytes: Uint8Array, found: Statements): void {
  const view = new ByteView(bytes)
  for (let at = 8, count = 0; at + 12 <= bytes.length && count < PART_LIMIT; count += 1) {
    const length = view.u32(at)
    const kind = view.ascii(at + 4, 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (kind === 'eXIf') found.exif.push(data)
    if (kind === 'tEXt' || kind === 'zTXt' || kind === 'iTXt') putText(kind, data, found)
    at += 12 + length
  }
}

function putText(kind: string, data: Uint8Array, found: Statements): void {
  const end = data.indexOf(0)
  if (end < 1) return
  const keyword = latin1(data.subarray(0, end))
  const text = contentOf(kind, data, end)
  if (text === undefined) return
  if (keyword === 'XML:com.adobe.xmp') found.xmp.push(text)
  else if (/^Raw profile type /iu.test(keyword)) putProfile(keyword.slice(17).toLowerCase(), text, found)
  else found.texts.push([keyword, text])
}

/** The text of a chunk (PNG, third edition, 11.3.3), unpacked. */
function contentOf(kind: string, data: Uint8Array, end: number): Uint8Array | undefined {
  if (kind === 'tEXt') return data.subarray(end + 1)
  const isPacked = kind === 'zTXt' || data[end + 1] === 1
  let start = end + 2
  if (kind === 'iTXt') {
    start = data.indexOf(0, end + 3) + 1
    start = start === 0 ? 0 : data.indexOf(0, start) + 1
    if (start === 0) return undefined
  }
  try {
    return isPacked ? inflateSync(data.subarray(start), { maxOutputLength: INFLATED_LIMIT }) : data.subarray(start)
  } catch {
    return undefined
  }
}

/** ImageMagick's way: a name and a length in lines, then the bytes in hexadecimal. */
function putProfile(name: string, text: Uint8Array, found: Statements): void {
  const hex = latin1(text)
    .replace(/^\s*\S+\s+\d+\s/u, '')
    .replace(/\s+/gu, '')
  const bytes = Buffer.from(hex, 'hex')
  if (name === 'iptc' || name === '8bim') {
    if (bytes.toString('latin1', 0, 4) === '8BIM') inResources(bytes, found)
    else found.iim.push(bytes)
  } else if (name === 'xmp') found.xmp.push(bytes)
  else if (name === 'exif' || name === 'app1') {
    if (bytes.toString('latin1', 0, XMP.length) === XMP) found.xmp.push(bytes.subarray(XMP.length))
    else found.exif.push(withoutMark(bytes))
  }
}

function inWebp(bytes: Uint8Array, found: Statements): void {
  const view = new ByteView(bytes)
  for (let at = 12, count = 0; at + 8 <= bytes.length && count < PART_LIMIT; count += 1) {
    const kind = view.ascii(at, 4)
    const length = view.u32le(at + 4)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (kind === 'EXIF') found.exif.push(withoutMark(data))
    if (kind === 'XMP ') found.xmp.push(data)
    at += 8 + length + (length % 2)
  }
}

function inIso(bytes: Uint8Array, found: Statements): void {
  const { exif, xmp } = IsoMeta.open(bytes)?.statements() ?? { exif: [], xmp: [] }
  found.exif.push(...exif.map(withoutMark))
  found.xmp.push(...xmp)
}

function inTiff(bytes: Uint8Array, found: Statements): void {
  found.exif.push(bytes)
  const tiff = Tiff.open(bytes)
  const main = tiff?.main()
  if (tiff === undefined || main === undefined) return
  const xmp = tiff.content(main, 700)
  if (xmp !== undefined) found.xmp.push(xmp)
  const resources = tiff.content(main, 34_377)
  if (resources !== undefined) inResources(resources, found)
  const iim = tiff.content(main, 33_723)
  // Written as words of four bytes and in the file's order by old programs: told by the mark that begins it.
  if (iim !== undefined) found.iim.push(iim[0] === 0x1c || iim[3] !== 0x1c ? iim : Buffer.from(iim).swap32())
}

/** XMP Part 3, 1.1.2: the packet stands as it is in an application extension. */
function inGif(bytes: Uint8Array, found: Statements): void {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = all.indexOf('XMP DataXMP', 0, 'latin1')
  const end = start === -1 ? -1 : all.indexOf('<?xpacket end', start, 'latin1')
  if (end !== -1) found.xmp.push(all.subarray(start + 11, end))
}

/** A TIFF structure may be led in as in JPEG. */
function withoutMark(exif: Uint8Array): Uint8Array {
  return latin1(exif.subarray(0, 6)) === 'Exif\0\0' ? exif.subarray(6) : exif
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
