import { mathSource } from '../form/math.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { attribute, isElement } from './tree.ts'
import type { HtmlElement } from './tree.ts'

/** The source of a formula in a page, and whether it stands on a line of its own. */
export interface Formula {
  readonly source: string
  readonly isOwnLine: boolean
}

/** Pictures of formulas, as encyclopedias and blogs show them: their alternative text is the TeX. */
const PICTURE = /(?:^|\s)(?:mwe-math-fallback-image-\w+|tex|latex|ql-img-\w+-equation|mathtex|math|equation)(?=\s|$)/iu

/** The formula that an element is: MathML, or a picture of one. */
export function formulaOf(element: HtmlElement): Formula | undefined {
  if (element.tagName === 'math') {
    const source = mathSource(toXml(element))
    const isOwnLine = attribute(element, 'display') === 'block' || attribute(element, 'mode') === 'display'
    return source === '' ? undefined : { source, isOwnLine }
  }
  if (element.tagName !== 'img' || !PICTURE.test(attribute(element, 'class') ?? '')) return undefined
  const alt = attribute(element, 'alt')?.trim() ?? ''
  return alt === '' ? undefined : { source: withoutStyle(alt), isOwnLine: false }
}

/** Encyclopedias wrap every formula into its style. */
function withoutStyle(tex: string): string {
  return tex.replace(/^\{\\(?:displaystyle|textstyle)\s+([^]*)\}$/u, '$1').trim()
}

function toXml(element: HtmlElement): XmlElement {
  const attributes: Record<string, string> = {}
  for (const { name, value } of element.attrs) attributes[name] = value
  return {
    name: element.tagName,
    attributes,
    children: element.childNodes.flatMap((child): readonly (XmlElement | string)[] =>
      isElement(child) ? [toXml(child)] : 'value' in child ? [child.value] : [],
    ),
  }
}
