import { codePointLength } from '#shared/lib/code-points.ts'
import type { RawBlock } from '../raw-document.ts'
import { childOf, findIn, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { BlockList } from './block-list.ts'
import { isChange, Moves } from './changes.ts'
import { Line } from './line.ts'
import type { RunState } from './line.ts'
import { NoteLabels } from './note-labels.ts'
import type { NoteReference } from './note-labels.ts'
import { Numbering } from './numbering.ts'
import {
  blockStyle,
  isCentred,
  isDropCap,
  isIndented,
  joinedByChange,
  joinParagraphs,
  staysOpen,
} from './paragraphs.ts'
import type { ReadParagraph } from './paragraphs.ts'
import { noParts, RunReader } from './run-reader.ts'
import type { ParagraphParts } from './run-reader.ts'
import { NO_STYLE } from './styles.ts'
import type { ParagraphStyle, Styles } from './styles.ts'
import { TableReader } from './table-reader.ts'
import type { CellParagraph } from './table-reader.ts'
import { inReadingOrder, isLayoutTable } from './tables.ts'
import type { TableRow } from './tables.ts'
import { isRangeMark, visitInside, WRAPPERS } from './walking.ts'

/** The parts of a document beside its body, and what its relationships lead to. */
export interface DocumentParts {
  readonly styles: Styles
  readonly numbering: XmlElement | undefined
  readonly settings: XmlElement | undefined
  readonly section: XmlElement | undefined
  readonly pictureOf: (relationship: string) => number | undefined
  readonly hrefOf: (relationship: string) => string | undefined
  /** Whether it is asked from what each run was read. */
  readonly isTraced?: boolean
}

/** What paragraphs are where they are read: in a box beside a picture they are its caption. */
interface Where {
  readonly hint?: RawBlock['hint']
  readonly figure?: number | undefined
}

/** Walks the body and gives blocks in reading order, with tracked changes, comments and notes. */
export class DocumentReader {
  readonly list: BlockList
  readonly labels: NoteLabels
  /** Documents within this one, by the relationship that names them, and before which block each stands. */
  readonly chunks: { readonly relationship: string; readonly at: number }[] = []
  private readonly styles: Styles
  private readonly pictureOf: DocumentParts['pictureOf']
  private readonly moves = new Moves()
  private readonly numbering: Numbering
  private readonly runs: RunReader
  private open: ReadParagraph | undefined

  constructor({ styles, numbering, settings, section, pictureOf, hrefOf, isTraced = false }: DocumentParts) {
    this.list = new BlockList(isTraced)
    this.styles = styles
    this.pictureOf = pictureOf
    this.labels = new NoteLabels(settings, section)
    this.numbering = new Numbering(numbering, styles.paragraphs)
    this.runs = new RunReader(styles, this.moves, this.labels, { hrefOf, isTraced })
  }

  /** How many tracked changes of runs were not of a form that can be proposed. */
  get otherFormats(): number {
    return this.runs.otherFormats
  }

  /** Reads all that stands in a body, a cell or a box. */
  readBody(body: XmlElement, state: RunState = {}, where: Where = {}): void {
    this.walk(body, state, where)
    this.close()
  }

  /** A footnote or endnote is one block, its paragraphs parted by newlines. */
  readNote(note: XmlElement, { label, isOwn = false }: Pick<NoteReference, 'label' | 'isOwn'>): void {
    const line = new Line()
    const walk = (element: XmlElement, state: RunState): void => {
      for (const child of element.children) {
        if (!isXmlElement(child)) continue
        this.moves.note(child)
        if (child.name === 'w:p') {
          if (line.hasLasting || line.text.trim() !== '')
            line.add('\n', line.text.trim() === '' ? { inserted: line.changes[0]?.mark } : {})
          this.runs.readParagraph(child, line, noParts(), state, this.styleOf(childOf(child, 'w:pPr')))
        } else if (isRangeMark(child)) line.anchor(child.attributes['w:id'] ?? '', child.name === 'w:commentRangeStart')
        else if (!child.name.endsWith('Pr')) walk(child, this.moves.enter(child, state))
      }
    }
    walk(note, {})
    line.trim()
    // A mark of the author's own is typed before the note's words as well, where a number counts itself.
    if (isOwn && label !== undefined && line.text.startsWith(label)) line.dropStart(codePointLength(label))
    this.list.pushLine(line, {
      hint: { role: 'note', confidence: 1 },
      ...(label === undefined ? {} : { listNumber: label }),
    })
  }

  private walk(body: XmlElement, state: RunState, where: Where): void {
    for (const child of body.children) {
      if (!isXmlElement(child)) continue
      const { name } = child
      this.moves.note(child)
      if (name === 'w:p') this.take(this.readParagraph(child, state, where))
      else if (name === 'w:tbl') this.readTable(child, state)
      else if (name === 'mc:AlternateContent') this.walk(findIn(child, 'mc:Choice') ?? child, state, where)
      else if (isRangeMark(child)) this.anchorBetween(child)
      else if (name === 'w:altChunk') this.readChunk(child)
      else if (WRAPPERS.has(name) || isChange(name)) this.walk(child, this.moves.enter(child, state), where)
      // A formula may stand between paragraphs in files that no Word wrote.
      else if (name === 'm:oMathPara' || name === 'm:oMath')
        this.take(this.readParagraph({ name: 'w:p', attributes: {}, children: [child] }, state, where))
    }
  }

  private styleOf(properties: XmlElement | undefined): ParagraphStyle {
    const id = childOf(properties, 'w:pStyle')?.attributes['w:val']
    return id === undefined ? this.styles.usual : (this.styles.paragraphs.get(id) ?? NO_STYLE)
  }

  private readParagraph(element: XmlElement, state: RunState, where: Where): ReadParagraph {
    const line = new Line()
    const parts = noParts()
    const properties = childOf(element, 'w:pPr')
    const style = this.styleOf(properties)
    this.runs.readParagraph(element, line, parts, state, style)
    const hint = blockStyle(properties, style, parts.sequence) ?? where.hint
    // What was put in as a whole has no place in the original's counting.
    const isNew = line.text.trim() === '' && line.changes.length > 0
    const number = isNew ? undefined : this.numbering.next(properties, style)
    const text = line.text.trim()
    return {
      line,
      parts,
      mark: this.moves.ofParagraph(properties),
      isDropCap: isDropCap(properties, line.text),
      block: {
        ...(hint === undefined ? {} : { hint }),
        ...(style.level === undefined ? {} : { level: style.level }),
        ...(number === undefined ? {} : { listNumber: number.text }),
        ...(where.figure === undefined ? {} : { figure: where.figure }),
        ...(isCentred(properties, style) ? { isCentred: true } : {}),
        ...(isIndented(properties, style, line.text) ? { isIndented: true } : {}),
        ...(style.run.bold === true || (line.boldLength > 0 && line.boldLength >= text.length * 0.9)
          ? { isBold: true }
          : {}),
      },
    }
  }

  /** A paragraph goes to the open one, or stays open itself, or is put down. */
  private take(paragraph: ReadParagraph): void {
    const { open } = this
    this.open = undefined
    const joined = open === undefined ? undefined : joinParagraphs(open, paragraph)
    if (open !== undefined && joined === undefined) this.put(open)
    const joins = open === undefined || joined !== undefined ? undefined : joinedByChange(open, paragraph)
    const next = joined ?? (joins === undefined ? paragraph : { ...paragraph, joins })
    if (staysOpen(next)) this.open = next
    else this.put(next)
  }

  private close(): void {
    if (this.open !== undefined) this.put(this.open)
    this.open = undefined
  }

  private put({ line, parts, block, joins }: ReadParagraph): void {
    const isBefore = ({ position }: ParagraphParts['pictures'][number]): boolean => position === 0
    for (const each of parts.pictures) if (isBefore(each)) this.putPicture(each)
    this.list.pushLine(line, block)
    if (joins !== undefined) this.list.suggestJoin(joins)
    for (const each of parts.pictures) if (!isBefore(each)) this.putPicture(each)
    this.readBoxes(parts)
  }

  private putPicture({ picture, state }: ParagraphParts['pictures'][number], isInTable = false): void {
    const { relationship } = picture
    const asset = relationship === undefined ? undefined : this.pictureOf(relationship)
    this.list.pushFigure(picture, asset, state, isInTable)
  }

  /** A text box beside a picture of the same paragraph is how Word's users set a caption. */
  private readBoxes(parts: ParagraphParts): void {
    const hasPicture = parts.pictures.length > 0
    const figure = hasPicture ? this.list.lastFigure : undefined
    for (const { box, state } of parts.boxes) {
      const where: Where = hasPicture ? { hint: { role: 'caption', confidence: 0.8 }, figure } : {}
      this.readBody(box, { inserted: state.inserted, removed: state.removed }, where)
    }
  }

  private readTable(element: XmlElement, state: RunState): void {
    this.close()
    const between = new Line()
    const rows: TableRow[] = []
    visitInside(element, 'w:tr', between, (row) => {
      const cells: XmlElement[] = []
      visitInside(row, 'w:tc', between, (cell) => cells.push(cell))
      rows.push({ element: row, cells })
    })
    if (isLayoutTable(rows)) {
      for (const cell of inReadingOrder(rows)) this.readBody(cell, state)
      this.list.settleEmpty(between, {})
      return
    }
    const reader = new TableReader(this.moves, (paragraph, within) => this.readCellParagraph(paragraph, within))
    const { line, grid, parts, captions } = reader.read(element, state)
    this.list.pushLine(line, { hint: { role: 'table', confidence: 1 }, grid })
    parts.pictures.forEach((each, index) => {
      this.putPicture(each, true)
      for (const { line: caption } of captions.get(index) ?? [])
        this.list.pushLine(caption, { hint: { role: 'caption', confidence: 0.96 }, figure: this.list.lastFigure })
    })
    this.readBoxes(parts)
  }

  private readCellParagraph(element: XmlElement, state: RunState): CellParagraph {
    const { line, parts, block } = this.readParagraph(element, state, {})
    const properties = childOf(element, 'w:pPr')
    const isBullet = block.listNumber !== undefined && !/[\p{L}\p{N}]/u.test(block.listNumber)
    return {
      line,
      parts,
      hint: blockStyle(properties, this.styleOf(properties), parts.sequence),
      number: isBullet ? undefined : block.listNumber,
    }
  }

  private readChunk(element: XmlElement): void {
    this.close()
    const relationship = element.attributes['r:id']
    if (relationship !== undefined) this.chunks.push({ relationship, at: this.list.blocks.length })
  }

  /** A comment's end between two paragraphs belongs to the nearest text. */
  private anchorBetween(element: XmlElement): void {
    const isStart = element.name === 'w:commentRangeStart'
    const line = this.open?.line ?? new Line()
    line.anchor(element.attributes['w:id'] ?? '', isStart)
    if (this.open === undefined) this.list.settleEmpty(line, {})
  }
}
