import { isXmlElement, parseXml, xmlText } from '../formats/xml/parse-xml.ts'
import type { XmlElement } from '../formats/xml/parse-xml.ts'
import namespaces from './data/xmp-namespaces.json' with { type: 'json' }
import { positionText } from './exif.ts'

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
 * Properties of an XMP packet (ISO 16684-1) by their usual names (`dc:description`). Texts in several languages: the
 * default first. No entity is expanded, a DOCTYPE is refused. Throws ImportFailure on what is no XML.
 */
export function readXmp(packet: Uint8Array): ReadonlyMap<string, readonly XmpValue[]> {
  const found = new Map<string, readonly XmpValue[]>()
  const put = (name: string, values: readonly XmpValue[]): void => {
    const spoken = values.filter(({ text }) => text.trim() !== '')
    if (spoken.length > 0 && !found.has(name)) found.set(name, spoken)
  }
  const root = parseXml(decodePacket(packet), { prefixes: namespaces, counted: new Set(), mayHaveDoctype: false })
  const resources = root.name === 'rdf:RDF' ? [root] : root.children.filter(isXmlElement)
  for (const resource of resources.filter(({ name }) => name === 'rdf:RDF'))
    for (const description of resource.children.filter(isXmlElement)) readProperties(description, '', put)
  return found
}

type Put = (name: string, values: readonly XmpValue[]) => void

function readProperties(description: XmlElement, before: string, put: Put): void {
  for (const [name, text] of Object.entries(description.attributes)) put(before + name, [{ text }])
  for (const property of description.children.filter(isXmlElement)) {
    if (STRUCTURES.has(property.name) && before === '') readStructures(property, `${property.name}/`, put)
    else put(before + property.name, valuesOf(property))
  }
}

/** A structure, or a list of them: the fields lie in the element itself, in a Description, or in the items of a list. */
function readStructures(element: XmlElement, before: string, put: Put): void {
  readProperties({ ...element, children: element.children.filter((child) => !isWrapper(child)) }, before, put)
  for (const child of element.children) if (isXmlElement(child) && isWrapper(child)) readStructures(child, before, put)
}

function isWrapper(child: XmlElement | string): boolean {
  return isXmlElement(child) && /^rdf:(?:Bag|Seq|Alt|li|Description)$/u.test(child.name)
}

function valuesOf(property: XmlElement): readonly XmpValue[] {
  const list = property.children.filter(isXmlElement).find(({ name }) => /^rdf:(?:Alt|Bag|Seq)$/u.test(name))
  if (list === undefined) return [{ text: property.attributes['rdf:resource'] ?? xmlText(property) }]
  const items = list.children
    .filter(isXmlElement)
    .slice(0, ITEM_LIMIT)
    .map((item): XmpValue => {
      const lang = item.attributes['xml:lang']
      return { text: xmlText(item), ...(lang === undefined || lang === DEFAULT ? {} : { lang }) }
    })
  if (list.name !== 'rdf:Alt') return [{ text: items.flatMap(({ text }) => text.trim() || []).join(', ') }]
  const first = items.find(({ lang }) => lang === undefined) ?? items[0]
  return first === undefined ? [] : [{ text: first.text }, ...items.filter(({ text }) => text !== first.text)]
}

/** UTF-8 unless it begins as UTF-16 does; without the blanks and NULs that leave room for changes. */
function decodePacket(packet: Uint8Array): string {
  const isUtf16 = packet.subarray(0, 200).filter((byte) => byte === 0).length > packet.subarray(0, 200).length / 4
  const isLittle = packet[0] === 0xff || packet[1] === 0
  const text = new TextDecoder(isUtf16 ? (isLittle ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(packet)
  return text.replace(/^[^<]+/u, '').replace(/[\0\s]+$/u, '')
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
