import { countCharacters } from '#shared/domain/census.ts'
import { CensusTaker } from '../census-taker.ts'
import { isXmlElement, xmlText } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { citationOf } from './citations.ts'
import { oneOf, writeNodes } from './words.ts'

/** Elements that name, sort or license something, and are not text. */
const ABOUT = new Set(['index-term', 'permissions', 'object-id', 'processing-meta'])
/** Other texts that came in the same file. */
const OTHERS = new Set(['sub-article', 'response'])
/** Their labels are the numbers under which they are shown, which no format counts as words. */
const NUMBERED = new Set(['list-item', 'fn', 'disp-formula'])
const FORMULA = /(?:^|:)math$|^tex-math$/u

/** Counts all words of a file. `stated`: those of the front matter that stand in blocks. */
export function takeJatsCensus(root: XmlElement, article: XmlElement, stated: string): CensusTaker {
  const taker = new CensusTaker()
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (!isXmlElement(child)) taker.keep(child)
      else if (child.name === 'label' && NUMBERED.has(element.name)) continue
      else if (ABOUT.has(child.name)) taker.leave('metadata', xmlText(child))
      else if ((child.name === 'article' && child !== article) || OTHERS.has(child.name))
        taker.leave('other-part', xmlText(child))
      else if (child.name === 'front') leaveRest(child, stated, taker)
      else if (child.name === 'ref') leaveRest(child, citationOf(child).text, taker)
      else if (FORMULA.test(child.name)) taker.keep(writeNodes([child]).text)
      else if (child.name === 'alternatives') countAlternatives(child)
      // The words in place of a picture are counted with it.
      else if (child.name !== 'alt-text') walk(child)
    }
  }
  const countAlternatives = (element: XmlElement): void => {
    const chosen = oneOf(element)
    taker.keep(writeNodes(chosen).text)
    for (const way of element.children.filter(isXmlElement))
      if (!chosen.includes(way) && !FORMULA.test(way.name)) taker.leave('repeated', xmlText(way))
  }
  walk(root)
  return taker
}

/** What of an element's words is not in `taken`: addresses, numbers, names of offices. */
function leaveRest(element: XmlElement, taken: string, taker: CensusTaker): void {
  const all = countCharacters(xmlText(element))
  const kept = Math.min(all, countCharacters(taken))
  taker.keep(taken, kept)
  const rest = element.name === 'front' ? restOf(element) : ''
  taker.leave('metadata', rest, all - kept)
}

/** Of the front matter, without what every article shows of it. */
function restOf(element: XmlElement): string {
  return element.children
    .map((child) => (!isXmlElement(child) ? child : SHOWN.has(child.name) ? '' : `${restOf(child)} `))
    .join('')
}

const SHOWN = new Set(['title-group', 'contrib-group', 'abstract', 'trans-abstract'])
