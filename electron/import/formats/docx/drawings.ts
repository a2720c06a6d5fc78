import { findIn, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

/** A picture in a drawing: the relationship that names its part (none for a chart), and its alternative text. */
export interface FoundPicture {
  readonly relationship: string | undefined
  readonly alt: string | undefined
}

/** Charts and diagrams are drawn from data: the place of a picture, without one (ECMA-376-1, 21.2 and 21.4). */
const DRAWN = /\/(?:chart|chartex|diagram)$/u

/** Pictures and text boxes of a drawing (DrawingML) or a shape (VML), in its order. */
export function findPictures(drawing: XmlElement): {
  readonly pictures: readonly FoundPicture[]
  readonly boxes: readonly XmlElement[]
} {
  const pictures: FoundPicture[] = []
  const boxes: XmlElement[] = []
  const walk = (element: XmlElement, alt: string | undefined): void => {
    let own = alt
    for (const child of element.children) {
      if (!isXmlElement(child)) continue
      const { name, attributes } = child
      if (name === 'wp:docPr') own = alternative(attributes) ?? own
      if (name === 'a:graphicData' && DRAWN.test(attributes.uri ?? ''))
        pictures.push({ relationship: undefined, alt: own })
      if (name === 'w:txbxContent') {
        boxes.push(child)
        continue
      }
      const relationship =
        name === 'a:blip'
          ? (attributes['r:embed'] ?? attributes['r:link'])
          : name === 'v:imagedata'
            ? attributes['r:id']
            : undefined
      if (relationship !== undefined && relationship !== '')
        pictures.push({ relationship, alt: own ?? alternative(attributes) })
      // What newer programs draw stands first; the fallback shows the same again.
      if (name === 'mc:AlternateContent') {
        const first = child.children.find(isXmlElement)
        if (first !== undefined) walk(first, own)
      } else walk(child, own ?? ownWords(child))
    }
  }
  walk(drawing, undefined)
  return { pictures, boxes }
}

/** What a picture or shape says of itself; the drawing around it goes before, since a part's words are often a file's name. */
function ownWords(element: XmlElement): string | undefined {
  if (element.name === 'v:shape') return alternative({ descr: element.attributes.alt ?? '' })
  const properties = element.name === 'pic:pic' ? findIn(element, 'pic:cNvPr') : undefined
  return properties === undefined ? undefined : alternative(properties.attributes)
}

function alternative(attributes: Readonly<Record<string, string>>): string | undefined {
  return [attributes.descr, attributes.title]
    .map((text) => text?.trim())
    .find((text) => text !== undefined && text !== '')
}
