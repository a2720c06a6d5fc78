import ExifReader from 'exifreader'
import { decodeBytes } from '../encoding/encoding.ts'
import { attempt, bytesOf, isRecord } from './exif-reader.ts'
import type { Fields, Tags } from './exif-reader.ts'
import { decodeField } from './text.ts'
import { Tiff } from './tiff.ts'

const EXIF_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825
/** The fields that are asked for, by their names in exifreader. */
const TAGS: Readonly<Record<string, number>> = {
  ImageDescription: 0x010e,
  Artist: 0x013b,
  Copyright: 0x8298,
  XPTitle: 0x9c9b,
  XPComment: 0x9c9c,
  XPAuthor: 0x9c9d,
  XPKeywords: 0x9c9e,
  XPSubject: 0x9c9f,
  UserComment: 0x9286,
  DateTimeOriginal: 0x9003,
  DateTimeDigitized: 0x9004,
  OffsetTimeOriginal: 0x9011,
  OffsetTimeDigitized: 0x9012,
  GPSLatitudeRef: 1,
  GPSLatitude: 2,
  GPSLongitudeRef: 3,
  GPSLongitude: 4,
}
const WORDS = ['ImageDescription', 'Artist', 'Copyright'] as const
/** Windows' own fields: UTF-16, little end first, whatever the byte order of the rest. */
const WIDE = ['XPTitle', 'XPComment', 'XPAuthor', 'XPKeywords', 'XPSubject'] as const
/** No camera and no desk writes longer fields; exifreader holds each byte as a number. */
const FIELD_LIMIT = 64 * 1024
/** What cameras write into a picture's description on their own. */
const NOT_SAID =
  /^(?:(?:(?:konica )?minolta|olympus|samsung|kodak)?\s*digital (?:still )?camera|sony dsc|dsc|dcim.*|camera|samsung|exif_jpeg_\w*|jpeg|untitled|default|ascii|unicode|binary|none|null|n\/a|[-_.\s]*)$/iu

/** EXIF 3.0 in a TIFF structure, parsed by exifreader: words, time and position, each under its name there. */
export function readExif(bytes: Uint8Array): Fields {
  const fields = new Map<string, readonly string[]>()
  const tiff = Tiff.open(bytes)
  const at = tiff === undefined ? undefined : placeOfWords(tiff)
  if (tiff === undefined || at === undefined) return fields
  const block = beginningAt(tiff, at)
  const wanted = shortFields(tiff, at)
  const tags: Tags | undefined = attempt(() => ({
    ...ExifReader.load(block, { expanded: true, includeTags: { exif: wanted } }).exif,
  }))
  if (tags === undefined) return fields
  const put = (name: string, text: string | undefined): void => {
    if (text !== undefined && text.trim() !== '' && !NOT_SAID.test(text.trim())) fields.set(name, [text])
  }
  for (const name of WORDS) put(name, textOf(tags, name, block))
  for (const name of WIDE) {
    const content = bytesOf(tags[name], block)
    put(name, content === undefined ? undefined : untilNul(decodeBytes(content, 'utf-16le')))
  }
  put('UserComment', commentOf(bytesOf(tags.UserComment, block), tiff.isLittle))
  put('DateTimeOriginal', timeOf(tags, 'Original', block) ?? timeOf(tags, 'Digitized', block))
  put('Position', positionText(degrees(tags, 'GPSLatitude', block), degrees(tags, 'GPSLongitude', block)))
  return fields
}

/** A TIFF file's small copy may come first; EXIF's second directory is its small copy. */
function placeOfWords(tiff: Tiff): number | undefined {
  const places = tiff.places()
  const speaks = (at: number): boolean => {
    const directory = tiff.directory(at)
    return [EXIF_DIRECTORY, ...WORDS.map((name) => TAGS[name] ?? 0)].some((tag) => directory?.has(tag))
  }
  return places.find(speaks) ?? places[0]
}

/** exifreader reads the first directory alone: the file as if it began with the one that speaks. */
function beginningAt(tiff: Tiff, at: number): Buffer {
  const block = Buffer.from(tiff.bytes)
  if (tiff.isLittle) block.writeUInt32LE(at, 4)
  else block.writeUInt32BE(at, 4)
  return block
}

