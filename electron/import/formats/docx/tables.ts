import type { Grid, GridCell } from '#shared/domain/mark.ts'
import { childOf, findIn, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { isOn } from './run-form.ts'

const LONG_CELL = 400
const PICTURES = ['w:drawing', 'w:pict', 'w:object']
/** Share of a table's words in long cells from which it is a page set in columns. */
const COLUMNS_SHARE = 0.75
const MOST_COLUMNS = 3

/** A cell as its properties place it in the grid (ECMA-376-1, 17.4). */
export interface CellSpan {
  readonly columns: number
  /** It goes on from the cell above. */
  readonly isContinued: boolean
  readonly isRestart: boolean
}

/** A row with its cells, those in wrappers too. */
export interface TableRow {
  readonly element: XmlElement
  readonly cells: readonly XmlElement[]
}

/**
 * Whether a table only places things: a frame around one cell, pictures with their captions, whole tables side by side, or
 * a page set in columns. Every other one is a table, whatever lies in its cells.
 */
export function isLayoutTable(rows: readonly TableRow[]): boolean {
  const cells = rows.flatMap((row) => row.cells)
  if (cells.length <= 1) return true
  const lengths = cells.map(ownLength)
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const worded = lengths.filter((length) => length > 0).length
  if (whole === 0) return cells.some((cell) => hasPicture(cell) || findIn(cell, 'w:tbl') !== undefined)
  const pictured = cells.filter(hasPicture).length
  if (pictured > 0 && pictured >= worded) return true
  const long = lengths.filter((length) => length > LONG_CELL).reduce((sum, length) => sum + length, 0)
  return (
    long >= whole * COLUMNS_SHARE &&
    rows.every((row) => row.cells.length <= MOST_COLUMNS) &&
    !rows.some(({ element }) => isHeaderRow(element))
  )
}

/** Cells as they are read: where pictures stand side by side with their captions in the row below, by columns. */
export function inReadingOrder(rows: readonly TableRow[]): readonly XmlElement[] {
  const order: XmlElement[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]?.cells ?? []
    const below = rows[at + 1]?.cells ?? []
    if (row.length > 1 && below.length === row.length && row.every(isPicture) && below.every(isWords)) {
      row.forEach((cell, column) => order.push(cell, ...below.slice(column, column + 1)))
      at += 1
    } else order.push(...row)
  }
  return order
}

/** Whether a row is repeated over each page: a row of headers. */
export function isHeaderRow(row: XmlElement): boolean {
  return isRowOf(row, 'w:tblHeader')
}

/** Whether a row is not shown. */
export function isHiddenRow(row: XmlElement): boolean {
  return isRowOf(row, 'w:hidden')
}

function isRowOf(row: XmlElement, name: string): boolean {
  const property = childOf(childOf(row, 'w:trPr'), name)
  return property !== undefined && isOn(property)
}

/** How many columns a row passes over before its first cell. */
export function columnsBefore(row: XmlElement): number {
  return countOf(childOf(childOf(row, 'w:trPr'), 'w:gridBefore'), 0)
}

export function spanOf(cell: XmlElement): CellSpan {
  const properties = childOf(cell, 'w:tcPr')
  const merge = childOf(properties, 'w:vMerge')
  const isRestart = merge?.attributes['w:val'] === 'restart'
  return {
    columns: Math.max(1, countOf(childOf(properties, 'w:gridSpan'), 1)),
    isContinued: merge !== undefined && !isRestart,
    isRestart,
  }
}

/** The grid of a table while its rows are read: cells that go on below grow. */
export class GridMaker {
  private readonly rows: GridDraft[][] = []
  /** By column, the cell that may go on in the next row. */
  private readonly growing = new Map<number, GridDraft>()
  private column = 0

  startRow(before: number): void {
    this.rows.push([])
    this.column = before
  }

  add(start: number, end: number, { columns, isContinued, isRestart }: CellSpan, isHeader: boolean): void {
    const at = this.column
    this.column += columns
    const above = isContinued ? this.growing.get(at) : undefined
    if (above !== undefined && start === end) {
      above.rowSpan += 1
      return
    }
    const cell: GridDraft = { start, end, colSpan: columns, rowSpan: 1, isHeader }
    this.rows.at(-1)?.push(cell)
    if (isRestart) this.growing.set(at, cell)
    else this.growing.delete(at)
  }

  get grid(): Grid {
    return { rows: this.rows.map((row) => row.map(cellOf)) }
  }
}

interface GridDraft {
  readonly start: number
  readonly end: number
  readonly colSpan: number
  rowSpan: number
  readonly isHeader: boolean
}

function cellOf({ start, end, colSpan, rowSpan, isHeader }: GridDraft): GridCell {
  return {
    start,
    end,
    ...(colSpan > 1 ? { colSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
    ...(isHeader ? { isHeader } : {}),
  }
}

function countOf(element: XmlElement | undefined, usual: number): number {
  const value = Number(element?.attributes['w:val'] ?? usual)
  return Number.isInteger(value) && value >= 0 && value <= 1000 ? value : usual
}

export function hasPicture(cell: XmlElement): boolean {
  return PICTURES.some((name) => findIn(cell, name) !== undefined)
}

function isPicture(cell: XmlElement): boolean {
  return hasPicture(cell) && ownLength(cell) === 0
}

function isWords(cell: XmlElement): boolean {
  return !hasPicture(cell) && ownLength(cell) > 0
}

/** How many characters a cell has of its own, without those of tables in it. */
function ownLength(element: XmlElement): number {
  let length = 0
  for (const child of element.children) {
    if (!isXmlElement(child) || child.name === 'w:tbl') continue
    if (child.name === 'w:t')
      length += child.children.reduce((sum, part) => sum + (typeof part === 'string' ? part.trim().length : 0), 0)
    else length += ownLength(child)
  }
  return length
}
