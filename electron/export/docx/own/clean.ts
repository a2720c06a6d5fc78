import type { SourceSuggestion } from '#shared/domain/source-document.ts'
import { childOf, isXmlElement, type XmlElement, type XmlTrace } from '#electron/import/formats/xml/parse-xml.ts'
import type { TracedPart } from '#electron/import/formats/docx/parts.ts'
import type { RawBlock } from '#electron/import/formats/raw-document.ts'
import type { FromFile } from './from-file.ts'
import { nameOf, type PartWriter } from './part-writer.ts'

const PUT_IN = new Set(['w:ins', 'w:moveTo'])
const TAKEN_OUT = new Set(['w:del', 'w:moveFrom'])
const RANGES = /^w:move(?:From|To)Range(?:Start|End)$/u
const OF_MARKS = new Set(['w:pPr', 'w:rPr', 'w:trPr', 'w:tcPr'])
/** What is nothing by itself: a paragraph of which all else went is gone. */
const EMPTY = /^w:(?:pPr|bookmark(?:Start|End)|proofErr|commentRange(?:Start|End)|move.*Range(?:Start|End))$/u

/**
 * Carries out in the file's own text what the author tracked and was accepted, and takes back what was not: the clean text is
 * that of the desk. Comments go with their places. Tracked changes of format alone stay as they are.
 */
export class Cleaner {
  readonly #trace: XmlTrace
  readonly #writer: PartWriter
  readonly #known: FromFile
  readonly #suggestions: readonly SourceSuggestion[]
  /** Where the words of each tracked change stand: of which block, at which place. */
  readonly #places = new Map<XmlElement, { block: number; start: number; end: number }>()
  readonly #ends = new Map<XmlElement, { readonly block: number; readonly at: number }>()
  readonly #forms = new Map<XmlElement, { readonly block: number; readonly at: number }>()
  readonly #gone = new Set<XmlElement>()

  constructor(
    trace: XmlTrace,
    writer: PartWriter,
    known: FromFile,
    read: { readonly blocks: readonly RawBlock[]; readonly suggestions: readonly SourceSuggestion[] },
  ) {
    this.#trace = trace
    this.#writer = writer
    this.#known = known
    this.#suggestions = read.suggestions
    read.blocks.forEach(({ origins = [] }, block) => {
      for (const { element, start, end } of origins) this.#remember(element, block, start, end)
    })
  }

  clean(part: TracedPart): void {
    this.#walk(part, part.root)
  }

  /** Takes all that stands in a part's root away: nobody refers to it any more. */
  empty(part: TracedPart): void {
    const span = this.#trace.spans.get(part.root)
    if (span !== undefined && span.close > span.open) this.#writer.editsOf(part).replace(span.open, span.close, '')
  }

