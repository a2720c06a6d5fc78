import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { inReadingOrder, isBlockMove, type BlockMove } from '#shared/text/reading-order.ts'
import { isXmlElement, type XmlElement, type XmlTrace } from '#electron/import/formats/xml/parse-xml.ts'
import type { TracedPart } from '#electron/import/formats/docx/parts.ts'
import type { Changes } from '../changes.ts'
import { Edits } from './edits.ts'
import type { PartWriter } from './part-writer.ts'
import type { SourceParagraphs } from './paragraphs.ts'
import type { Source } from './source.ts'

interface MoveContext {
  readonly source: Source
  readonly trace: XmlTrace
  readonly writer: PartWriter
  readonly paragraphs: SourceParagraphs
  readonly changes: Changes
  readonly moveName: (group: string) => string
  readonly isTracked: boolean
}

interface Moved {
  readonly move: BlockMove
  readonly part: TracedPart
  readonly paragraph: XmlElement
  /** Where it goes: before, or behind all. */
  readonly to: number
  readonly rank: number
}

/** What leads to something of which there is one only: a paragraph that holds it stands in one place. */
const ONCE = new Set([
  'w:footnoteReference',
  'w:endnoteReference',
  'w:drawing',
  'w:pict',
  'w:object',
  'w:fldChar',
  'w:sdt',
])
const CHANGED = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])
const LEFT_OUT = /^w:(?:bookmark(?:Start|End)|commentRange(?:Start|End))$/u

/** Whole paragraphs that go to another place. What else is written into one of them is written into it where it goes. */
export class MoveWriter {
  readonly #context: MoveContext
  readonly #moved: Moved[] = []

  constructor(context: MoveContext) {
    this.#context = context
  }

  /** Says what moves; to be called before runs are settled. Gives the moves for which the file has no sure place. */
  plan(open: OpenArticle, suggestions: readonly Suggestion[]): readonly Suggestion[] {
    const moves = suggestions.filter(isBlockMove)
    if (moves.length === 0) return []
    const view = this.#context.isTracked ? 'marked' : 'clean'
    const shown = this.#context.isTracked
      ? moves.map((each) => ({ ...each, state: 'open' as const }))
      : open.suggestions
    const order = inReadingOrder(open.blocks, shown, view).map(({ id }) => id as string)
    const moving = new Set<string>(moves.map(({ blockId }) => blockId))
    return moves.filter((move) => !this.#plan(move, order, moving))
  }

  #plan(move: BlockMove, order: readonly string[], moving: ReadonlySet<string>): boolean {
    const { source, trace, paragraphs, writer, isTracked, changes, moveName } = this.#context
    const letters = source.of(move.blockId)?.letters ?? []
    const all = new Set(letters.map((letter) => letter?.run.paragraph))
    const [paragraph] = all
    const part = letters[0]?.run.part
    if (all.size !== 1 || paragraph === undefined || part === undefined || !paragraphs.isFree(paragraph)) return false
    if (trace.parents.get(paragraph)?.name !== 'w:body') return false
    if (isTracked && (holds(paragraph, ONCE) || holds(paragraph, CHANGED))) return false
    const place = order.indexOf(move.blockId)
    const behind = order.slice(place + 1).find((id) => !moving.has(id) && this.#topOf(id) !== undefined)
    const before = order.slice(0, place).findLast((id) => !moving.has(id) && this.#topOf(id) !== undefined)
    const to =
      behind === undefined
        ? before === undefined
          ? undefined
          : trace.spans.get(this.#topOf(before) ?? paragraph)?.end
        : trace.spans.get(this.#topOf(behind) ?? paragraph)?.start
    if (to === undefined) return false
    if (isTracked) {
      const around = { name: 'w:moveTo', by: move } as const
      for (const letter of letters) if (letter !== undefined) writer.surroundAll(letter.run, letter.unit, around)
      const edits = writer.editsOf(part)
      const range = changes.range('To', moveName(move.id), move)
      const content = paragraphs.contentStart(paragraph)
      const end = trace.spans.get(paragraph)?.close
      if (content !== undefined) edits.put(content, range.start, -2)
      if (end !== undefined) edits.put(end, range.end, 9)
      paragraphs.mark(part, edits, paragraph, 'w:moveTo', move)
    }
    this.#moved.push({ move, part, paragraph, to, rank: place })
    return true
  }

  /** Puts what moves where it goes; to be called when all else is written. */
  settle(): void {
    const { trace, writer, isTracked } = this.#context
    for (const { move, part, paragraph, to, rank } of this.#moved) {
      const span = trace.spans.get(paragraph)
      if (span === undefined) continue
      const edits = writer.editsOf(part)
      const taken = edits.taken(part.text, span.start, span.end)
      const ids = /\s+[\w.-]+:(?:paraId|textId)\s*=\s*(?:"[^"]*"|'[^']*')/gu
      const end = taken.indexOf('>')
      const copy = isTracked ? taken.slice(0, end).replace(ids, '') + taken.slice(end) : taken
      edits.replace(span.start, span.end, isTracked ? this.#left(part.text, paragraph, move) : '')
      edits.put(to, copy, rank)
    }
  }

  /** The paragraph where it stood. */
  #left(text: string, paragraph: XmlElement, move: BlockMove): string {
    const { trace, paragraphs, changes, moveName } = this.#context
    const span = trace.spans.get(paragraph)
    if (span === undefined) return ''
    const edits = new Edits()
    const walk = (element: XmlElement): void => {
      for (const child of element.children) {
        if (!isXmlElement(child)) continue
        const own = trace.spans.get(child)
        if (own === undefined || child.name === 'w:pPr') continue
        if (LEFT_OUT.test(child.name) || holds(child, COMMENT)) edits.replace(own.start, own.end, '')
        else if (child.name === 'w:r')
          edits.replace(own.start, own.end, changes.mark('w:moveFrom', move, text.slice(own.start, own.end)))
        else walk(child)
      }
    }
    walk(paragraph)
    const range = changes.range('From', moveName(move.id), move)
    const start = paragraphs.contentStart(paragraph) ?? span.open
    edits.put(start, range.start, -2)
    edits.put(span.close, range.end, 9)
    const whole = edits.taken(text, start - 1, span.end)
    const properties = paragraphs.propertiesWith(text, paragraph, { name: 'w:moveFrom', by: move })
    return text.slice(span.start, span.open) + properties + whole.slice(1)
  }

  /** What stands in the body around a block: its paragraph, or the table that it is in. */
  #topOf(blockId: string): XmlElement | undefined {
    const { source, trace } = this.#context
    const letter = source.of(blockId)?.letters.find((each) => each !== undefined)
    let at = letter?.run.paragraph
    while (at !== undefined && trace.parents.get(at)?.name !== 'w:body') at = trace.parents.get(at)
    return at
  }
}

const COMMENT = new Set(['w:commentReference'])

function holds(element: XmlElement, names: ReadonlySet<string>): boolean {
  return element.children.some(
    (child) => isXmlElement(child) && child.name !== 'w:pPr' && (names.has(child.name) || holds(child, names)),
  )
}
