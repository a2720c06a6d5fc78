import type { ZipArchive } from '#electron/import/formats/archive/zip.ts'
import { readXmlPart, type DocumentTrace, type TracedPart } from '#electron/import/formats/docx/parts.ts'
import { childrenOf } from '#electron/import/formats/xml/parse-xml.ts'
import { contentTypeOf, relationOf } from '../package-parts.ts'
import { IDENTITY_PROPERTIES, PROPERTIES_TYPE } from '../identity.ts'
import type { Pictures } from '../pictures.ts'
import { Relations } from '../relations.ts'
import { plainPart, tag } from '../xml.ts'
import { Edits } from './edits.ts'
import { appendTo, ForeignNames, SourceRelations } from './parts.ts'

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const RELATIONSHIPS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml'
const TYPES = '[Content_Types].xml'

/** The package of a document into which is written: which parts are new, and what names them. */
export class Package {
  readonly #archive: ZipArchive
  readonly #trace: DocumentTrace
  readonly #folder: string
  readonly #fresh = new Map<string, Uint8Array>()
  readonly #relations = new Map<string, SourceRelations>()
  readonly #types: string[] = []
  readonly #main: string

  constructor(archive: ZipArchive, trace: DocumentTrace, main: string) {
    this.#archive = archive
    this.#trace = trace
    this.#main = main
    this.#folder = main.slice(0, main.lastIndexOf('/') + 1)
  }

  /** What a part refers to; `name`: the part, where the document has one. */
  relationsOf(kind: string, name = this.#freeName(kind)): SourceRelations {
    const place = relationsPlace(name)
    const known = this.#relations.get(place)
    if (known !== undefined) return known
    readXmlPart(this.#archive, place, this.#trace)
    const made = new SourceRelations(this.#trace.parts.get(place), this.#trace)
    this.#relations.set(place, made)
    return made
  }

  /** Puts a part of a kind to the document, and names it. */
  add(kind: string, xml: string): void {
    const name = this.#freeName(kind)
    this.#fresh.set(name, Buffer.from(xml, 'utf8'))
    this.relationsOf('document', this.#main).refer(relationOf(kind), name.slice(this.#folder.length))
    this.#types.push(tag('Override', { PartName: `/${name}`, ContentType: contentTypeOf(kind) }))
  }

  /** Puts the part that says who the document is; of several the latest is meant. */
  addIdentity(xml: string): void {
    const taken = new Set(this.#archive.names.map((name) => name.toLowerCase()))
    let number = 1
    while (taken.has(`customxml/item${String(number)}.xml`) || taken.has(`customxml/itemprops${String(number)}.xml`))
      number += 1
    const [item, properties] = [`item${String(number)}.xml`, `itemProps${String(number)}.xml`]
    const own = new Relations()
    own.refer('customXmlProps', properties)
    this.#fresh.set(`customXml/${item}`, Buffer.from(xml, 'utf8'))
    this.#fresh.set(`customXml/${properties}`, Buffer.from(IDENTITY_PROPERTIES, 'utf8'))
    this.#fresh.set(`customXml/_rels/${item}.rels`, Buffer.from(own.xml, 'utf8'))
    this.relationsOf('document', this.#main).refer(relationOf('customXml'), `/customXml/${item}`)
    if (!this.#knownEndings().has('rels'))
      this.#types.push(tag('Default', { Extension: 'rels', ContentType: RELATIONSHIPS_TYPE }))
    this.#types.push(
      tag('Override', { PartName: `/customXml/${item}`, ContentType: 'application/xml' }),
      tag('Override', { PartName: `/customXml/${properties}`, ContentType: PROPERTIES_TYPE }),
    )
  }

  addPictures(
    pictures: Pictures,
    options: { readonly readAsset: (sha256: string) => Uint8Array | undefined; readonly withPosition?: boolean },
  ): void {
    const known = this.#knownEndings()
    for (const { name, bytes } of pictures.parts(options.readAsset, options.withPosition ?? false))
      this.#fresh.set(`${this.#folder}${name.slice('word/'.length)}`, bytes())
    for (const [ending, type] of pictures.types)
      if (!known.has(ending)) this.#types.push(tag('Default', { Extension: ending, ContentType: type }))
  }

  /** All parts that are not as they were, by their names. */
  changed(written: ReadonlyMap<TracedPart, string>): ReadonlyMap<string, Uint8Array> {
    const changed = new Map<string, Uint8Array>()
    for (const [part, text] of written) changed.set(part.name, encoded(part, text))
    for (const [place, relations] of this.#relations) {
      if (relations.isEmpty) continue
      const part = this.#trace.parts.get(place)
      changed.set(
        place,
        part === undefined
          ? Buffer.from(plainPart('Relationships', RELATIONSHIPS, relations.added), 'utf8')
          : this.#with(part, relations.added),
      )
    }
    if (this.#types.length > 0) {
      readXmlPart(this.#archive, TYPES, this.#trace)
      const part = this.#trace.parts.get(TYPES)
      if (part === undefined) throw new ForeignNames(TYPES)
      changed.set(TYPES, this.#with(part, this.#types.join('')))
    }
    for (const [name, bytes] of this.#fresh) changed.set(name, bytes)
    return changed
  }

  #knownEndings(): ReadonlySet<string> {
    return new Set(
      childrenOf(readXmlPart(this.#archive, TYPES, this.#trace), 'Default').map(({ attributes }) =>
        (attributes['Extension'] ?? '').toLowerCase(),
      ),
    )
  }

  #with(part: TracedPart, xml: string): Uint8Array {
    const edits = new Edits()
    appendTo(part, this.#trace, edits, xml)
    return encoded(part, edits.applied(part.text))
  }

  #freeName(kind: string): string {
    const usual = `${this.#folder}${kind}.xml`
    return this.#archive.has(usual) ? `${this.#folder}galley-${kind}.xml` : usual
  }
}

function relationsPlace(name: string): string {
  const slash = name.lastIndexOf('/') + 1
  return `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`
}

/** A part's new text in the bytes that it was written in; whatever else they may be, they are not written into. */
function encoded({ bytes, text, name }: TracedPart, written: string): Uint8Array {
  const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (const { mark, encode } of ENCODINGS) {
    if (mark.length > 0 && !own.subarray(0, mark.length).equals(mark)) continue
    if (own.equals(Buffer.concat([mark, encode(text)]))) return Buffer.concat([mark, encode(written)])
  }
  throw new ForeignNames(name)
}

const ENCODINGS: readonly { readonly mark: Buffer; readonly encode: (text: string) => Buffer }[] = [
  { mark: Buffer.from([0xef, 0xbb, 0xbf]), encode: (text) => Buffer.from(text, 'utf8') },
  { mark: Buffer.from([0xff, 0xfe]), encode: (text) => Buffer.from(text, 'utf16le') },
  { mark: Buffer.from([0xfe, 0xff]), encode: (text) => Buffer.from(text, 'utf16le').swap16() },
  { mark: Buffer.alloc(0), encode: (text) => Buffer.from(text, 'utf8') },
]
