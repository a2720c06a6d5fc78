import { childOf, type XmlElement, type XmlTrace } from '#electron/import/formats/xml/parse-xml.ts'
import type { TracedPart } from '#electron/import/formats/docx/parts.ts'
import type { Attribution, Changes, ChangeTag } from '../changes.ts'
import { tag } from '../xml.ts'
import { Edits } from './edits.ts'
import { joined, propertiesOf } from './properties.ts'
import { outermost, type SourceRun, type SourceRuns, type Unit } from './runs.ts'

/** What is done with words of a run: a tracked change around them, or, where nobody is named, they go. */
export interface Around {
  readonly name: Exclude<ChangeTag, 'w:rPrChange'>
  readonly by: Attribution | undefined
}

/** Other properties of words; `by`: as a tracked change. */
export interface Reformed {
  readonly by: Attribution | undefined
  readonly change: (before: ReturnType<typeof propertiesOf>) => ReturnType<typeof propertiesOf>
}

/** Of what stands at one point: what is put in there, the ends of comments, their beginnings. */
export const RANKS = { words: 0, end: 1, start: 2 } as const

interface Cut {
  readonly rank: number
  readonly xml: string
}

interface RunMarks {
  readonly cuts: Map<number, Cut[]>
  readonly around: Map<number, Around>
  readonly outer: Map<number, Around>
  readonly reformed: Map<number, Reformed[]>
}

/** Writes into the parts of a document: between its runs, and into a run only where that has to be cut. */
export class PartWriter {
  readonly #edits = new Map<TracedPart, Edits>()
  readonly #marks = new Map<SourceRun, RunMarks>()
  readonly #trace: XmlTrace
  readonly #runs: SourceRuns
  readonly #changes: Changes
  readonly #isTracked: boolean

  /** `isTracked`: what the author tracked stays so, and words that were taken out are not words again. */
  constructor(trace: XmlTrace, runs: SourceRuns, changes: Changes, isTracked: boolean) {
    this.#trace = trace
    this.#runs = runs
    this.#changes = changes
    this.#isTracked = isTracked
  }

  editsOf(part: TracedPart): Edits {
    const known = this.#edits.get(part) ?? new Edits()
    this.#edits.set(part, known)
    return known
  }

