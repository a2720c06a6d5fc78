import { attribute, elementsOf, isElement, textOf } from './tree.ts'
import type { HtmlElement } from './tree.ts'

/** Pages are laid out in tables too: what such a cell may hold and a table of data may not. */
const LAYOUT = new Set([
  'table',
  'img',
  'h1',
  'h2',
  'h3',
  'form',
  'iframe',
  'figure',
  'article',
  'section',
  'ul',
  'ol',
  'blockquote',
])
const LONG_CELL = 400

/** Whether the table holds data; false when it only lays out the page. */
export function isDataTable(table: HtmlElement): boolean {
  if (attribute(table, 'role') === 'presentation') return false
  const rows = rowsOf(table)
  const widest = Math.max(0, ...rows.map((row) => row.length))
  if (rows.length < 2 || widest < 2) return false
  let paragraphs = 0
  for (const element of elementsOf(table)) {
    if (LAYOUT.has(element.tagName)) return false
    if (element.tagName === 'p') paragraphs += 1
  }
  const cells = rows.flat()
  return paragraphs <= cells.length * 1.5 && !cells.some((cell) => textOf(cell).length > LONG_CELL)
}

/** Cells parted by tab, rows by newline. */
export function tableText(table: HtmlElement): string {
  return rowsOf(table)
    .map((row) => row.map(textOf).join('\t'))
    .join('\n')
}

function rowsOf(table: HtmlElement): readonly (readonly HtmlElement[])[] {
  const rows: HtmlElement[][] = []
  for (const child of table.childNodes) {
    if (!isElement(child)) continue
    if (child.tagName === 'tr') rows.push(cellsOf(child))
    else if (child.tagName === 'tbody' || child.tagName === 'thead' || child.tagName === 'tfoot') {
      for (const row of child.childNodes) if (isElement(row) && row.tagName === 'tr') rows.push(cellsOf(row))
    }
  }
  return rows
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.childNodes.filter(
    (cell): cell is HtmlElement => isElement(cell) && (cell.tagName === 'td' || cell.tagName === 'th'),
  )
}
