import type { SourceAsset } from '#shared/domain/source-document.ts'
import { isDefaultMaker, isDefaultWords } from '#shared/text/default-words.ts'
import { readExif } from './exif.ts'
import { attempt } from './exif-reader.ts'
import type { Fields } from './exif-reader.ts'
import { readIim } from './iim.ts'
import fields from './data/metadata-fields.json' with { type: 'json' }
import { findStatements } from './statements.ts'
import { cleanValue, decodeField } from './text.ts'
import { positionInXmp, readXmp } from './xmp.ts'
import type { XmpValue } from './xmp.ts'

type Metadata = NonNullable<SourceAsset['metadata']>
type Source = 'XMP' | 'IPTC' | 'EXIF' | 'PNG'

/** Larger packets carry depth maps and the like, not words. */
const PACKET_LIMIT = 8 * 1024 * 1024

/**
 * What the picture's own file says of it, each statement with the standard that it stands in: XMP before IPTC before EXIF
 * (IPTC Photo Metadata 2025.1), every one of them kept; a text in several languages once for each, 'XMP (en)'. The position
 * where it was taken is under `gps` alone. Damaged statements never keep a picture out: what can be read of them counts.
 */
export function readMetadata(bytes: Uint8Array, mediaType: string): Metadata | undefined {
  const found = findStatements(bytes, mediaType)
  const values: Readonly<Record<Source, ReadonlyMap<string, readonly XmpValue[]>>> = {
    XMP: xmpValues(found.xmp),
    IPTC: iimValues(merged(found.iim.map(readIim))),
    EXIF: plainValues(merged(found.exif.map(readExif))),
    PNG: plainValues(new Map(found.texts.map(([keyword, text]) => [keyword, [decodeField(text)]]))),
  }
  const metadata: Record<string, { source: string; value: string }[]> = {}
  for (const { field, source, tag } of fields) {
    const entries = (metadata[field] ??= [])
    // Of several places in one standard the first that says something counts.
    if (entries.some((entry) => entry.source === source)) continue
    for (const { text, lang } of values[source as Source].get(tag) ?? []) {
      const value = cleanValue(text)
      if (value === undefined || isOfProgram(field, value)) continue
      const isFirst = !entries.some((entry) => entry.source.startsWith(source))
      entries.push({ source: lang === undefined || isFirst ? source : `${source} (${lang.slice(0, 35)})`, value })
    }
  }
  const said = Object.entries(metadata).filter(([, entries]) => entries.length > 0)
  return said.length === 0 ? undefined : Object.fromEntries(said)
}

/** What a camera or a program wrote by itself is nobody's words, whatever the standard. */
function isOfProgram(field: string, value: string): boolean {
  if (field === 'creator' || field === 'credit' || field === 'descriptionWriter') return isDefaultMaker(value)
  return (field === 'headline' || field === 'description') && isDefaultWords(value)
}

/** Fields of several statements of one standard; the first that has one counts. */
function merged<V>(all: readonly ReadonlyMap<string, V>[]): ReadonlyMap<string, V> {
  const whole = new Map<string, V>()
  for (const each of all) for (const [name, value] of each) if (!whole.has(name)) whole.set(name, value)
  return whole
}

function xmpValues(packets: readonly Uint8Array[]): ReadonlyMap<string, readonly XmpValue[]> {
  const read = packets
    .filter(({ length }) => length <= PACKET_LIMIT)
    .flatMap((packet) => attempt(() => readXmp(packet)) ?? [])
  const whole = new Map(merged(read))
  const position = positionInXmp(whole)
  if (position !== undefined) whole.set('position', [{ text: position }])
  return whole
}

/** Repeated datasets are one statement; date and time (2:55, 2:60) are one date. */
function iimValues(iim: Fields): ReadonlyMap<string, readonly XmpValue[]> {
  const whole = new Map(plainValues(iim))
  const date = dateOf(iim.get('2:55')?.[0] ?? '', iim.get('2:60')?.[0] ?? '')
  if (date !== undefined) whole.set('date', [{ text: date }])
  return whole
}

function plainValues(given: Fields): ReadonlyMap<string, readonly XmpValue[]> {
  const joined = (texts: readonly string[]): string => texts.flatMap((text) => cleanValue(text) ?? []).join(', ')
  return new Map([...given].map(([name, texts]) => [name, [{ text: joined(texts) }]]))
}

/** 'CCYYMMDD' (a month or day of 00 is not known) and 'HHMMSS±HHMM' as ISO 8601. */
function dateOf(day: string, time: string): string | undefined {
  const [, year = '', month = '', date = ''] = /^\s*(\d{4})-?(\d{2})-?(\d{2})/u.exec(day) ?? []
  if (year === '' || year === '0000') return undefined
  if (month === '00') return year
  if (date === '00') return `${year}-${month}`
  if (Number.isNaN(Date.parse(`${year}-${month}-${date}`))) return undefined
  const clock = /^\s*([01]\d|2[0-3]):?([0-5]\d):?([0-5]\d)(?:([+-]\d{2}):?(\d{2}))?/u.exec(time)
  if (clock === null) return `${year}-${month}-${date}`
  const [, hour = '', minute = '', second = '', zone, zoneMinutes = ''] = clock
  const offset = zone === undefined ? '' : `${zone}:${zoneMinutes}`
  return `${year}-${month}-${date}T${hour}:${minute}:${second}${offset}`
}
