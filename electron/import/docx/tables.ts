import { findIn, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

const LONG_CELL = 400
/** What a grid of plain cells cannot hold. */
const LARGE = ['w:drawing', 'w:pict', 'w:tbl']

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
