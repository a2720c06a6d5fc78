import { readableTex } from './tex.ts'
import { isXmlElement, xmlText } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

/** Elements of MathML that only hold others. */
const ROWS = new Set(['math', 'mrow', 'mstyle', 'mpadded', 'merror', 'mphantom', 'menclose', 'maction', 'mtd'])
const SIMPLE = /^(?:[\p{L}\p{N}.,]+|[^\p{L}\p{N}\s])$/u
const SPACED = /^[=<>≤≥≈≠≡∈→⇒±×÷+−]$/u
const DEEPEST = 64

/**
 * The source of a formula on one line: 19/20, 10^6, sqrt(2). What its elements cannot say, its TeX does;
 * empty where there is neither.
 */
export function mathSource(math: XmlElement): string {
  const tex = texOf(math)
  const [isWhole, text] = written(math)
  if (text !== '' && (isWhole || tex === undefined)) return text
  return readableTex(tex ?? text)
}

function written(math: XmlElement): readonly [isWhole: boolean, text: string] {
  let isWhole = true
  const write = (node: XmlElement, depth: number): string => {
    const parts = node.children.filter(isXmlElement)
    const part = (index: number): string => {
      const child = parts[index]
      return child === undefined || depth > DEEPEST ? '' : write(child, depth + 1)
    }
    const all = (): string =>
      depth > DEEPEST
        ? ''
        : parts
            .map((child) => write(child, depth + 1))
            .join('')
            .replace(/ {2,}/gu, ' ')
    const name = localName(node)
    switch (name) {
      case 'mi':
      case 'mn':
      case 'mtext':
      case 'ms':
        return ownText(node)
      case 'mo': {
        const sign = ownText(node)
        // Signs that are not seen: function application, and products that are only meant.
        if (/^[\u2061-\u2064]$/u.test(sign)) return ''
        return SPACED.test(sign) && node.attributes.form !== 'prefix' ? ` ${sign} ` : sign
      }
      case 'mspace':
        return ' '
      case 'mfrac':
        return `${grouped(part(0))}/${grouped(part(1))}`
      case 'msup':
        return `${grouped(part(0))}^${grouped(part(1))}`
      case 'msub':
        return `${grouped(part(0))}_${grouped(part(1))}`
      case 'msubsup':
        return `${grouped(part(0))}_${grouped(part(1))}^${grouped(part(2))}`
      case 'msqrt':
        return `√(${all().trim()})`
      case 'mroot':
        return `root(${part(1).trim()}, ${part(0).trim()})`
      case 'mfenced':
        return `${node.attributes.open ?? '('}${parts.map((child) => write(child, depth + 1)).join(', ')}${node.attributes.close ?? ')'}`
      case 'munder':
      case 'mover':
      case 'munderover': {
        // A bar over a letter cannot be written on a line; sums and limits can.
        const marks = parts.slice(1).map((_, index) => part(index + 1))
        if (name === 'mover' && /^[^\p{L}\p{N}]$/u.test(marks[0]?.trim() ?? '')) isWhole = false
        const signs = name === 'mover' ? ['^'] : ['_', '^']
        return `${part(0)}${marks.map((mark, index) => `${signs[index] ?? ''}${grouped(mark)}`).join('')} `
      }
      case 'mtable':
        isWhole = false
        return `[${all().trim().replace(/;$/u, '')}]`
      case 'mtr':
      case 'mlabeledtr':
        return `${parts.map((child) => write(child, depth + 1).trim()).join(', ')}; `
      case 'semantics':
        return part(0)
      case 'annotation':
      case 'annotation-xml':
      case 'none':
      case 'mprescripts':
        return ''
      default:
        if (!ROWS.has(name)) isWhole = false
        return all()
    }
  }
  const text = write(math, 0).replace(/\s+/gu, ' ').trim()
  return [isWhole, text]
}

function texOf(math: XmlElement): string | undefined {
  const annotation = findAnnotation(math, 0)
  const text = annotation === undefined ? undefined : ownText(annotation)
  if (text !== undefined && text !== '') return text
  const alt = math.attributes.alttext?.trim()
  return alt === '' ? undefined : alt
}

function findAnnotation(element: XmlElement, depth: number): XmlElement | undefined {
  for (const child of element.children.filter(isXmlElement)) {
    if (localName(child) === 'annotation' && /tex/iu.test(child.attributes.encoding ?? '')) return child
    const found = depth > DEEPEST ? undefined : findAnnotation(child, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1)
}

function ownText(element: XmlElement): string {
  return xmlText(element).replace(/\s+/gu, ' ').trim()
}

/** A part that is no single number or name stands in brackets. */
function grouped(text: string): string {
  const plain = text.trim()
  return SIMPLE.test(plain) || /^\([^()]*\)$/u.test(plain) || /^[-−]\s?[\p{N}.]+$/u.test(plain)
    ? plain.replace(/^([-−])\s/u, '$1')
    : `(${plain})`
}
