import type { RawBlock } from '../raw-document.ts'
import { isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { Moves } from './changes.ts'
import { Line } from './line.ts'
import type { RunState } from './line.ts'
import type { FormMark } from './run-form.ts'
import { noParts } from './run-reader.ts'
import type { ParagraphParts } from './run-reader.ts'
import { columnsBefore, GridMaker, hasPicture, isHeaderRow, isHiddenRow, spanOf } from './tables.ts'
import { isCaption } from './paragraphs.ts'
import { isRangeMark, visitInside } from './walking.ts'

const HIDDEN: FormMark = { kind: 'hidden' }

/** A paragraph of a cell, read apart. */
export interface CellParagraph {
  readonly line: Line
  readonly parts: ParagraphParts
  readonly hint: RawBlock['hint']
  /** The number of a list item, which has no other place in a cell than its text. */
  readonly number: string | undefined
}

/** What a table gives: its line and grid, what lies in its cells, and the captions of pictures there. */
export interface ReadTable {
  readonly line: Line
  readonly grid: NonNullable<RawBlock['grid']>
  readonly parts: ParagraphParts
  /** By the picture to which it belongs. */
  readonly captions: ReadonlyMap<number, readonly CellParagraph[]>
}

/** Reads a table into one line: cells parted by tabs, rows by newlines; a cell's paragraphs, boxes and tables by spaces. */
export class TableReader {
  private readonly line = new Line()
  private readonly parts = noParts()
  private readonly captions = new Map<number, CellParagraph[]>()
  private readonly grid = new GridMaker()
  private readonly moves: Moves
  private readonly readParagraph: (paragraph: XmlElement, state: RunState) => CellParagraph

  constructor(moves: Moves, readParagraph: (paragraph: XmlElement, state: RunState) => CellParagraph) {
    this.moves = moves
    this.readParagraph = readParagraph
  }

  read(table: XmlElement, state: RunState): ReadTable {
    let rows = 0
    visitInside(table, 'w:tr', this.line, (row) => {
      const own = hiddenIf(isHiddenRow(row), this.withOwn(row, 'w:trPr', state))
      // A row that was put in is in no place of the original.
      const isThere = own.inserted === undefined
      if (rows > 0) this.line.add('\n', own)
      rows += 1
      if (isThere) this.grid.startRow(columnsBefore(row))
      let cells = 0
      visitInside(row, 'w:tc', this.line, (cell) => {
        const within = this.withOwn(cell, 'w:tcPr', own)
        if (cells > 0) this.line.add('\t', within)
        cells += 1
        const start = this.line.length
        this.readCell(cell, within)
        if (isThere && within.inserted === undefined)
          this.grid.add(start, this.line.length, spanOf(cell), isHeaderRow(row))
      })
    })
    return { line: this.line, grid: this.grid.grid, parts: this.parts, captions: this.captions }
  }

  /** A row or cell that was put in or taken out as a whole is so with its bounds (ECMA-376-1, 17.13.5.19). */
  private withOwn(element: XmlElement, name: string, state: RunState): RunState {
    const properties = element.children.filter(isXmlElement).find((child) => child.name === name)
    return (properties?.children ?? [])
      .filter(isXmlElement)
      .reduce((within, mark) => this.moves.enter(mark, within), state)
  }

  private readCell(cell: XmlElement, state: RunState): void {
    const isPictured = hasPicture(cell)
    const firstPicture = this.parts.pictures.length
    let isFirst = true
    const walk = (element: XmlElement, within: RunState): void => {
      for (const child of element.children) {
        if (!isXmlElement(child)) continue
        this.moves.note(child)
        if (isRangeMark(child)) this.line.anchor(child.attributes['w:id'] ?? '', child.name === 'w:commentRangeStart')
        else if (child.name === 'w:p') {
          const paragraph = this.readParagraph(child, within)
          this.takePictures(paragraph.parts)
          if (isPictured && isCaption(paragraph.line.text, paragraph.hint)) {
            const picture = Math.max(firstPicture, this.parts.pictures.length - 1)
            this.captions.set(picture, [...(this.captions.get(picture) ?? []), paragraph])
          } else isFirst = !this.addParagraph(paragraph, isFirst, within) && isFirst
          // The words of a box are the cell's own, unless it says what a picture beside it shows.
          const hasOwnPicture = paragraph.parts.pictures.length > 0
          for (const { box, state: inBox } of paragraph.parts.boxes)
            if (hasOwnPicture) this.parts.boxes.push({ box, state: inBox })
            else walk(box, inBox)
        } else if (!child.name.endsWith('Pr')) walk(child, this.moves.enter(child, within))
      }
    }
    walk(cell, state)
  }

  private takePictures(parts: ParagraphParts): void {
    this.parts.pictures.push(...parts.pictures.map((each) => ({ ...each, position: this.line.length })))
  }

  /** Whether the paragraph had words. */
  private addParagraph({ line, number }: CellParagraph, isFirst: boolean, state: RunState): boolean {
    const hasWords = line.text.trim() !== ''
    if (!hasWords && line.changes.length === 0) {
      if (number !== undefined) this.line.add(`${isFirst ? '' : ' '}${number}`, state)
      this.line.append(line)
      return number !== undefined
    }
    if (!isFirst)
      this.line.add(gapBetween(this.line.lastCharacter, line.text), hasWords ? {} : { inserted: line.changes[0]?.mark })
    if (number !== undefined && hasWords) this.line.add(`${number} `, state)
    this.line.append(line)
    return true
  }
}

/** One space could be one within a number: 12 and 345 are not 12 345. */
function gapBetween(before: string, after: string): string {
  return /\d/u.test(before) && /^\d/u.test(after) ? '  ' : ' '
}

function hiddenIf(isHidden: boolean, state: RunState): RunState {
  return isHidden ? { ...state, forms: [...(state.forms ?? []), HIDDEN] } : state
}
