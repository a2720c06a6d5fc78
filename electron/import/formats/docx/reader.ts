import type { ZipArchive } from '../archive/zip.ts'
import { ImportFailure, tooLarge } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import type { FormatContent, FormatReader } from '../format-reader.ts'
import type { RawBlock, RawPicture } from '../raw-document.ts'
import { childOf, childrenOf } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { readComments } from './comments.ts'
import { DocumentReader } from './document-reader.ts'
import { mainPart, readMainPart, readRelationships, readXmlPart } from './parts.ts'
import type { Relationship } from './parts.ts'
import { readStyles } from './styles.ts'

export const read: FormatReader = ({ archive, bytes }) => {
  const main = archive && mainPart(archive)
  if (archive === undefined || main === undefined) return undefined
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge(bytes.byteLength, LIMITS.fileBytes)
  return readDocument(archive, main)
}

/** A Word document: its blocks in the original text, pictures, comments as notes, tracked changes as suggestions. */
function readDocument(archive: ZipArchive, main: string): FormatContent {
  const body = childOf(readMainPart(archive, main), 'w:body')
  if (body === undefined) throw new ImportFailure('parse-failed', { detail: 'DOCX' })
  const relationships = readRelationships(archive, main)
  const partOf = (type: string): XmlElement | undefined => {
    const found = [...relationships.values()].find(
      (relationship) => relationship.type === type && !relationship.isExternal,
    )
    return found === undefined ? undefined : readXmlPart(archive, found.target)
  }
  const pictures: RawPicture[] = []
  const reader = new DocumentReader(readStyles(partOf('styles')), pictureReader(archive, relationships, pictures))
  reader.readBody(body)
  // An empty document, or one that is nothing but a comment, is opened as it is: one empty paragraph.
  reader.finish()
  readFootnotes(reader, partOf)
  const notes = readComments(partOf('comments'), partOf('commentsExtended'), reader.places)
  return {
    mayBeEmpty: true,
    blocks: promoteHeadline(reader.blocks),
    pictures,
    notes,
    suggestions: reader.suggestions,
    facts: {},
  }
}

/** Pictures by relationship, each part once; a picture outside of the document is never fetched. */
function pictureReader(
  archive: ZipArchive,
  relationships: ReadonlyMap<string, Relationship>,
  pictures: RawPicture[],
): (id: string) => number | undefined {
  const known = new Map<string, number | undefined>()
  return (id) => {
    const relationship = relationships.get(id)
    if (relationship === undefined || relationship.isExternal) return undefined
    const { target } = relationship
    if (known.has(target)) return known.get(target)
    const bytes = archive.readIfSound(target, LIMITS.pictureBytes)
    const index =
      bytes === undefined
        ? undefined
        : pictures.push({ bytes, fileName: target.slice(target.lastIndexOf('/') + 1) }) - 1
    known.set(target, index)
    return index
  }
}

/** A first heading of the highest level that stands alone on its level is the headline of a manuscript. */
function promoteHeadline(blocks: readonly RawBlock[]): readonly RawBlock[] {
  if (blocks.some((block) => block.hint?.role === 'headline')) return blocks
  const first = blocks.findIndex((block) => block.text.trim() !== '')
  const candidate = blocks[first]
  if (candidate?.hint?.role !== 'section-heading' || candidate.level !== 1) return blocks
  const isAlone = blocks.filter((block) => block.hint?.role === 'section-heading' && block.level === 1).length === 1
  return isAlone
    ? blocks.map((block, index) =>
        index === first ? { ...block, hint: { role: 'headline', confidence: 0.9 } } : block,
      )
    : blocks
}

/** Footnotes and endnotes that the text refers to, in its order, as blocks at the end. */
function readFootnotes(reader: DocumentReader, partOf: (type: string) => XmlElement | undefined): void {
  if (reader.noteIds.length === 0) return
  const found = new Map<string, XmlElement>()
  for (const kind of ['footnote', 'endnote'] as const) {
    if (!reader.noteIds.some((note) => note.kind === kind)) continue
    for (const note of childrenOf(partOf(`${kind}s`), `w:${kind}`))
      found.set(`${kind} ${note.attributes['w:id'] ?? ''}`, note)
  }
  for (const name of new Set(reader.noteIds.map(({ kind, id }) => `${kind} ${id}`))) {
    const note = found.get(name)
    if (note !== undefined) reader.readNote(note)
  }
}
