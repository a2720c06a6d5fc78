import type { Role } from '#shared/domain/block.ts'
import { childOf, childrenOf } from '../xml/parse-xml.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { NO_RUN_STYLE, readRunStyle } from './run-form.ts'
import type { RunStyle } from './run-form.ts'

/** What a paragraph style says of its paragraphs. */
export interface ParagraphStyle {
  readonly id?: string
  readonly hint?: { readonly role: Role; readonly confidence: number }
  readonly level?: number
  readonly isCentred: boolean
  readonly isIndented?: boolean
  /** The list that its paragraphs are items of. */
  readonly list?: { readonly id: string; readonly level: number | undefined }
  readonly run: RunStyle
}

export const NO_STYLE: ParagraphStyle = { isCentred: false, run: NO_RUN_STYLE }

/** The document's styles by id, and what all its runs have. */
export interface Styles {
  readonly paragraphs: ReadonlyMap<string, ParagraphStyle>
  readonly characters: ReadonlyMap<string, RunStyle>
  /** The style of a paragraph that names none. */
  readonly usual: ParagraphStyle
  readonly defaults: RunStyle
}

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

/** What is written in one of these is code or a command, whatever it looks like. */
const CODE =
  /^(?:html (?:code|keyboard|sample|typewriter|preformatted|代码|键盘|样本|打字机)|(?:source|inline|verbatim)[ _-]?(?:code|char)|code|代码|程式碼)(?: char)?$/iu

/** Styles by id; what a style does not say it has from the one that it is based on. */
export function readStyles(root: XmlElement | undefined): Styles {
  const elements = new Map<string, XmlElement>()
  let usual: string | undefined
  for (const style of childrenOf(root, 'w:style')) {
    const { 'w:styleId': id, 'w:type': type, 'w:default': isDefault } = style.attributes
    if (id === undefined) continue
    elements.set(id, style)
    if (type === 'paragraph' && (isDefault === '1' || isDefault === 'true' || isDefault === 'on')) usual = id
  }
  const paragraphs = new Map<string, ParagraphStyle>()
  const characters = new Map<string, RunStyle>()
  for (const [id, style] of elements) {
    if (style.attributes['w:type'] === 'character') characters.set(id, resolveRun(style, elements, 0))
    else paragraphs.set(id, resolve(id, style, elements, 0))
  }
  const defaults = childOf(childOf(root, 'w:docDefaults'), 'w:rPrDefault')
  return {
    paragraphs,
    characters,
    usual: paragraphs.get(usual ?? '') ?? NO_STYLE,
    defaults: readRunStyle(childOf(defaults, 'w:rPr')),
  }
}

function parentOf(style: XmlElement, elements: ReadonlyMap<string, XmlElement>, depth: number): XmlElement | undefined {
  const id = childOf(style, 'w:basedOn')?.attributes['w:val']
  return id === undefined || depth > 10 ? undefined : elements.get(id)
}

function resolve(
  id: string,
  style: XmlElement,
  elements: ReadonlyMap<string, XmlElement>,
  depth: number,
): ParagraphStyle {
  const parent = parentOf(style, elements, depth)
  const base = parent === undefined ? NO_STYLE : resolve(id, parent, elements, depth + 1)
  const own = readName(nameOf(style))
  const properties = childOf(style, 'w:pPr')
  const outline = childOf(properties, 'w:outlineLvl')?.attributes['w:val']
  const centring = childOf(properties, 'w:jc')?.attributes['w:val']
  const outlined =
    own === undefined && base.hint === undefined && outline !== undefined && Number(outline) < 6
      ? { hint: { role: 'section-heading', confidence: 0.9 } as const, level: Number(outline) + 1 }
      : {}
  return {
    ...base,
    ...outlined,
    ...own,
    id,
    isCentred: centring === undefined ? base.isCentred : centring === 'center',
    isIndented: isSetIn(properties) ?? base.isIndented ?? false,
    ...listOf(childOf(properties, 'w:numPr'), base),
    run: merged(base.run, style),
  }
}

/** Whether the properties of a paragraph set its first line in; undefined where they say nothing of it. */
export function isSetIn(properties: XmlElement | undefined): boolean | undefined {
  const indent = childOf(properties, 'w:ind')?.attributes
  const own = indent?.['w:firstLineChars'] ?? indent?.['w:firstLine']
  return own === undefined ? undefined : Number(own) > 0
}

function resolveRun(style: XmlElement, elements: ReadonlyMap<string, XmlElement>, depth: number): RunStyle {
  const parent = parentOf(style, elements, depth)
  const own = merged(parent === undefined ? NO_RUN_STYLE : resolveRun(parent, elements, depth + 1), style)
  return CODE.test(nameOf(style)) ? { ...own, isCode: true } : own
}

function merged(base: RunStyle, style: XmlElement): RunStyle {
  const own = readRunStyle(childOf(style, 'w:rPr'))
  if (own === NO_RUN_STYLE) return base
  return base === NO_RUN_STYLE ? own : { ...base, ...own }
}

/** The list of a style: its own, or that of the style which it is based on, at a level of its own. */
function listOf(numbering: XmlElement | undefined, base: ParagraphStyle): Pick<ParagraphStyle, 'list'> {
  if (numbering === undefined) return {}
  const id = childOf(numbering, 'w:numId')?.attributes['w:val'] ?? base.list?.id
  const level = Number(childOf(numbering, 'w:ilvl')?.attributes['w:val'] ?? Number.NaN)
  return id === undefined ? {} : { list: { id, level: Number.isInteger(level) ? level : undefined } }
}

function nameOf(style: XmlElement): string {
  return childOf(style, 'w:name')?.attributes['w:val'] ?? ''
}

function readName(name: string): Pick<ParagraphStyle, 'hint' | 'level'> | undefined {
  const level = HEADING.exec(name)?.[1]
  if (level !== undefined)
    return { hint: { role: 'section-heading', confidence: 0.92 }, level: Math.min(6, Number(level)) }
  const known = NAMES.find(([pattern]) => pattern.test(name))
  return known === undefined ? undefined : { hint: { role: known[1], confidence: known[2] } }
}
