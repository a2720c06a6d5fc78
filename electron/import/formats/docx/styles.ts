import type { Role } from '#shared/domain/block.ts'
import { childOf, childrenOf } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'

/** What a paragraph style says of its paragraphs. */
export interface ParagraphStyle {
  readonly hint?: { readonly role: Role; readonly confidence: number }
  readonly level?: number
  readonly isCentred: boolean
  readonly isBold: boolean
  readonly isList: boolean
}

export const NO_STYLE: ParagraphStyle = { isCentred: false, isBold: false, isList: false }

const HEADING = /^(?:heading|标题|標題|überschrift|titre)\s*([1-9])$/iu
const NAMES: readonly (readonly [name: RegExp, role: Role, confidence: number])[] = [
  [/^(?:title|标题|標題)$/iu, 'headline', 0.95],
  [/^(?:subtitle|副标题|副標題)$/iu, 'subheadline', 0.93],
  [/^(?:caption|题注|題注|图注|圖說|(?:image|figure|table) caption|beschriftung|légende)$/iu, 'caption', 0.96],
  [/^(?:quote|intense quote|block text|quotations|引用|明显引用)$/iu, 'quotation', 0.93],
  [/^(?:toc \d|toc heading|table of figures|目录.*)$/iu, 'furniture', 0.9],
  [/^(?:byline|author|作者)$/iu, 'byline', 0.93],
  [/^(?:abstract|摘要|导语)$/iu, 'lead', 0.93],
  [/^date$/iu, 'dateline', 0.8],
  [/^(?:footnote text|endnote text|脚注文本|尾注文本)$/iu, 'note', 0.9],
]

/** Styles by id; what a style does not say it has from the one that it is based on. */
export function readStyles(root: XmlElement | undefined): ReadonlyMap<string, ParagraphStyle> {
  const elements = new Map<string, XmlElement>()
  for (const style of childrenOf(root, 'w:style')) {
    const id = style.attributes['w:styleId']
    if (id !== undefined) elements.set(id, style)
  }
  const found = new Map<string, ParagraphStyle>()
  for (const [id, style] of elements) found.set(id, resolve(style, elements, 0))
  return found
}

function resolve(style: XmlElement, elements: ReadonlyMap<string, XmlElement>, depth: number): ParagraphStyle {
  const parentId = childOf(style, 'w:basedOn')?.attributes['w:val']
  const parent = parentId === undefined || depth > 10 ? undefined : elements.get(parentId)
  const base = parent === undefined ? NO_STYLE : resolve(parent, elements, depth + 1)
  const own = readName(childOf(style, 'w:name')?.attributes['w:val'] ?? '')
  const properties = childOf(style, 'w:pPr')
  const outline = childOf(properties, 'w:outlineLvl')?.attributes['w:val']
  const centring = childOf(properties, 'w:jc')?.attributes['w:val']
  const bold = childOf(childOf(style, 'w:rPr'), 'w:b')
  const outlined =
    own === undefined && base.hint === undefined && outline !== undefined && Number(outline) < 6
      ? { hint: { role: 'section-heading', confidence: 0.9 } as const, level: Number(outline) + 1 }
      : {}
  return {
    ...base,
    ...outlined,
    ...own,
    isCentred: centring === undefined ? base.isCentred : centring === 'center',
    isBold: bold === undefined ? base.isBold : isOn(bold),
    isList: base.isList || childOf(properties, 'w:numPr') !== undefined,
  }
}

function readName(name: string): Pick<ParagraphStyle, 'hint' | 'level'> | undefined {
  const level = HEADING.exec(name)?.[1]
  if (level !== undefined)
    return { hint: { role: 'section-heading', confidence: 0.92 }, level: Math.min(6, Number(level)) }
  const known = NAMES.find(([pattern]) => pattern.test(name))
  return known === undefined ? undefined : { hint: { role: known[1], confidence: known[2] } }
}

/** A toggle property is on unless it says otherwise (ECMA-376-1, 17.17.4). */
export function isOn(element: XmlElement): boolean {
  const value = element.attributes['w:val']
  return value === undefined || (value !== '0' && value !== 'false' && value !== 'off')
}
