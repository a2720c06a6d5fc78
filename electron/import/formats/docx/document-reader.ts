import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import { beyondLimit } from '../../process/failure.ts'
import { LIMITS } from '../../process/limits.ts'
import type { RawBlock } from '../raw-document.ts'
import { childOf, findIn, isXmlElement, xmlText } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { CommentPlace } from './comments.ts'
import { findPictures } from './drawings.ts'
import type { FoundPicture } from './drawings.ts'
import { Line } from './line.ts'
import { changeOf, enter } from './changes.ts'
import type { ChangeMark, RunState } from './line.ts'
import { isOn, NO_STYLE } from './styles.ts'
import type { ParagraphStyle } from './styles.ts'
import { symbolOf } from './symbols.ts'
import { inReadingOrder, isLayoutTable } from './tables.ts'

/** Elements that only wrap what stands in them. */
const WRAPPERS = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:smartTag',
  'w:customXml',
  'w:hyperlink',
  'w:bdo',
  'w:dir',
  'w:fldSimple',
  'm:oMath',
  'm:oMathPara',
  'w:ruby',
  'w:rubyBase',
])
const PROPERTIES = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:tblPr',
  'w:trPr',
  'w:tcPr',
  'w:tblGrid',
  'w:rt',
  'w:rubyPr',
  'w:instrText',
  'w:delInstrText',
])

/** What a paragraph gathers beside its text. */
interface ParagraphParts {
  readonly pictures: { readonly picture: FoundPicture; readonly position: number }[]
  readonly boxes: XmlElement[]
  sequence: string | undefined
}

/**
 * Walks the body and gives blocks in reading order, tracked changes as suggestions on the original text, and the
 * places of comments. `pictureOf` gives the asset of a relationship.
 */
export class DocumentReader {
  readonly blocks: RawBlock[] = []
  readonly suggestions: SourceSuggestion[] = []
  readonly places = new Map<string, CommentPlace>()
  /** Ids of the footnotes and endnotes that the text refers to, in its order. */
  readonly noteIds: { readonly kind: 'footnote' | 'endnote'; readonly id: string }[] = []
  private readonly styles: ReadonlyMap<string, ParagraphStyle>
  private readonly pictureOf: (relationship: string) => number | undefined
  private readonly lengths: number[] = []
  /** Insertions that stand before the first block. */
  private early: { readonly mark: ChangeMark; after: string }[] = []
  /** Comments that begin between two blocks: they belong to the next one. */
  private begun: string[] = []

  constructor(styles: ReadonlyMap<string, ParagraphStyle>, pictureOf: (relationship: string) => number | undefined) {
    this.styles = styles
    this.pictureOf = pictureOf
  }

  readBody(body: XmlElement, state: RunState = {}, hint?: RawBlock['hint'], figure?: number): void {
    for (const child of body.children) {
      if (!isXmlElement(child)) continue
      if (child.name === 'w:p') this.readParagraph(child, state, hint, figure)
      else if (child.name === 'w:tbl') this.readTable(child, state)
      else if (child.name === 'mc:AlternateContent')
        this.readBody(findIn(child, 'mc:Choice') ?? child, state, hint, figure)
      else if (isRangeMark(child)) this.anchorBetween(child)
      else if (WRAPPERS.has(child.name) || changeOf(child) !== undefined)
        this.readBody(child, enter(child, state), hint, figure)
    }
  }

  private readParagraph(
    element: XmlElement,
    state: RunState,
    hint: RawBlock['hint'],
    figure: number | undefined,
  ): void {
    const line = new Line()
    const parts: ParagraphParts = { pictures: [], boxes: [], sequence: undefined }
    this.readRuns(element, line, parts, state, false)
    const properties = childOf(element, 'w:pPr')
    const style = this.styles.get(childOf(properties, 'w:pStyle')?.attributes['w:val'] ?? '') ?? NO_STYLE
    const before = parts.pictures.filter(({ position }) => position === 0)
    const after = parts.pictures.filter(({ position }) => position > 0)
    for (const { picture } of before) this.addPicture(picture)
    const own = blockStyle(properties, style, parts.sequence) ?? hint
    this.pushLine(line, {
      ...(own === undefined ? {} : { hint: own }),
      ...(style.level === undefined ? {} : { level: style.level }),
      ...(figure === undefined ? {} : { figure }),
      ...(isCentred(properties, style) ? { isCentred: true } : {}),
      ...(style.isBold || (line.boldLength > 0 && line.boldLength >= line.text.trim().length * 0.9)
        ? { isBold: true }
        : {}),
    })
    for (const { picture } of after) this.addPicture(picture)
    this.readBoxes(parts, state)
  }