  #remember(element: XmlElement, block: number, start: number, end: number): void {
    let way: XmlElement | undefined = element
    for (; way !== undefined && way.name !== 'w:p'; way = this.#trace.parents.get(way)) {
      if (way.name === 'w:r') this.#forms.set(way, { block, at: start })
      if (!PUT_IN.has(way.name) && !TAKEN_OUT.has(way.name)) continue
      const known = this.#places.get(way)
      if (known === undefined) this.#places.set(way, { block, start, end })
      else known.end = Math.max(known.end, end)
    }
    if (way !== undefined) this.#ends.set(way, { block, at: end })
  }

  #walk(part: TracedPart, element: XmlElement): void {
    for (const child of element.children) {
      if (!isXmlElement(child)) continue
      const { name } = child
      const isMark = OF_MARKS.has(element.name)
      if (!isMark && PUT_IN.has(name)) this.#settle(part, child, this.#isAccepted(child))
      else if (!isMark && TAKEN_OUT.has(name)) this.#settle(part, child, !this.#isAccepted(child))
      else if (RANGES.test(name) || name === 'w:commentRangeStart' || name === 'w:commentRangeEnd')
        this.#remove(part, child)
      else if (name === 'w:commentReference') this.#remove(part, isAlone(element) ? element : child)
      else if (name === 'w:rPrChange' && element.name === 'w:rPr') this.#settleForm(part, element, child)
      else if (name.endsWith('Change')) continue
      else this.#walk(part, child)
      if (name === 'w:p') this.#settleMark(part, element, child)
      if (name === 'w:tr') this.#settleRow(part, child)
    }
  }

  /** Its words stay without their change, or go with it. */
  #settle(part: TracedPart, change: XmlElement, stays: boolean): void {
    const span = this.#trace.spans.get(change)
    if (span === undefined) return
    if (!stays) return this.#remove(part, change)
    const edits = this.#writer.editsOf(part)
    edits.replace(span.start, span.open, '')
    if (span.close < span.end) edits.replace(span.close, span.end, '')
    this.#restore(part, change)
    this.#walk(part, change)
  }

  /** Words that were taken out are words again. */
  #restore(part: TracedPart, element: XmlElement): void {
    for (const child of element.children) {
      if (!isXmlElement(child)) continue
      const span = this.#trace.spans.get(child)
      if (span === undefined) continue
      const again = AGAIN[child.name]
      if (again === undefined) {
        this.#restore(part, child)
        continue
      }
      const edits = this.#writer.editsOf(part)
      const name = nameOf(part.text, span.start)
      const now = name.slice(0, name.indexOf('del')) + again
      edits.replace(span.start + 1, span.start + 1 + name.length, now)
      if (span.close < span.end) edits.replace(span.close + 2, span.close + 2 + name.length, now)
    }
  }

  #settleForm(part: TracedPart, properties: XmlElement, change: XmlElement): void {
    const run = this.#trace.parents.get(properties)
    const place = run === undefined ? undefined : this.#forms.get(run)
    const index = this.#suggestions.findIndex(
      ({ kind, block, start, end }) => kind === 'form' && block === place?.block && start <= place.at && place.at < end,
    )
    const state = this.#known.suggestions.get(index)?.state
    if (state === undefined) return
    if (state === 'accepted') return this.#remove(part, change)
    const [own, old] = [this.#trace.spans.get(properties), this.#trace.spans.get(childOf(change, 'w:rPr') ?? change)]
    if (own !== undefined && old !== undefined)
      this.#writer
        .editsOf(part)
        .replace(
          own.open,
          own.close,
          childOf(change, 'w:rPr') === undefined ? '' : part.text.slice(old.open, old.close),
        )
  }

  /** A paragraph's own mark: it was put in, or taken out. */
  #settleMark(part: TracedPart, parent: XmlElement, paragraph: XmlElement): void {
    const mark = childOf(childOf(paragraph, 'w:pPr'), 'w:rPr')
      ?.children.filter(isXmlElement)
      .find(({ name }) => PUT_IN.has(name) || TAKEN_OUT.has(name))
    if (mark === undefined) return
    const isPutIn = PUT_IN.has(mark.name)
    const isAccepted = this.#isMarkAccepted(paragraph, isPutIn)
    if (isPutIn === isAccepted) return this.#remove(part, mark)
    const siblings = parent.children.filter(isXmlElement)
    const next = siblings[siblings.indexOf(paragraph) + 1]
    const content = paragraph.children.filter(isXmlElement)
    if (content.every((each) => this.#gone.has(each) || EMPTY.test(each.name)) && siblings.length > 1)
      return this.#remove(part, paragraph)
    const own = this.#trace.spans.get(paragraph)
    if (next?.name !== 'w:p' || own === undefined) return this.#remove(part, mark)
    const start = this.#trace.spans.get(childOf(next, 'w:pPr') ?? next)
    const at = childOf(next, 'w:pPr') === undefined ? start?.open : start?.end
    if (at !== undefined) this.#writer.editsOf(part).replace(own.close, at, '')
    this.#remove(part, mark)
  }

  #isMarkAccepted(paragraph: XmlElement, isPutIn: boolean): boolean {
    const end = this.#ends.get(paragraph)
    const index = this.#suggestions.findIndex(({ kind, block, start, end: to, after }) => {
      if (end === undefined) return false
      if (isPutIn) return block === end.block && start <= end.at && end.at <= to && after.includes('\n')
      return kind === 'join' ? block === end.block + 1 : block === end.block && start <= end.at && end.at < to
    })
    const own = this.#known.suggestions.get(index)
    return own === undefined ? this.#isInsideAccepted(paragraph) : own.state === 'accepted'
  }

  #settleRow(part: TracedPart, row: XmlElement): void {
    const mark = childOf(row, 'w:trPr')
      ?.children.filter(isXmlElement)
      .find(({ name }) => name === 'w:ins' || name === 'w:del')
    if (mark === undefined) return
    if ((mark.name === 'w:ins') === this.#isInsideAccepted(row)) this.#remove(part, mark)
    else this.#remove(part, row)
  }

  /** Of what has no change of its own in the list: as the first change within it. */
  #isInsideAccepted(element: XmlElement): boolean {
    const find = (parent: XmlElement): XmlElement | undefined => {
      for (const child of parent.children) {
        if (!isXmlElement(child) || OF_MARKS.has(child.name)) continue
        const own = this.#places.has(child) ? child : find(child)
        if (own !== undefined) return own
      }
      return undefined
    }
    const change = find(element)
    return change !== undefined && this.#isAccepted(change)
  }

  #isAccepted(change: XmlElement): boolean {
    const place = this.#places.get(change)
    if (place === undefined) return false
    const isPutIn = PUT_IN.has(change.name)
    const author = change.attributes['w:author'] ?? ''
    const index = this.#suggestions.findIndex(
      (each) =>
        each.block === place.block &&
        each.author === author &&
        each.kind !== 'form' &&
        (isPutIn
          ? each.after !== '' && each.start <= place.start && place.start <= each.end
          : each.start <= place.start && place.end <= each.end && each.start < each.end),
    )
    return this.#known.suggestions.get(index)?.state === 'accepted'
  }

  #remove(part: TracedPart, element: XmlElement): void {
    const span = this.#trace.spans.get(element)
    this.#gone.add(element)
    if (span !== undefined) this.#writer.editsOf(part).replace(span.start, span.end, '')
  }
}

const AGAIN: Readonly<Record<string, string>> = { 'w:delText': 't', 'w:delInstrText': 'instrText' }

/** Whether a run holds nothing beside its properties and one thing. */
function isAlone(run: XmlElement): boolean {
  return run.name === 'w:r' && run.children.filter(isXmlElement).filter(({ name }) => name !== 'w:rPr').length === 1
}