function shortFields(tiff: Tiff, at: number): string[] {
  const first = tiff.directory(at) ?? new Map()
  const inner = [EXIF_DIRECTORY, GPS_DIRECTORY].map((tag) => tiff.directory(tiff.number(first, tag) ?? 0) ?? new Map())
  const isShort = (tag: number): boolean =>
    [first, ...inner].every((directory) => (tiff.content(directory, tag)?.length ?? 0) <= FIELD_LIMIT)
  return Object.entries(TAGS).flatMap(([name, tag]) => (isShort(tag) ? [name] : []))
}

function textOf(tags: Tags, name: string, block: Buffer): string | undefined {
  const content = bytesOf(tags[name], block)
  return content === undefined ? undefined : decodeField(content)
}

function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end === -1 ? text : text.slice(0, end)
}

/** A comment behind the eight bytes that name its character code. */
function commentOf(content: Uint8Array | undefined, isLittle: boolean): string | undefined {
  if (content === undefined || content.length <= 8) return undefined
  const code = Buffer.from(content.subarray(0, 8)).toString('latin1').replaceAll('\0', '').trim()
  const words = content.subarray(8)
  const text = code === 'UNICODE' ? decodeWide(words, isLittle) : decodeField(words)
  // Phones keep their own notes here.
  return /^\s*[[{<]/u.test(text) || /[\u0001-\u0008\uFFFD]/u.test(text) ? undefined : text
}

/** UTF-16 should have the byte order of the file; where a mark or the other order makes sense, the writer did not heed it. */
function decodeWide(words: Uint8Array, isLittle: boolean): string {
  const even = words.subarray(0, words.length & ~1)
  const [own, other] = isLittle ? (['utf-16le', 'utf-16be'] as const) : (['utf-16be', 'utf-16le'] as const)
  const rare = (text: string): number =>
    text.match(/[^\u0009-\u024F\u2000-\u206F\u3000-\u9FFF\uFF00-\uFFEF]/gu)?.length ?? 0
  const [first, second] = [untilNul(decodeBytes(even, own)), untilNul(decodeBytes(even, other))]
  const isOther = first.length === 0 || (second.length > 0 && rare(second) < rare(first))
  return (isOther ? second : first).replace(/^\uFEFF/u, '')
}

/** '2023:09:12 10:20:30' with its offset from UTC, as ISO 8601; a camera whose clock was never set says nothing. */
function timeOf(tags: Tags, kind: 'Original' | 'Digitized', block: Buffer): string | undefined {
  const match = /^(\d{4})[:\-/](\d{2})[:\-/](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/u.exec(
    textOf(tags, `DateTime${kind}`, block) ?? '',
  )
  if (match === null || match[1] === '0000') return undefined
  const [, year = '', month = '', day = '', hour, minute, second = '00'] = match
  const date = `${year}-${month}-${day}`
  if (Number.isNaN(Date.parse(date)) || hour === undefined || minute === undefined)
    return Number.isNaN(Date.parse(date)) ? undefined : date
  const offset = /^[+-]\d{2}:\d{2}$/u.exec((textOf(tags, `OffsetTime${kind}`, block) ?? '').trim())?.[0] ?? ''
  return `${date}T${hour}:${minute}:${second}${offset}`
}

/** Degrees of a field of three fractions; a phone that knows no seconds writes 0/0. */
function degrees(tags: Tags, name: 'GPSLatitude' | 'GPSLongitude', block: Buffer): number {
  const tag = tags[name]
  const fractions = isRecord(tag) ? tag.value : undefined
  const [whole = Number.NaN, minutes = 0, seconds = 0] = (Array.isArray(fractions) ? fractions : []).map((each) =>
    Array.isArray(each) ? Number(each[0]) / Number(each[1]) : Number.NaN,
  )
  const value = whole + (minutes || 0) / 60 + (seconds || 0) / 3600
  const reference = (textOf(tags, `${name}Ref`, block) ?? '').trim().toUpperCase()
  return reference === 'S' || reference === 'W' ? -value : value
}

/** Degrees as they are kept; undefined for what is no place on Earth. */
export function positionText(latitude: number, longitude: number): string | undefined {
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  return isPlace ? `${String(Number(latitude.toFixed(6)))}, ${String(Number(longitude.toFixed(6)))}` : undefined
}
