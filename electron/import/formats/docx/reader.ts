import { identityIn } from '#electron/returned/identity-in.ts'
import type { ZipArchive } from '../archive/zip.ts'
import { ImportFailure, tooLarge } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import type { FormatContent, FormatReader, FormatSource } from '../format-reader.ts'
import type { RawBlock, RawPicture } from '../raw-document.ts'
import { childOf, childrenOf } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { readComments } from './comments.ts'
import { DocumentReader } from './document-reader.ts'
import { withForeignOnly } from './languages.ts'
import { mainPart, readMainPart, readRelationships, readXmlPart } from './parts.ts'
import type { DocumentTrace, Relationship } from './parts.ts'
import { readChunks } from './chunks.ts'
import { readStyles } from './styles.ts'
import { countOtherFormats } from './tracked-format.ts'
import { takeWordCensus } from './word-census.ts'

export const read: FormatReader = (source) => {
  const { archive, bytes } = source
  const main = archive && mainPart(archive)
  if (archive === undefined || main === undefined) return undefined
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge(bytes.byteLength, LIMITS.fileBytes)
  const identity = identityIn(archive)
  const standing = typeof identity === 'object' ? { articleId: identity.articleId, heads: identity.heads } : undefined
  return readDocument(archive, main, source).then((content) => ({ ...content, ...(standing && { standing }) }))
}

/**
 * A Word document: its blocks in the original text, pictures, comments as notes, tracked changes as suggestions. `trace`:
 * remembers from where each was read.
 */
export async function readDocument(
  archive: ZipArchive,
  main: string,
  source: Pick<FormatSource, 'readInside'>,
  trace?: DocumentTrace,
): Promise<FormatContent> {
  const body = childOf(readMainPart(archive, main, trace), 'w:body')
  if (body === undefined) throw new ImportFailure('parse-failed', { detail: 'DOCX' })
  const relationships = readRelationships(archive, main)
  const partOf = (type: string): XmlElement | undefined => {
    const found = [...relationships.values()].find(
      (relationship) => relationship.type === type && !relationship.isExternal,
    )
    return found === undefined ? undefined : readXmlPart(archive, found.target, trace)
  }
  const pictures: RawPicture[] = []
  const reader = new DocumentReader({
    styles: readStyles(partOf('styles')),
    numbering: partOf('numbering'),
    settings: partOf('settings'),
    section: childOf(body, 'w:sectPr'),
    pictureOf: pictureReader(archive, relationships, pictures),
    hrefOf: (id) => relationships.get(id)?.target,
    isTraced: trace !== undefined,
  })
  reader.readBody(body)
  const { list, chunks } = reader
  if (chunks.length === 0) list.finish()
  readFootnotes(reader, partOf)
  const { blocks, suggestions, places } = list
  const taker = takeWordCensus({ archive, body, relationships, partOf, references: reader.labels.references })
  for (const { alt } of blocks) taker.keep(alt ?? '')
  const own = {
    blocks,
    pictures,
    notes: readComments(partOf('comments'), partOf('commentsExtended'), places),
    suggestions,
    unreadable: [],
    otherFormats:
      reader.otherFormats +
      [body, partOf('footnotes'), partOf('endnotes')].reduce((sum, part) => sum + countOtherFormats(part), 0),
  }
  const whole = chunks.length === 0 ? own : await readChunks(own, chunks, { archive, relationships, source, taker })
  return {
    ...whole,
    // An empty document, or one that is nothing but a comment, is opened as it is: one empty paragraph.
    mayBeEmpty: true,
    blocks: promoteHeadline(withForeignOnly(whole.blocks)),
    facts: {},
    census: taker.census,
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
  const { references } = reader.labels
  if (references.length === 0) return
  const found = new Map<string, XmlElement>()
  for (const kind of ['footnote', 'endnote'] as const) {
    if (!references.some((note) => note.kind === kind)) continue
    for (const note of childrenOf(partOf(`${kind}s`), `w:${kind}`))
      found.set(`${kind} ${note.attributes['w:id'] ?? ''}`, note)
  }
  for (const reference of references) {
    const note = found.get(`${reference.kind} ${reference.id}`)
    if (note !== undefined) reader.readNote(note, reference)
  }
}
