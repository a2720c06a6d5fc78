import { isDefaultWords } from '#shared/text/default-words.ts'
import { childOf, findIn, isXmlElement } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

/** A picture in a drawing: the relationship that names its part (none for a chart), and its alternative text. */
export interface FoundPicture {
  readonly relationship: string | undefined
  readonly alt: string | undefined
  /** The drawing that it is in. */
  readonly element: XmlElement
}

/** What Word writes of a picture by itself, until somebody writes better. */
const GENERATED =
  /\s*(?:描述已自动生成|描述已自動產生|(?:automatically generated )?description automatically generated(?: with [a-z ]+ confidence)?|automatisch generierte beschreibung|AI[- ]?(?:生成|產生)的?(?:内容|內容)可能不(?:正确|正確)。?|AI-generated content may be incorrect\.?)\s*$/iu
/** As high as a line of text, in English Metric Units (20 points). */
const LINE_HEIGHT = 254_000
const LONGEST_SIGN = 30

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
        pictures.push({ relationship: undefined, alt: own, element: drawing })
      if (name === 'v:textpath' && (attributes['string'] ?? '').trim() !== '')
        boxes.push(boxOf(attributes['string'] ?? ''))
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
        pictures.push({ relationship, alt: own ?? alternative(attributes), element: drawing })
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

/** The letters of a word that is drawn (WordArt), as a box around them. */
function boxOf(text: string): XmlElement {
  const around = (name: string, child: XmlElement | string): XmlElement => ({ name, attributes: {}, children: [child] })
  return around('w:txbxContent', around('w:p', around('w:r', around('w:t', text))))
}

/**
 * What a picture stands for that is set in a line and no higher than it: a rare character, a sign; undefined for any other.
 */
export function signOfDrawing(drawing: XmlElement): string | undefined {
  const inline = childOf(drawing, 'wp:inline')
  const height = Number(childOf(inline, 'wp:extent')?.attributes['cy'] ?? Number.NaN)
  if (inline === undefined || !(height > 0 && height <= LINE_HEIGHT)) return undefined
  const alt = alternative(childOf(inline, 'wp:docPr')?.attributes ?? {})
  return alt === undefined || alt.length > LONGEST_SIGN ? undefined : alt
}

/** What a picture or shape says of itself; the drawing around it goes before, since a part's words are often a file's name. */
function ownWords(element: XmlElement): string | undefined {
  if (element.name === 'v:shape') return alternative({ descr: element.attributes.alt ?? '' })
  const properties = element.name === 'pic:pic' ? findIn(element, 'pic:cNvPr') : undefined
  return properties === undefined ? undefined : alternative(properties.attributes)
}

function alternative(attributes: Readonly<Record<string, string>>): string | undefined {
  return [attributes.descr, attributes.title].map(ownWordsOf).find((text) => text !== '')
}

/** Words that somebody wrote: a program's own say nothing that its bytes do not. */
function ownWordsOf(text: string | undefined): string {
  const plain = text?.trim() ?? ''
  return GENERATED.test(plain) || isDefaultWords(plain) ? '' : plain
}
