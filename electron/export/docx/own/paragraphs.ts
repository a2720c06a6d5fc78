import { childOf, isXmlElement, type XmlElement, type XmlTrace } from '#electron/import/formats/xml/parse-xml.ts'
import type { TracedPart } from '#electron/import/formats/docx/parts.ts'
import type { Attribution, Changes } from '../changes.ts'
import { tag } from '../xml.ts'
import type { Edits } from './edits.ts'

/** What holds words alone. */
const PLAIN = new Set([
  'w:r',
  'w:rPr',
  'w:t',
  'w:tab',
  'w:br',
  'w:sym',
  'w:noBreakHyphen',
  'w:lastRenderedPageBreak',
  'w:proofErr',
])

type MarkName = 'w:ins' | 'w:del' | 'w:moveFrom' | 'w:moveTo'

/** Paragraphs of a part: their own marks, and where they are parted. */
export class SourceParagraphs {
  readonly #trace: XmlTrace
  readonly #changes: Changes
  readonly #marked = new Set<XmlElement>()

  constructor(trace: XmlTrace, changes: Changes) {
    this.#trace = trace
    this.#changes = changes
  }

  /** Whether a paragraph's mark is free: the author has not changed it, no section ends with it, and it stands in running text. */
  isFree(paragraph: XmlElement): boolean {
    const properties = childOf(paragraph, 'w:pPr')
    const marks = childOf(properties, 'w:rPr')?.children.filter(isXmlElement) ?? []
    const parent = this.#trace.parents.get(paragraph)?.name
    return (
      !this.#marked.has(paragraph) &&
      (parent === 'w:body' || parent === 'w:sdtContent' || parent === 'w:footnote' || parent === 'w:endnote') &&
      childOf(properties, 'w:sectPr') === undefined &&
      !marks.some(({ name }) => name === 'w:ins' || name === 'w:del' || name.startsWith('w:move'))
    )
  }

  /** Whether one paragraph stands right behind another, with nothing between them. */
  isNext(one: XmlElement, other: XmlElement): boolean {
    const parent = this.#trace.parents.get(one)
    const siblings = parent?.children.filter(isXmlElement) ?? []
    return siblings[siblings.indexOf(one) + 1] === other
  }

  /** Whether a paragraph holds nothing but words: no picture, field, note or place of a comment goes with it. */
  isBare(paragraph: XmlElement): boolean {
    const isPlain = (element: XmlElement): boolean =>
      element.name === 'w:rPr' || (PLAIN.has(element.name) && element.children.filter(isXmlElement).every(isPlain))
    const content = paragraph.children.filter(isXmlElement).filter(({ name }) => name !== 'w:pPr')
    return content.every(isPlain)
  }

  /** Where a paragraph's content begins, behind its properties. */
  contentStart(paragraph: XmlElement): number | undefined {
    const own = childOf(paragraph, 'w:pPr')
    return own === undefined ? this.#trace.spans.get(paragraph)?.open : this.#trace.spans.get(own)?.end
  }

  /** Says that a paragraph's mark was put in, taken out or moved. */
  mark(part: TracedPart, edits: Edits, paragraph: XmlElement, name: MarkName, by: Attribution): void {
    this.#marked.add(paragraph)
    this.#putInto(part.text, edits, paragraph, this.#changes.mark(name, by))
  }

  /** The properties of a paragraph as they lie in its file, with a change of its mark if one is named. */
  propertiesWith(
    text: string,
    paragraph: XmlElement,
    change?: { readonly name: MarkName; readonly by: Attribution },
  ): string {
    const own = childOf(paragraph, 'w:pPr')
    const span = own === undefined ? undefined : this.#trace.spans.get(own)
    const source = span === undefined ? '' : text.slice(span.start, span.end)
    if (change === undefined) return source
    const mark = this.#changes.mark(change.name, change.by)
    if (own === undefined || span === undefined) return tag('w:pPr', {}, tag('w:rPr', {}, mark))
    const { at, xml, upTo } = this.#placeIn(text, own, mark)
    return text.slice(span.start, at) + xml + text.slice(upTo, span.end)
  }

  /** The start tag of another paragraph like this one; it has no id of its own. */
  startTag(text: string, paragraph: XmlElement): string {
    const span = this.#trace.spans.get(paragraph)
    if (span === undefined) return '<w:p>'
    return text
      .slice(span.start, span.open)
      .replace(/\/>$/u, '>')
      .replace(/\s+[\w.-]+:(?:paraId|textId)\s*=\s*(?:"[^"]*"|'[^']*')/gu, '')
  }

  #putInto(text: string, edits: Edits, paragraph: XmlElement, mark: string): void {
    const own = childOf(paragraph, 'w:pPr')
    const span = this.#trace.spans.get(paragraph)
    if (span === undefined) return
    if (own !== undefined) {
      const { at, xml, upTo } = this.#placeIn(text, own, mark)
      if (upTo > at) edits.replace(at, upTo, xml)
      else edits.put(at, xml, -3)
      return
    }
    const properties = tag('w:pPr', {}, tag('w:rPr', {}, mark))
    // An empty paragraph may be one tag.
    if (span.open === span.end)
      edits.replace(
        span.end - 2,
        span.end,
        `>${properties}</${text.slice(span.start + 1, span.end).split(/[\s/>]/u)[0] ?? 'w:p'}>`,
      )
    else edits.put(span.open, properties, -3)
  }

  /** Where a change of the mark stands in a paragraph's properties: first among those of the mark (CT_ParaRPr). */
  #placeIn(
    text: string,
    properties: XmlElement,
    mark: string,
  ): { readonly at: number; readonly upTo: number; readonly xml: string } {
    const own = childOf(properties, 'w:rPr')
    const span = this.#trace.spans.get(own ?? properties)
    if (span === undefined) return { at: 0, upTo: 0, xml: '' }
    const isOneTag = span.open === span.end
    const inner = own === undefined ? tag('w:rPr', {}, mark) : mark
    if (isOneTag) {
      const name = /^<([^\s/>]+)/u.exec(text.slice(span.start, span.end))?.[1] ?? 'w:rPr'
      return { at: span.end - 2, upTo: span.end, xml: `>${inner}</${name}>` }
    }
    if (own !== undefined) return { at: span.open, upTo: span.open, xml: inner }
    // Behind it only a section's properties and the old ones may stand (CT_PPr).
    const next = properties.children
      .filter(isXmlElement)
      .find(({ name }) => name === 'w:sectPr' || name === 'w:pPrChange')
    const at = next === undefined ? span.close : (this.#trace.spans.get(next)?.start ?? span.close)
    return { at, upTo: at, xml: inner }
  }
}
