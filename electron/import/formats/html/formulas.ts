import { mathSource } from '../form/math.ts'
import { readableTex } from '../form/tex.ts'
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

/** Whether an element may be a formula. */
export function mayBeFormula({ tagName }: HtmlElement): boolean {
  return tagName === 'img' || tagName === 'script' || tagName.endsWith('math')
}

/** MathML, also where it came with a prefix that HTML does not know. */
function isMath({ tagName }: HtmlElement): boolean {
  return /^(?:\w+:)?math$/u.test(tagName)
}

/** TeX that a page's script would set: `<script type="math/tex">`. */
function texOfScript(element: HtmlElement): Formula | undefined {
  const type = attribute(element, 'type') ?? ''
  if (!/^math\/tex/iu.test(type)) return undefined
  const source = element.childNodes
    .map((child) => ('value' in child ? child.value : ''))
    .join('')
    .trim()
  return source === '' ? undefined : { source: readableTex(source), isOwnLine: /mode\s*=\s*display/iu.test(type) }
}

/** The formula that an element is: MathML, TeX, or a picture of one. */
export function formulaOf(element: HtmlElement): Formula | undefined {
  if (element.tagName === 'script') return texOfScript(element)
  if (isMath(element)) {
    const source = mathSource(toXml(element))
    const isOwnLine = attribute(element, 'display') === 'block' || attribute(element, 'mode') === 'display'
    return source === '' ? undefined : { source, isOwnLine }
  }
  if (element.tagName !== 'img' || !PICTURE.test(attribute(element, 'class') ?? '')) return undefined
  const alt = attribute(element, 'alt')?.trim() ?? ''
  return alt === '' ? undefined : { source: readableTex(withoutStyle(alt)), isOwnLine: false }
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
