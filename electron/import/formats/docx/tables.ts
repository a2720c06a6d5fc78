import { findIn, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

const LONG_CELL = 400
/** What a grid of plain cells cannot hold. */
const PICTURES = ['w:drawing', 'w:pict']
const LARGE = [...PICTURES, 'w:tbl']

/** Whether a table only places things: pictures with their captions, other tables, or whole paragraphs side by side. */
export function isLayoutTable(table: XmlElement): boolean {
  let cells = 0
  let longest = 0
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (!isXmlElement(child)) continue
      if (child.name === 'w:tc') {
        cells += 1
        longest = Math.max(longest, lengthOf(child))
      }
      walk(child)
    }
  }
  walk(table)
  return cells <= 1 || longest > LONG_CELL || LARGE.some((name) => findIn(table, name) !== undefined)
}

/** Cells as they are read: where pictures stand side by side with their captions in the row below, by columns. */
export function inReadingOrder(rows: readonly (readonly XmlElement[])[]): readonly XmlElement[] {
  const order: XmlElement[] = []
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? []
    const below = rows[at + 1] ?? []
    if (row.length > 1 && below.length === row.length && row.every(isPicture) && below.every(isWords)) {
      row.forEach((cell, column) => order.push(cell, ...below.slice(column, column + 1)))
      at += 1
    } else order.push(...row)
  }
  return order
}

function hasPicture(cell: XmlElement): boolean {
  return PICTURES.some((name) => findIn(cell, name) !== undefined)
}

function isPicture(cell: XmlElement): boolean {
  return hasPicture(cell) && lengthOf(cell) === 0
}

function isWords(cell: XmlElement): boolean {
  return !hasPicture(cell) && lengthOf(cell) > 0
}

function lengthOf(element: XmlElement): number {
  let length = 0
  for (const child of element.children) {
    if (!isXmlElement(child)) continue
    if (child.name === 'w:t')
      length += child.children.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)
    else length += lengthOf(child)
  }
  return length
}