  /** A text box beside a picture of the same paragraph is how Word's users set a caption. */
  private readBoxes(parts: ParagraphParts, state: RunState): void {
    const hasPicture = parts.pictures.length > 0
    const figure = hasPicture ? this.lastFigure() : undefined
    for (const box of parts.boxes) {
      if (hasPicture) this.readBody(box, state, { role: 'caption', confidence: 0.8 }, figure)
      else this.readBody(box, state)
    }
  }

  private lastFigure(): number | undefined {
    for (let index = this.blocks.length - 1; index >= 0; index -= 1)
      if (this.blocks[index]?.hint?.role === 'figure') return index
    return undefined
  }

  private readRuns(parent: XmlElement, line: Line, parts: ParagraphParts, state: RunState, isBold: boolean): void {
    for (const child of parent.children) {
      if (!isXmlElement(child)) continue
      const { name } = child
      if (name === 'w:r') {
        const bold = childOf(childOf(child, 'w:rPr'), 'w:b')
        this.readRuns(child, line, parts, state, bold !== undefined && isOn(bold))
      } else if (name === 'w:t' || name === 'w:delText' || name === 'm:t') line.add(xmlText(child), state, isBold)
      else if (name === 'w:tab' || name === 'w:ptab') line.add('\t', state, isBold)
      else if (name === 'w:br' || name === 'w:cr') {
        if (child.attributes['w:type'] !== 'page' && child.attributes['w:type'] !== 'column')
          line.add('\n', state, isBold)
      } else if (name === 'w:noBreakHyphen') line.add('\u2011', state, isBold)
      else if (name === 'w:sym')
        line.add(symbolOf(child.attributes['w:font'], child.attributes['w:char']), state, isBold)
      else if (name === 'w:commentRangeStart' || name === 'w:commentRangeEnd')
        line.anchor(child.attributes['w:id'] ?? '', name === 'w:commentRangeStart')
      else if (name === 'w:commentReference') line.anchor(`ref ${child.attributes['w:id'] ?? ''}`, true)
      else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') {
        this.noteIds.push({
          kind: name === 'w:footnoteReference' ? 'footnote' : 'endnote',
          id: child.attributes['w:id'] ?? '',
        })
      } else if (name === 'w:instrText') parts.sequence ??= sequenceOf(xmlText(child))
      else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object') this.readDrawing(child, line, parts)
      else if (name === 'mc:AlternateContent') this.readAlternates(child, line, parts, state, isBold)
      else if (name === 'w:fldSimple') {
        parts.sequence ??= sequenceOf(child.attributes['w:instr'] ?? '')
        this.readRuns(child, line, parts, state, isBold)
      } else if (!PROPERTIES.has(name)) this.readRuns(child, line, parts, enter(child, state), isBold)
    }
  }

  /** What newer programs can draw stands first; the fallback says the same in older words. */
  private readAlternates(
    element: XmlElement,
    line: Line,
    parts: ParagraphParts,
    state: RunState,
    isBold: boolean,
  ): void {
    const counts = (): number => parts.pictures.length + parts.boxes.length + line.length
    for (const alternative of element.children) {
      if (!isXmlElement(alternative)) continue
      const before = counts()
      this.readRuns(alternative, line, parts, state, isBold)
      if (counts() > before) return
    }
  }

  private readDrawing(element: XmlElement, line: Line, parts: ParagraphParts): void {
    const found = findPictures(element)
    for (const picture of found.pictures) parts.pictures.push({ picture, position: line.length })
    parts.boxes.push(...found.boxes)
  }

  private addPicture({ relationship, alt }: FoundPicture): void {
    const asset = relationship === undefined ? undefined : this.pictureOf(relationship)
    this.pushBlock(
      {
        text: '',
        hint: { role: 'figure', confidence: 1 },
        ...(asset === undefined ? {} : { asset }),
        ...(alt === undefined ? {} : { alt }),
      },
      0,
    )
  }

  private readTable(element: XmlElement, state: RunState): void {
    if (isLayoutTable(element)) {
      const none = new Line()
      const rows: XmlElement[][] = []
      this.eachOf(element, 'w:tr', none, (row) => {
        const cells: XmlElement[] = []
        this.eachOf(row, 'w:tc', none, (cell) => cells.push(cell))
        rows.push(cells)
      })
      for (const cell of inReadingOrder(rows)) this.readBody(cell, state)
      this.settleEmpty(none)
      return
    }
    const line = new Line()
    const parts: ParagraphParts = { pictures: [], boxes: [], sequence: undefined }
    let rows = 0
    this.eachOf(element, 'w:tr', line, (row) => {
      // A row that was put in or taken out as a whole is so with its bounds (ECMA-376-1, 17.13.5.19).
      const own = (childOf(row, 'w:trPr')?.children ?? [])
        .filter(isXmlElement)
        .reduce((within, mark) => enter(mark, within), state)
      if (rows > 0) line.add('\n', own, false)
      rows += 1
      let cells = 0
      this.eachOf(row, 'w:tc', line, (cell) => {
        if (cells > 0) line.add('\t', own, false)
        cells += 1
        this.readCell(cell, line, parts, own)
      })
    })
    this.pushLine(line, { hint: { role: 'table', confidence: 1 } })
    this.readBoxes(parts, state)
  }

  /** Visits rows or cells, also those in wrappers; comments may begin and end between them. */
  private eachOf(parent: XmlElement, name: string, line: Line, visit: (element: XmlElement) => void): void {
    for (const child of parent.children) {
      if (!isXmlElement(child)) continue
      if (child.name === name) visit(child)
      else if (isRangeMark(child)) line.anchor(child.attributes['w:id'] ?? '', child.name === 'w:commentRangeStart')
      else if (WRAPPERS.has(child.name)) this.eachOf(child, name, line, visit)
    }
  }

  /** Paragraphs of one cell stand after one another, parted by a space. */
  private readCell(cell: XmlElement, line: Line, parts: ParagraphParts, state: RunState): void {
    let isFirst = true
    const walk = (element: XmlElement, within: RunState): void => {
      for (const child of element.children) {
        if (!isXmlElement(child)) continue
        if (child.name !== 'w:p') {
          if (isRangeMark(child)) line.anchor(child.attributes['w:id'] ?? '', child.name === 'w:commentRangeStart')
          else if (!PROPERTIES.has(child.name)) walk(child, enter(child, within))
          continue
        }
        if (!isFirst && findIn(child, 'w:t') !== undefined) line.add(' ', {}, false)
        isFirst = isFirst && findIn(child, 'w:t') === undefined
        this.readRuns(child, line, parts, within, false)
      }
    }
    walk(cell, state)
  }

  /** A comment's end between two paragraphs belongs to the nearest text. */
  private anchorBetween(element: XmlElement): void {
    const line = new Line()
    line.anchor(element.attributes['w:id'] ?? '', element.name === 'w:commentRangeStart')
    this.settleEmpty(line)
  }

  private pushLine(line: Line, block: Omit<RawBlock, 'text'>): void {
    if (line.text.trim() === '') {
      this.settleEmpty(line)
      return
    }
    const index = this.blocks.length
    for (const { mark, after } of this.early)
      this.addSuggestion(index, { mark, kind: 'insert', start: 0, end: 0, after: `${after}\n` })
    for (const comment of this.begun) this.place(comment, true, index, 0)
    this.early = []
    this.begun = []
    this.pushBlock({ ...block, text: line.text }, line.length)
    for (const change of line.settled()) this.addSuggestion(index, change)
    for (const { comment, isStart, position } of line.anchors) this.place(comment, isStart, index, position)
  }

  /** A paragraph without original text: what was inserted there hangs on the end of the block before. */
  private settleEmpty(line: Line): void {
    const last = this.blocks.length - 1
    const text = line.changes.map((change) => change.after).join('')
    const mark = line.changes.find((change) => change.after !== '')?.mark
    const end = this.lengths[last] ?? 0
    if (mark !== undefined && text !== '') {
      if (last < 0) this.early.push({ mark, after: text })
      else
        this.addSuggestion(last, { mark, kind: mark.isMove ? 'move' : 'insert', start: end, end, after: `\n${text}` })
    }
    for (const { comment, isStart } of line.anchors) {
      if (isStart && !comment.startsWith('ref ')) this.begun.push(comment)
      else {
        // What began and ends without any words between is a point.
        this.begun = this.begun.filter((other) => other !== comment)
        this.place(comment, isStart, Math.max(0, last), end)
      }
    }
  }

  /** What hangs on no block because none came after it; a document that was only ever inserted has one empty block. */
  finish(): void {
    if (this.blocks.length === 0) this.pushBlock({ text: '', hint: { role: 'paragraph', confidence: 1 } }, 0)
    const text = this.early.map(({ after }) => after).join('\n')
    const mark = this.early[0]?.mark
    if (mark !== undefined) this.addSuggestion(0, { mark, kind: 'insert', start: 0, end: 0, after: text })
    const last = this.blocks.length - 1
    for (const comment of this.begun) this.place(comment, true, last, this.lengths[last] ?? 0)
    this.early = []
    this.begun = []
  }

  /** A footnote or endnote is one block, its paragraphs parted by newlines. */
  readNote(note: XmlElement): void {
    const line = new Line()
    const parts: ParagraphParts = { pictures: [], boxes: [], sequence: undefined }
    const walk = (element: XmlElement, state: RunState): void => {
      for (const child of element.children) {
        if (!isXmlElement(child)) continue
        if (child.name === 'w:p') {
          if (line.text.trim() !== '') line.add('\n', {}, false)
          this.readRuns(child, line, parts, state, false)
        } else if (isRangeMark(child)) line.anchor(child.attributes['w:id'] ?? '', child.name === 'w:commentRangeStart')
        else if (!PROPERTIES.has(child.name)) walk(child, enter(child, state))
      }
    }
    walk(note, {})
    line.trim()
    this.pushLine(line, { hint: { role: 'note', confidence: 1 } })
  }

  private pushBlock(block: RawBlock, length: number): void {
    if (this.blocks.length >= LIMITS.blocks) throw beyondLimit('blocks')
    this.blocks.push(block)
    this.lengths.push(length)
  }

  private addSuggestion(
    block: number,
    change: { mark: ChangeMark; kind: SourceSuggestion['kind']; start: number; end: number; after: string },
  ): void {
    const { mark, kind, start, end, after } = change
    this.suggestions.push({ author: mark.author, date: mark.date, kind, block, start, end, before: '', after })
  }

  /** A bare reference places a comment only when no range does. */
  private place(comment: string, isStart: boolean, block: number, position: number): void {
    if (comment.startsWith('ref ')) {
      const id = comment.slice(4)
      if (!this.places.has(id)) this.places.set(id, { block, start: position, endBlock: block, end: position })
      return
    }
    const known = this.places.get(comment)
    if (isStart || known === undefined)
      this.places.set(comment, { block, start: position, endBlock: block, end: position })
    else this.places.set(comment, { ...known, endBlock: block, end: position })
  }
}

