import { childOf, childrenOf, isXmlElement, xmlText } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

/** The sign of a large operator that names none. */
const NARY = '∫'
const DEEPEST = 60

/**
 * A formula (Office Math, ECMA-376-1, 22.1) as one line of source: 19/20, 10^6, √(x+1), ∑_(i=1)^n a_i. What stands in an
 * element that nobody knows stands as it is.
 */
export function formulaSource(element: XmlElement, depth = 0): string {
  if (depth > DEEPEST) return xmlText(element)
  let text = ''
  for (const child of element.children) if (isXmlElement(child)) text += partSource(child, depth + 1)
  return text
}

function partSource(element: XmlElement, depth: number): string {
  const inner = (name: string): string => {
    const found = childOf(element, name)
    return found === undefined ? '' : formulaSource(found, depth).trim()
  }
  const property = (name: string): string | undefined =>
    childOf(childOf(element, `${element.name}Pr`), name)?.attributes['m:val']
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return xmlText(element)
    case 'w:del':
    case 'w:moveFrom':
      return formulaSource(element, depth)
    case 'm:f':
      return property('m:type') === 'noBar'
        ? `(${inner('m:num')} ¦ ${inner('m:den')})`
        : `${grouped(inner('m:num'))}/${grouped(inner('m:den'))}`
    case 'm:sSup':
      return `${grouped(inner('m:e'))}${raised(inner('m:sup'))}`
    case 'm:sSub':
      return `${grouped(inner('m:e'))}${lowered(inner('m:sub'))}`
    case 'm:sSubSup':
      return `${grouped(inner('m:e'))}${lowered(inner('m:sub'))}${raised(inner('m:sup'))}`
    case 'm:sPre':
      return `${lowered(inner('m:sub'))}${raised(inner('m:sup'))}${grouped(inner('m:e'))}`
    case 'm:rad': {
      const degree = inner('m:deg')
      return degree === '' || degree === '2' ? `√${grouped(inner('m:e'))}` : `${grouped(inner('m:e'))}^(1/${degree})`
    }
    case 'm:nary':
      return `${property('m:chr') ?? NARY}${lowered(inner('m:sub'))}${raised(inner('m:sup'))} ${inner('m:e')}`
    case 'm:d': {
      const parts = childrenOf(element, 'm:e').map((each) => formulaSource(each, depth).trim())
      return `${property('m:begChr') ?? '('}${parts.join(property('m:sepChr') ?? '|')}${property('m:endChr') ?? ')'}`
    }
    case 'm:func':
      return `${inner('m:fName')} ${grouped(inner('m:e'))}`
    case 'm:limLow':
      return `${inner('m:e')}${lowered(inner('m:lim'))}`
    case 'm:limUpp':
      return `${inner('m:e')}${raised(inner('m:lim'))}`
    case 'm:acc':
      return `${inner('m:e')}${property('m:chr') ?? '\u0302'}`
    case 'm:m':
      return `[${childrenOf(element, 'm:mr')
        .map((row) => listOf(row, ', ', depth))
        .join('; ')}]`
    case 'm:eqArr':
      return listOf(element, '; ', depth)
    default:
      return element.name.endsWith('Pr') ? '' : formulaSource(element, depth)
  }
}

function listOf(element: XmlElement, between: string, depth: number): string {
  return childrenOf(element, 'm:e')
    .map((each) => formulaSource(each, depth).trim())
    .join(between)
}

function raised(text: string): string {
  return text === '' ? '' : `^${grouped(text)}`
}

function lowered(text: string): string {
  return text === '' ? '' : `_${grouped(text)}`
}

/** In brackets where it would be read apart without them. */
function grouped(text: string): string {
  const isOne = /^[-−]?[\p{L}\p{M}\p{N}.,%′″°∞]*$/u.test(text) || /^\([^()]*\)$/u.test(text)
  return isOne ? text : `(${text})`
}
