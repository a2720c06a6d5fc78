import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength } from '../lib/code-points.ts'
import { carriedOut } from './derive.ts'

/** A run of text, `end` excluded; code points. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A run of a block's own text, and what stands for it in the text as it is read. */
export interface ReplacedRun {
  readonly own: Span
  readonly clean: Span
}

/** An accepted suggestion that is carried out: the words that it takes away, and its own in the clean text. */
export interface CleanEdit extends ReplacedRun {
  readonly suggestion: Suggestion
}

/** What was carried out in a block's clean text, in the order of the text. */
export function cleanEdits(block: Pick<Block, 'id'>, suggestions: readonly Suggestion[]): readonly CleanEdit[] {
  let shift = 0
  return carriedOut(block.id, suggestions).map((suggestion) => {
    const { start, end } = suggestion
    const length = codePointLength(suggestion.after)
    const clean = { start: start + shift, end: start + shift + length }
    shift += length - (end - start)
    return { suggestion, own: { start, end }, clean }
  })
}

/** Where a run of the block's own text that no edit touches stands in the clean text. */
export function toClean({ start, end }: Span, edits: readonly CleanEdit[]): Span {
  const shift = shiftOf(edits.filter(({ own }) => own.end <= start))
  return { start: start + shift, end: end + shift }
}

/** Where a run of the clean text stands in the block's own; a run that ends inside new words takes in what they replaced. */
export function toOwn({ start, end }: Span, edits: readonly ReplacedRun[]): Span {
  const inside = (position: number): ReplacedRun | undefined =>
    edits.find(({ clean }) => clean.start < position && position < clean.end)
  const first = inside(start)
  const last = inside(end)
  const from =
    first?.own.start ?? start - shiftOf(edits.filter(({ clean }) => clean.end <= start && clean.start < start))
  const to = last?.own.end ?? end - shiftOf(edits.filter(({ clean }) => clean.end <= end))
  return { start: Math.min(from, to), end: Math.max(from, to) }
}

function shiftOf(edits: readonly ReplacedRun[]): number {
  return edits.reduce((sum, { own, clean }) => sum + (clean.end - clean.start) - (own.end - own.start), 0)
}