function blockStyle(
  properties: XmlElement | undefined,
  style: ParagraphStyle,
  sequence: string | undefined,
): RawBlock['hint'] {
  if (sequence !== undefined) return { role: 'caption', confidence: 0.96 }
  const numbering = childOf(childOf(properties, 'w:numPr'), 'w:numId')?.attributes['w:val']
  const isList = numbering === undefined ? style.isList : numbering !== '0'
  if (style.hint !== undefined) return style.hint
  const outline = childOf(properties, 'w:outlineLvl')?.attributes['w:val']
  if (outline !== undefined && Number(outline) < 6) return { role: 'section-heading', confidence: 0.85 }
  return isList ? { role: 'list-item', confidence: 0.92 } : undefined
}

function isCentred(properties: XmlElement | undefined, style: ParagraphStyle): boolean {
  const own = childOf(properties, 'w:jc')?.attributes['w:val']
  return own === undefined ? style.isCentred : own === 'center'
}

/** `SEQ Figure`, `SEQ 图`: the field that numbers captions; formulas are numbered by it too. */
function sequenceOf(instruction: string): string | undefined {
  const name = /^\s*SEQ\s+("[^"]+"|\S+)/u.exec(instruction)?.[1]
  return name === undefined || /^"?(?:equation|eq|formula|公式|式|方程)/iu.test(name) ? undefined : name
}

function isRangeMark(element: XmlElement): boolean {
  return element.name === 'w:commentRangeStart' || element.name === 'w:commentRangeEnd'
}
