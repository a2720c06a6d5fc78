import ExifReader from 'exifreader'
import { positionText } from './exif.ts'
import { isRecord } from './exif-reader.ts'
import { propertyName, xmpDom } from './xmp-dom.ts'

/** One value of an XMP property; `lang` where it is one language's of several. */
export interface XmpValue {
  readonly text: string
  readonly lang?: string
}

const ITEM_LIMIT = 200
const DEFAULT = 'x-default'
/** Structures that say where a picture was taken or what place it shows; their fields are read as `structure/field`. */
const STRUCTURES = new Set(['Iptc4xmpExt:LocationCreated', 'Iptc4xmpExt:LocationShown'])

/**
 * Properties of an XMP packet (ISO 16684-1), parsed by exifreader, by their usual names (`dc:description`). Texts in several
 * languages: the default first. No entity is expanded, a DOCTYPE is refused; what is no XML says nothing.
 */
export function readXmp(packet: Uint8Array): ReadonlyMap<string, readonly XmpValue[]> {
  const found = new Map<string, readonly XmpValue[]>()
  const { xmp = {} } = ExifReader.load(Buffer.from(plainPacket(packet)), {
    expanded: true,
    includeTags: { xmp: true },
    domParser: xmpDom,
  })
  for (const [key, tag] of Object.entries(xmp)) {
    const name = propertyName(key)
    if (!isRecord(tag)) continue
    if (STRUCTURES.has(name)) putStructure(name, tag.value, found)
    else put(name, tag, found)
  }
  return found
}

type Found = Map<string, readonly XmpValue[]>

function put(name: string, tag: Readonly<Record<string, unknown>>, found: Found): void {
  const spoken = valuesOf(tag.value).filter(({ text }) => text.trim() !== '')
  if (spoken.length > 0 && !found.has(name)) found.set(name, spoken)
}

/** The fields of a structure, or of each in a list of them: the first that has one counts. */
function putStructure(name: string, value: unknown, found: Found): void {
  for (const each of Array.isArray(value) ? value.slice(0, ITEM_LIMIT) : [value])
    if (isRecord(each))
      for (const [key, tag] of Object.entries(each)) if (isRecord(tag)) put(`${name}/${propertyName(key)}`, tag, found)
}

function valuesOf(value: unknown): readonly XmpValue[] {
  if (typeof value === 'string') return [{ text: value }]
  if (!Array.isArray(value)) return []
  const items = value.slice(0, ITEM_LIMIT).flatMap((item: unknown): XmpValue[] => {
    if (!isRecord(item) || typeof item.value !== 'string') return []
    const lang = isRecord(item.attributes) ? item.attributes.lang : undefined
    return [{ text: item.value, ...(typeof lang === 'string' ? { lang } : {}) }]
  })
  // Alternatives name their languages; the items of any other list are one statement.
  if (items.every(({ lang }) => lang === undefined))
    return [{ text: items.flatMap(({ text }) => text.trim() || []).join(', ') }]
  const first = items.find(({ lang }) => lang === undefined || lang === DEFAULT) ?? items[0]
  return first === undefined ? [] : [{ text: first.text }, ...items.filter(({ text }) => text !== first.text)]
}

/**
 * The packet as exifreader reads one that stands alone: in UTF-8 (unless it begins as UTF-16 does), behind one packet mark,
 * without the other marks and the blanks and NULs that leave room for changes.
 */
function plainPacket(packet: Uint8Array): string {
  const isUtf16 = packet.subarray(0, 200).filter((byte) => byte === 0).length > packet.subarray(0, 200).length / 4
  const isLittle = packet[0] === 0xff || packet[1] === 0
  const text = new TextDecoder(isUtf16 ? (isLittle ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(packet)
  const bare = text
    .slice(Math.max(0, text.indexOf('<')))
    .replace(/^<\?xml\s[^>]*>/u, '')
    .replaceAll('<?xpacket', '<?packet')
    .replace(/[\0\s]+$/u, '')
  return `<?xpacket begin=""?>${bare}`
}

/** `exif:GPSLatitude` '31,14.453N' and its fellow as degrees. */
export function positionInXmp(fields: ReadonlyMap<string, readonly XmpValue[]>): string | undefined {
  const degrees = (name: string): number => {
    const match = /^\s*(\d{1,3}(?:\.\d+)?),\s*(\d+(?:\.\d+)?)(?:,\s*(\d+(?:\.\d+)?))?\s*([NSEW])\s*$/iu.exec(
      fields.get(name)?.[0]?.text ?? '',
    )
    if (match === null) return Number.NaN
    const value = Number(match[1]) + Number(match[2]) / 60 + Number(match[3] ?? 0) / 3600
    return /[SW]/iu.test(match[4] ?? '') ? -value : value
  }
  return positionText(degrees('exif:GPSLatitude'), degrees('exif:GPSLongitude'))
}
