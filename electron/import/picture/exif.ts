import { decodeBytes } from '../encoding/encoding.ts'
import type { Fields } from './iim.ts'
import { decodeField } from './text.ts'
import { Tiff } from './tiff.ts'
import type { TiffDirectory } from './tiff.ts'

const EXIF_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825
const ASCII: readonly (readonly [name: string, tag: number])[] = [
  ['ImageDescription', 0x010e],
  ['Artist', 0x013b],
  ['Copyright', 0x8298],
]
/** Windows' own fields: UTF-16, little end first, whatever the byte order of the rest. */
const WIDE: readonly (readonly [name: string, tag: number])[] = [
  ['XPTitle', 0x9c9b],
  ['XPComment', 0x9c9c],
  ['XPAuthor', 0x9c9d],
  ['XPKeywords', 0x9c9e],
  ['XPSubject', 0x9c9f],
]
/** What cameras write into a picture's description on their own. */
const NOT_SAID =
  /^(?:(?:(?:konica )?minolta|olympus|samsung|kodak)?\s*digital (?:still )?camera|sony dsc|dsc|dcim.*|camera|samsung|exif_jpeg_\w*|jpeg|untitled|default|ascii|unicode|binary|none|null|n\/a|[-_.\s]*)$/iu

/** EXIF 3.0 in a TIFF structure: words, time and position, each under its name there. */
export function readExif(bytes: Uint8Array): Fields {
  const fields = new Map<string, readonly string[]>()
  const tiff = Tiff.open(bytes)
  // A TIFF file's small copy may come first; EXIF's second directory is its small copy.
  const all = tiff?.directories() ?? []
  const first = all.find((each) => each.has(EXIF_DIRECTORY) || ASCII.some(([, tag]) => each.has(tag))) ?? all[0]
  if (tiff === undefined || first === undefined) return fields
  const put = (name: string, text: string | undefined): void => {
    if (text !== undefined && text.trim() !== '' && !NOT_SAID.test(text.trim())) fields.set(name, [text])
  }
  const within = (tag: number): TiffDirectory => tiff.directory(tiff.number(first, tag) ?? 0) ?? new Map()
  for (const [name, tag] of ASCII) put(name, textOf(tiff.content(first, tag)))
  for (const [name, tag] of WIDE) {
    const content = tiff.content(first, tag)
    put(name, content === undefined ? undefined : untilNul(decodeBytes(content, 'utf-16le')))
  }
  const own = within(EXIF_DIRECTORY)
  put('UserComment', commentOf(tiff.content(own, 0x9286), tiff.isLittle))
  put('DateTimeOriginal', timeOf(tiff, own, 0x9003, 0x9011) ?? timeOf(tiff, own, 0x9004, 0x9012))
  put('Position', positionOf(tiff, within(GPS_DIRECTORY)))
  return fields
}

function textOf(content: Uint8Array | undefined): string | undefined {
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
function timeOf(tiff: Tiff, directory: TiffDirectory, tag: number, offsetTag: number): string | undefined {
  const match = /^(\d{4})[:\-/](\d{2})[:\-/](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?/u.exec(
    textOf(tiff.content(directory, tag)) ?? '',
  )
  if (match === null || match[1] === '0000') return undefined
  const [, year = '', month = '', day = '', hour, minute, second = '00'] = match
  const date = `${year}-${month}-${day}`
  if (Number.isNaN(Date.parse(date)) || hour === undefined || minute === undefined)
    return Number.isNaN(Date.parse(date)) ? undefined : date
  const offset = /^[+-]\d{2}:\d{2}$/u.exec((textOf(tiff.content(directory, offsetTag)) ?? '').trim())?.[0] ?? ''
  return `${date}T${hour}:${minute}:${second}${offset}`
}

/** Degrees north and east, as 'latitude, longitude'. */
function positionOf(tiff: Tiff, directory: TiffDirectory): string | undefined {
  const degrees = (tag: number): number => {
    const [whole = Number.NaN, minutes = 0, seconds = 0] = tiff.numbers(directory, tag, 3)
    const reference =
      textOf(tiff.content(directory, tag - 1))
        ?.trim()
        .toUpperCase() ?? ''
    const value = whole + (minutes || 0) / 60 + (seconds || 0) / 3600
    return reference === 'S' || reference === 'W' ? -value : value
  }
  return positionText(degrees(2), degrees(4))
}

/** Degrees as they are kept; undefined for what is no place on Earth. */
export function positionText(latitude: number, longitude: number): string | undefined {
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  return isPlace ? `${String(Number(latitude.toFixed(6)))}, ${String(Number(longitude.toFixed(6)))}` : undefined
}