  /** Puts something between two units of a run, or, at its border, beside it. */
  put(run: SourceRun, before: number, xml: string, rank: number): void {
    const at = outermost(run, before)
    if (at === 0) this.editsOf(run.part).put(this.#runs.borderOf(run, 'start'), xml, rank)
    else if (at === run.units.length) this.editsOf(run.part).put(this.#runs.borderOf(run, 'end'), xml, rank)
    else {
      const { cuts } = this.#marksOf(run)
      cuts.set(at, [...(cuts.get(at) ?? []), { xml, rank }])
    }
  }

  surround(run: SourceRun, unit: number, around: Around): void {
    this.#marksOf(run).around.set(unit, around)
  }

  /** Something around that, whatever else becomes of it: what is moved and taken out stands where it went to, taken out. */
  surroundAll(run: SourceRun, unit: number, around: Around): void {
    this.#marksOf(run).outer.set(unit, around)
  }

  reform(run: SourceRun, unit: number, reformed: Reformed): void {
    const { reformed: all } = this.#marksOf(run)
    all.set(unit, [...(all.get(unit) ?? []), reformed])
  }

  /** Puts down what is to be written into runs; to be called once, when all is said. */
  settle(): void {
    for (const [run, marks] of this.#marks) {
      const span = this.#trace.spans.get(run.element)
      if (span !== undefined) this.editsOf(run.part).replace(span.start, span.end, this.#rewritten(run, marks))
    }
    this.#marks.clear()
  }

  /** The parts into which something was written, with their new text. */
  get written(): ReadonlyMap<TracedPart, string> {
    return new Map(
      [...this.#edits].filter(([, edits]) => !edits.isEmpty).map(([part, edits]) => [part, edits.applied(part.text)]),
    )
  }

  #marksOf(run: SourceRun): RunMarks {
    const known = this.#marks.get(run) ?? { cuts: new Map(), around: new Map(), outer: new Map(), reformed: new Map() }
    this.#marks.set(run, known)
    return known
  }

  #rewritten(run: SourceRun, { cuts, around, outer, reformed }: RunMarks): string {
    const parts: string[] = []
    let from = 0
    for (let at = 1; at <= run.units.length; at += 1) {
      const isSame =
        around.get(at) === around.get(from) &&
        outer.get(at) === outer.get(from) &&
        isOne(reformed.get(at), reformed.get(from)) &&
        !cuts.has(at)
      if (isSame && at < run.units.length) continue
      const piece = this.#piece(run, from, at, around.get(from), reformed.get(from) ?? [])
      const whole = outer.get(from)
      parts.push(whole?.by === undefined ? piece : this.#changes.mark(whole.name, whole.by, piece))
      for (const { xml } of (cuts.get(at) ?? []).toSorted((a, b) => a.rank - b.rank)) parts.push(xml)
      from = at
    }
    return parts.join('')
  }

  #piece(run: SourceRun, from: number, to: number, around: Around | undefined, reformed: readonly Reformed[]): string {
    if (around !== undefined && around.by === undefined && (around.name === 'w:del' || around.name === 'w:moveFrom'))
      return ''
    const isTakenOut = around?.name === 'w:del'
    const { element, part, isWhole, units } = run
    const span = this.#trace.spans.get(element)
    if (span === undefined) return ''
    if (isWhole) return part.text.slice(span.start, span.end)
    const name = nameOf(part.text, span.start)
    const content = this.#content(part.text, units.slice(from, to), isTakenOut)
    const xml = `${part.text.slice(span.start, span.open)}${this.#properties(run, reformed)}${content}</${name}>`
    return around?.by === undefined ? xml : this.#changes.mark(around.name, around.by, xml)
  }

  #properties({ element, part }: SourceRun, reformed: readonly Reformed[]): string {
    const own = childOf(element, 'w:rPr')
    const span = own === undefined ? undefined : this.#trace.spans.get(own)
    const source = span === undefined ? '' : part.text.slice(span.start, span.end)
    if (reformed.length === 0) return source
    const before = propertiesOf(element, part.text, this.#trace)
    const now = reformed.reduce((all, { change }) => change(all), before)
    const by = reformed.at(-1)?.by
    const old = by === undefined ? '' : this.#changes.mark('w:rPrChange', by, tag('w:rPr', {}, joined(before)))
    const all = joined(now) + old
    return all === '' ? '' : tag('w:rPr', {}, all)
  }

  /** Units of a run as they lie in the source; an element that is cut in two is written twice, with its own attributes. */
  #content(text: string, units: readonly Unit[], isTakenOut: boolean): string {
    const parts: string[] = []
    for (let at = 0; at < units.length;) {
      const unit = units[at]
      if (unit === undefined) break
      if (unit.kind !== 'letter') {
        parts.push(text.slice(unit.start, unit.end))
        at += 1
        continue
      }
      const { child } = unit
      let last = at
      while (units[last + 1]?.child === child) last += 1
      parts.push(this.#textElement(text, child, unit.start, units[last]?.end ?? unit.end, isTakenOut))
      at = last + 1
    }
    return parts.join('')
  }

  #textElement(text: string, child: XmlElement, start: number, end: number, isTakenOut: boolean): string {
    const span = this.#trace.spans.get(child)
    if (span === undefined) return ''
    const name = nameOf(text, span.start)
    const shown = isTakenOut ? name.replace(/t$/u, 'delText') : this.#isTracked ? name : name.replace(/delText$/u, 't')
    const attributes = text.slice(span.start + 1 + name.length, span.open - 1)
    const isWhole = start === span.open && end === span.close
    const words = text.slice(start, end)
    const space = isWhole || child.attributes['xml:space'] === 'preserve' ? '' : ' xml:space="preserve"'
    const given = space === '' ? attributes : attributes.replace(/\s+xml:space\s*=\s*(?:"[^"]*"|'[^']*')/u, '') + space
    return `<${shown}${given}>${inCdata(text, span.open, start) ? `<![CDATA[${words.endsWith(']]>') ? words : `${words}]]>`}` : words}</${shown}>`
  }
}

/** Whether a place lies within a part that is taken letter by letter. */
function inCdata(text: string, from: number, at: number): boolean {
  const open = text.lastIndexOf('<![CDATA[', at)
  return open >= from && text.indexOf(']]>', open) >= at && open < at
}

function isOne(one: readonly Reformed[] | undefined, other: readonly Reformed[] | undefined): boolean {
  return one?.length === other?.length && (one ?? []).every((each, at) => each === other?.[at])
}

/** The name of the tag that begins at a place, as its file writes it. */
export function nameOf(text: string, at: number): string {
  return /^<([^\s/>]+)/u.exec(text.slice(at, at + 100))?.[1] ?? ''
}
