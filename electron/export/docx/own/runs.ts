import type { TracedPart } from '#electron/import/formats/docx/parts.ts'
import { isXmlElement, type XmlElement, type XmlTrace } from '#electron/import/formats/xml/parse-xml.ts'
import { codePointSpans } from './letters.ts'

/** One thing in a run that is not cut any more: a letter, a tab, a picture. */
export interface Unit {
  readonly child: XmlElement
  readonly start: number
  readonly end: number
  /** A letter, something that stands for some, or something that stands for none. */
  kind: 'letter' | 'sign' | 'silent'
}

/** A run of a part that is written into; `isWhole`: something else that stands among runs, and is never cut (a formula). */
export interface SourceRun {
  readonly part: TracedPart
  readonly element: XmlElement
  readonly isWhole: boolean
  readonly units: readonly Unit[]
  readonly paragraph: XmlElement
  /** Whether its words are taken out already by a tracked change of the author. */
  readonly isTakenOut: boolean
}

/** What may stand around a run and be left at its border: then what is put in stands outside of it. */
const AROUND = new Set([
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:hyperlink',
  'w:smartTag',
  'w:fldSimple',
  'w:sdtContent',
  'w:sdt',
])
const TEXT = new Set(['w:t', 'w:delText'])

/** The runs of the parts that were read, each once, by what stands in them. */
export class SourceRuns {
  readonly #trace: XmlTrace
  readonly #parts: ReadonlyMap<XmlElement, TracedPart>
  readonly #runs = new Map<XmlElement, SourceRun>()
  readonly #units = new Map<XmlElement, number>()

  constructor(trace: XmlTrace, parts: Iterable<TracedPart>) {
    this.#trace = trace
    this.#parts = new Map(Array.from(parts, (part) => [part.root, part]))
  }

  /** The run in which an element stands, and the first of its units that are of it; undefined where it stands in none. */
  of(element: XmlElement): { readonly run: SourceRun; readonly unit: number } | undefined {
    const way = this.#wayUp(element)
    const paragraph = way.find(({ name }) => name === 'w:p')
    const top = topOf(way.slice(0, paragraph === undefined ? 0 : way.indexOf(paragraph)))
    const part = this.#parts.get(way.at(-1) ?? element)
    if (paragraph === undefined || top === undefined || part === undefined) return undefined
    const run = this.#runs.get(top) ?? this.#read(top, paragraph, part, way)
    if (run === undefined) return undefined
    this.#runs.set(top, run)
    if (run.isWhole) return { run, unit: 0 }
    const child = way[way.indexOf(top) - 1]
    const unit = child === undefined ? undefined : this.#units.get(child)
    return unit === undefined ? undefined : { run, unit }
  }

  parentOf(element: XmlElement): XmlElement | undefined {
    return this.#trace.parents.get(element)
  }

  /** Where a run ends or begins, outside of all that ends or begins with it. */
  borderOf(run: SourceRun, side: 'start' | 'end'): number {
    return this.#trace.spans.get(this.#outermost(run, side))?.[side] ?? 0
  }

  /** In what something stands that is put between two units of a run, or beside it. */
  standsIn(run: SourceRun, before: number): XmlElement | undefined {
    const at = outermost(run, before)
    const side = at === 0 ? 'start' : at === run.units.length ? 'end' : undefined
    return this.parentOf(side === undefined ? run.element : this.#outermost(run, side))
  }

  #outermost({ element }: SourceRun, side: 'start' | 'end'): XmlElement {
    let at = element
    for (;;) {
      const parent = this.parentOf(at)
      if (parent === undefined || !AROUND.has(parent.name)) break
      const inside = parent.children.filter(isXmlElement)
      if (inside.at(side === 'end' ? -1 : 0) !== at) break
      at = parent
    }
    return at
  }

  #read(
    element: XmlElement,
    paragraph: XmlElement,
    part: TracedPart,
    way: readonly XmlElement[],
  ): SourceRun | undefined {
    const isTakenOut = way.some(({ name }) => name === 'w:del' || name === 'w:moveFrom')
    const isWhole = element.name !== 'w:r'
    const spans = this.#trace.spans
    const own = isWhole ? [element] : element.children.filter(isXmlElement).filter(({ name }) => name !== 'w:rPr')
    const units: Unit[] = []
    for (const child of own) {
      const span = spans.get(child)
      if (span === undefined) return undefined
      this.#units.set(child, units.length)
      if (TEXT.has(child.name))
        for (const [start, end] of codePointSpans(part.text, span.open, span.close))
          units.push({ child, start, end, kind: 'letter' })
      else units.push({ child, start: span.start, end: span.end, kind: 'silent' })
    }
    return { part, element, isWhole, units, paragraph, isTakenOut }
  }

  #wayUp(element: XmlElement): readonly XmlElement[] {
    const way = [element]
    for (let parent = this.parentOf(element); parent !== undefined; parent = this.parentOf(parent)) way.push(parent)
    return way
  }
}

/** The outermost run on the way from an element to its paragraph; of a formula the formula. */
function topOf(way: readonly XmlElement[]): XmlElement | undefined {
  return (
    way.findLast(({ name }) => name === 'm:oMathPara' || name === 'm:oMath') ??
    way.findLast(({ name }) => name === 'w:r')
  )
}

/** A border beside which nothing of a run's own words stands is the run's. */
export function outermost({ units, isWhole }: SourceRun, at: number): number {
  if (isWhole) return at <= 0 ? 0 : units.length
  if (units.slice(0, at).every(({ kind }) => kind === 'silent')) return 0
  return units.slice(at).every(({ kind }) => kind === 'silent') ? units.length : at
}
