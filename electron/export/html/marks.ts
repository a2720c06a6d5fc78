import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { makeSweep } from '#shared/lib/sweep.ts'
import { segments, type Segment } from '#shared/text/derive.ts'
import type { Remark } from '../review.ts'
import { formedRuns, type FormedRun } from '#shared/text/form.ts'
import { formsPutIn } from '#shared/text/form-in-place.ts'
import { formedBlock } from '#shared/text/formed-block.ts'
import { element, escapeLines, isolated } from '#shared/markup/escape.ts'
import { formedMarkup, inForm, withReading } from '#shared/markup/form.ts'

/** What is drawn on one block. */
export interface BlockMarks {
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
  readonly remarks: readonly Remark[]
  readonly blockOrder: ReadonlyMap<string, number>
  /** Who draws changes another way than as struck and put in. */
  readonly hand?: ProofHand | undefined
}

/** Draws what it knows a mark for; what it gives nothing for is shown as a change. Ids are those of suggestions. */
export interface ProofHand {
  readonly struck: (id: string, markup: string) => string | undefined
  readonly putIn: (id: string, markup: string) => string | undefined
  /** The start of a block that goes on with the one before. */
  readonly joined: (id: string) => string | undefined
  /** What stands behind the last word of a block. */
  readonly ends: (block: Block) => string
  readonly reference: (remark: Remark) => string | undefined
}

/** The run of a block that a remark covers; over several blocks each has its own part of it. */
interface Cover {
  readonly remark: Remark
  readonly start: number
  readonly end: number
  readonly isLast: boolean
}

/**
 * The text of a block with its marks: deletions and insertions, notes above the line, numbers below it,
 * and the number of each remark where it ends.
 */
export function markedText(block: Block, marks: BlockMarks): string {
  const length = codePointLength(block.text)
  const covers = marks.remarks.flatMap((remark) => coverOf(remark, block, length, marks.blockOrder))
  // In a review to be read every change is shown, also one already accepted; only its look differs.
  const shown = marks.suggestions
    .filter((each) => each.state !== 'rejected')
    .map((each) => ({ ...each, state: 'open' as const }))
  const states = new Map(marks.suggestions.map((each) => [each.id as string, each.state]))
  const parts = segments(block, shown, 'marked')
  const formed = formedBlock(block, shown, 'marked')
  const putIn = formsPutIn(formed, shown)
  const ends = [...covers]
    .filter((cover) => cover.isLast)
    .sort((a, b) => a.end - b.end || a.remark.number - b.remark.number)
  const forms = formedRuns({ text: block.text, marks: formed.marks }).filter((each) => each.marks.length > 0)
  const at = { covers: makeSweep(covers), numbers: makeSweep(marks.numbers), forms: makeSweep(forms) }
  const { hand } = marks
  const join = shown.find((each) => each.kind === 'join' && each.end === 0)
  let markup = join === undefined ? '' : (hand?.joined(join.id) ?? JOINED)
  let placed = 0
  // What joins a paragraph is numbered at its start, not behind its first run of words; an insertion comes first there.
  if (parts[0]?.kind !== 'inserted') markup += takeRefs(0)
  parts.forEach((part, index) => {
    const next = parts[index + 1]
    const id = part.suggestionId ?? ''
    if (part.kind === 'inserted')
      markup += hand?.putIn(id, insertion(part, putIn?.get(id), states)) ?? insertion(part, putIn?.get(id), states)
    else {
      const { start, end } = part
      const own = { covers: at.covers(start, end), numbers: at.numbers(start, end), forms: at.forms(start, end) }
      const words = run(part, own, states, (upTo) => takeRefs(upTo))
      markup += (part.kind === 'deleted' ? hand?.struck(id, words) : undefined) ?? words
    }
    // The sign of a replacement stands after what is put in, not between the old and the new.
    const isBeforeInsertion = next?.kind === 'inserted' && next.start === part.end
    if (!isBeforeInsertion) markup += takeRefs(part.end)
  })
  return markup + takeRefs(Number.POSITIVE_INFINITY) + (hand?.ends(block) ?? '')

  function takeRefs(upTo: number): string {
    let refs = ''
    for (let cover = ends[placed]; cover !== undefined && cover.end <= upTo; cover = ends[placed]) {
      refs += hand?.reference(cover.remark) ?? reference(cover.remark)
      placed += 1
    }
    return refs
  }
}

