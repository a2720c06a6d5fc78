import { isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

/** A picture in a drawing: the relationship that names its part, and its alternative text. */
export interface FoundPicture {
  readonly relationship: string
  readonly alt: string | undefined
}

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
      if (name === 'wp:docPr' || name === 'pic:cNvPr') own = alternative(attributes) ?? own
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
      } else walk(child, name === 'v:shape' ? (attributes.alt ?? own) : own)
    }
  }
  walk(drawing, undefined)
  return { pictures, boxes }
}

function alternative(attributes: Readonly<Record<string, string>>): string | undefined {
  const text = (attributes.descr ?? attributes.title ?? '').trim()
  return text === '' ? undefined : text
}
