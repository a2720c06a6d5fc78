import { isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import type { Line } from './line.ts'

/** Elements that only wrap paragraphs, rows or cells. */
export const WRAPPERS: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:smartTag', 'w:customXml'])

export function isRangeMark(element: XmlElement): boolean {
  return element.name === 'w:commentRangeStart' || element.name === 'w:commentRangeEnd'
}

/** Visits rows or cells, also those in wrappers; comments may begin and end between them. */
export function visitInside(parent: XmlElement, name: string, line: Line, visit: (element: XmlElement) => void): void {
  for (const child of parent.children) {
    if (!isXmlElement(child)) continue
    if (child.name === name) visit(child)
    else if (isRangeMark(child)) line.anchor(child.attributes['w:id'] ?? '', child.name === 'w:commentRangeStart')
    else if (WRAPPERS.has(child.name)) visitInside(child, name, line, visit)
  }
}
