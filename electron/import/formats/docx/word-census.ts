import type { ZipArchive } from '../archive/zip.ts'
import { CensusTaker } from '../census-taker.ts'
import { childrenOf, isXmlElement, xmlText } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { NoteKind, NoteReference } from './note-labels.ts'
import { readXmlPart } from './parts.ts'
import type { Relationship } from './parts.ts'
import { symbolOf } from './symbols.ts'

/** The parts whose words are counted. */
export interface CountedParts {
  readonly archive: ZipArchive
  readonly body: XmlElement
  readonly relationships: ReadonlyMap<string, Relationship>
  readonly partOf: (type: string) => XmlElement | undefined
  readonly references: readonly NoteReference[]
}

const DRAWN_PARTS = new Set(['chart', 'chartEx', 'diagramData'])
const WORDS = new Set(['w:t', 'w:delText', 'm:t'])
const PUT_IN = new Set(['w:ins', 'w:moveTo'])
const TAKEN_OUT = new Set(['w:del', 'w:moveFrom'])

/** Counts the words of a Word document: those of its text, notes and comments, and those that stand in no block. */
export function takeWordCensus({ archive, body, relationships, partOf, references }: CountedParts): CensusTaker {
  const taker = new CensusTaker()
  count(body, taker, { isIn: false, isOut: false })
  const comments = partOf('comments')
  if (comments !== undefined) taker.keep(shownWords(comments))
  for (const kind of ['footnote', 'endnote'] as const) countNotes(kind, partOf(`${kind}s`), references, taker)
  const margins = new Set<string>()
  for (const { type, target, isExternal } of relationships.values()) {
    if (isExternal) continue
    if (type === 'header' || type === 'footer') {
      const part = readXmlPart(archive, target)
      if (part !== undefined) margins.add(shownWords(part).trim())
    } else if (DRAWN_PARTS.has(type)) {
      const part = readXmlPart(archive, target)
      if (part !== undefined) taker.leave('chart', drawnWords(part).join(' '))
    }
  }
  // First, even and other pages often bear the same.
  taker.leave('header-footer', [...margins].join(' '))
  return taker
}

/** What was put in and is taken out again, stands in no text. */
function count(element: XmlElement, taker: CensusTaker, { isIn, isOut }: Tracked): void {
  for (const child of element.children) {
    if (!isXmlElement(child)) continue
    const { name, attributes } = child
    if (WORDS.has(name) || name === 'w:sym') {
      const text = name === 'w:sym' ? symbolOf(attributes['w:font'], attributes['w:char']) : xmlText(child)
      if (isIn && isOut) taker.leave('deleted', text)
      else taker.keep(text)
    } else if (name === 'v:textpath') taker.keep(attributes['string'] ?? '')
    else if (name === 'mc:AlternateContent') {
      const way = wayOf(child)
      if (way !== undefined) count(way, taker, { isIn, isOut })
    } else count(child, taker, { isIn: isIn || PUT_IN.has(name), isOut: isOut || TAKEN_OUT.has(name) })
  }
}

interface Tracked {
  readonly isIn: boolean
  readonly isOut: boolean
}

/** Of several ways to draw one thing the first that has words. */
function wayOf(alternates: XmlElement): XmlElement | undefined {
  const ways = alternates.children.filter(isXmlElement)
  return ways.find((way) => shownWords(way) !== '') ?? ways[0]
}

function countNotes(
  kind: NoteKind,
  part: XmlElement | undefined,
  references: readonly NoteReference[],
  taker: CensusTaker,
): void {
  const named = new Set(references.filter((each) => each.kind === kind).map(({ id }) => id))
  for (const note of childrenOf(part, `w:${kind}`)) {
    if (named.has(note.attributes['w:id'] ?? '')) count(note, taker, { isIn: false, isOut: false })
    else taker.leave('other-part', shownWords(note))
  }
}

/** Words of a part as they are shown; results of fields (page numbers) are none of anybody's. */
function shownWords(element: XmlElement): string {
  let text = ''
  let depth = 0
  const walk = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (!isXmlElement(child) || TAKEN_OUT.has(child.name) || child.name === 'w:fldSimple') continue
      if (child.name === 'w:fldChar') {
        const type = child.attributes['w:fldCharType']
        depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0
      } else if (WORDS.has(child.name)) text += depth > 0 ? '' : xmlText(child)
      else if (child.name === 'mc:AlternateContent') {
        const way = child.children.find(isXmlElement)
        if (way !== undefined) walk(way)
      } else walk(child)
      if (child.name === 'w:p') text += ' '
    }
  }
  walk(element)
  return text
}

/** Words of a chart or diagram: those that were written, and the names of its series and categories. */
function drawnWords(element: XmlElement): readonly string[] {
  return element.children.flatMap((child): readonly string[] => {
    if (!isXmlElement(child)) return []
    const name = child.name.replace(/^.*:/u, '')
    if (name === 't') return [xmlText(child)]
    if (name === 'strCache' || name === 'strDim') return namesIn(child)
    return drawnWords(child)
  })
}

function namesIn(element: XmlElement): readonly string[] {
  return element.children.flatMap((child): readonly string[] =>
    isXmlElement(child) ? namesIn(child) : child.trim() === '' ? [] : [child],
  )
}