/** The end of the paragraph before is to go. */
const JOINED = '<del><span class="pilcrow">¶</span></del>'

/** The number of a remark at its place, leading to its card. */
export function reference(remark: Remark): string {
  const number = String(remark.number)
  // The joiner keeps the sign on the line of the words that it belongs to.
  const sign = element('a', { class: `ref ref-${remark.kind}`, id: `place-${number}`, href: `#note-${number}` }, number)
  return `\u2060${sign}`
}

function coverOf(remark: Remark, block: Block, length: number, order: ReadonlyMap<string, number>): readonly Cover[] {
  const { start, end } = remark
  if (start === undefined || end === undefined) return []
  const at = order.get(block.id) ?? -1
  const first = order.get(start.blockId) ?? -1
  const last = order.get(end.blockId) ?? first
  if (at < first || at > last) return []
  return [
    {
      remark,
      start: at === first ? Math.min(start.offset, length) : 0,
      end: at === last ? Math.min(end.offset, length) : length,
      isLast: at === last,
    },
  ]
}

function insertion(
  part: Segment,
  marks: readonly InlineMark[] | undefined,
  states: ReadonlyMap<string, string>,
): string {
  // An inserted line break is a new paragraph; the sign makes it visible.
  // What it turns, it turns in itself only: the article's words go on behind it as they are.
  const text = isolated(formedMarkup({ text: part.text, marks }, '<span class="pilcrow">¶</span><br>'))
  return element('ins', { class: classOf(part, states) }, text)
}

function classOf(part: Segment, states: ReadonlyMap<string, string>): string | undefined {
  const isAccepted = part.suggestionIds.some((id) => states.get(id) === 'accepted')
  const names = [isAccepted ? 'accepted' : '', part.isConflict ? 'conflict' : ''].filter((name) => name !== '')
  return names.length === 0 ? undefined : names.join(' ')
}

/** What stands on a run of a block's own text. */
interface RunMarks {
  readonly covers: readonly Cover[]
  readonly numbers: readonly NumberRecord[]
  readonly forms: readonly FormedRun[]
}

/** A run of the block's own text, cut wherever a note or a number begins or ends, and at the borders of cells. */
function run(
  part: Segment,
  { covers, numbers, forms }: RunMarks,
  states: ReadonlyMap<string, string>,
  takeRefs: (upTo: number) => string,
): string {
  const characters = Array.from(part.text)
  const cuts = new Set([part.start, part.end])
  for (const { start, end } of [...covers, ...numbers, ...forms])
    for (const cut of [start, end]) if (cut > part.start && cut < part.end) cuts.add(cut)
  characters.forEach((character, index) => {
    if (!isBorder(character)) return
    cuts.add(part.start + index)
    cuts.add(part.start + index + 1)
  })
  const points = [...cuts].sort((a, b) => a - b)
  const at = { covers: makeSweep(covers), numbers: makeSweep(numbers), forms: makeSweep(forms) }
  let markup = ''
  points.slice(0, -1).forEach((from, index) => {
    const to = points[index + 1] ?? part.end
    if (from > part.start) markup += takeRefs(from)
    const names = new Set<string>()
    // Cut at every border, a run lies in what it meets.
    for (const { remark } of at.covers(from, to)) names.add(`mark mark-${remark.kind}`)
    for (const { state } of at.numbers(from, to)) names.add(`number number-${state}`)
    const [shaped] = at.forms(from, to)
    const text = characters.slice(from - part.start, to - part.start).join('')
    const isBare = names.size === 0 || isBorder(text)
    const form = isBorder(text) ? undefined : shaped
    const plain = isBare ? escapeLines(text) : element('span', { class: [...names].join(' ') }, escapeLines(text))
    const drawn = form === undefined ? plain : withReading(inForm(plain, form.marks), to, form.marks)
    markup +=
      part.kind === 'deleted' && !isBorder(text) ? element('del', { class: classOf(part, states) }, drawn) : drawn
  })
  return markup
}

/** Borders of a table's cells and rows; no mark is drawn over them. */
function isBorder(text: string): boolean {
  return text === '\t' || text === '\n'
}
