import type { ZipArchive } from '../archive/zip.ts'
import { LIMITS } from '../../process/limits.ts'
import { childrenOf, decodeXml, parseXml, XmlTrace } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import prefixes from './data/prefixes.json' with { type: 'json' }

const COUNTED = new Set(['w:p', 'w:tbl', 'w:comment'])

/** A relationship of a part: what an id stands for. */
export interface Relationship {
  readonly type: string
  readonly target: string
  readonly isExternal: boolean
}

/** A part that was read so that it can be written into: its text as it lay, and its tree. */
export interface TracedPart {
  readonly name: string
  readonly bytes: Uint8Array
  readonly text: string
  readonly root: XmlElement
}

/** What of a document was read, for whoever writes into it. */
export class DocumentTrace extends XmlTrace {
  readonly parts = new Map<string, TracedPart>()
}

/** One part of the document as a tree; undefined when there is none of that name, or it is damaged: then the archive remembers it. */
export function readXmlPart(archive: ZipArchive, name: string, trace?: DocumentTrace): XmlElement | undefined {
  return trace?.parts.get(name)?.root ?? treeOf(name, archive.readIfSound(name, LIMITS.xmlBytes), trace)
}

/** The part that the document's text is in; a damaged one is thrown as its failure. */
export function readMainPart(archive: ZipArchive, name: string, trace?: DocumentTrace): XmlElement | undefined {
  return treeOf(name, archive.read(name, LIMITS.xmlBytes), trace)
}

function treeOf(name: string, bytes: Uint8Array | undefined, trace?: DocumentTrace): XmlElement | undefined {
  if (bytes === undefined) return undefined
  const text = decodeXml(bytes)
  const root = parseXml(text, { prefixes, counted: COUNTED, mayHaveDoctype: false, trace })
  trace?.parts.set(name, { name, bytes, text, root })
  return root
}

/** Relationships of the part `name` by id; targets are names of parts, never paths of a disk. */
export function readRelationships(archive: ZipArchive, name: string): ReadonlyMap<string, Relationship> {
  const slash = name.lastIndexOf('/')
  const folder = name.slice(0, slash + 1)
  const root = readXmlPart(archive, `${folder}_rels/${name.slice(slash + 1)}.rels`)
  const found = new Map<string, Relationship>()
  for (const item of childrenOf(root, 'Relationship')) {
    const { Id: id, Type: type = '', Target: target = '', TargetMode: mode } = item.attributes
    if (id === undefined) continue
    const isExternal = mode === 'External'
    found.set(id, {
      type: type.slice(type.lastIndexOf('/') + 1),
      target: isExternal ? target : partName(folder, target),
      isExternal,
    })
  }
  return found
}

/** `target` as a part's name, from the folder of the part that names it (OPC 9.2). */
function partName(folder: string, target: string): string {
  const segments = target.startsWith('/') ? [] : folder.split('/').filter((segment) => segment !== '')
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '' && segment !== '.') segments.push(segment)
  }
  return segments.join('/')
}

/** What Office calls the main part of a document, a template, and either of them with macros. */
const MAIN_TYPE =
  /(?:wordprocessingml\.(?:document|template)|ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml$/iu

/** The name of the main part: where Word puts it, else as the package says. */
export function mainPart(archive: ZipArchive): string | undefined {
  const usual = 'word/document.xml'
  if (archive.has(usual)) return usual
  if (!archive.has('[Content_Types].xml')) return undefined
  const root = [...readRelationships(archive, '').values()].find(
    (relationship) => relationship.type === 'officeDocument',
  )
  if (root === undefined || !archive.has(root.target)) return undefined
  const types = childrenOf(readXmlPart(archive, '[Content_Types].xml'), 'Override')
  const own = types.find(({ attributes }) => attributes.PartName === `/${root.target}`)?.attributes.ContentType
  return MAIN_TYPE.test(own ?? '') || /document\d*\.xml$/iu.test(root.target) ? root.target : undefined
}
