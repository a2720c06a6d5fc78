import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength, sliceCodePoints, toCodePoint, toUtf16Index } from '#shared/lib/code-points.ts'
import { segments, type Segment } from '#shared/text/derive.ts'
import { formedRuns } from '#shared/text/form.ts'
import { formInPlace, formsPutIn } from '#shared/text/form-in-place.ts'
import { formedBlock } from '#shared/text/formed-block.ts'
import type { ProofView } from '../store/app-store.ts'

/**
 * A run of a block as it stands on screen; one child node each, in this order.
 * `own`: its letters are the block's own, so positions inside it can be told; else it stands for `start`–`end` whole.
 */
export interface Piece {
  readonly text: string
  readonly kind: Segment['kind']
  readonly start: number
  readonly end: number
  readonly isOwn: boolean
  readonly suggestionId?: string
  readonly isConflict: boolean
  /** The form of its letters: bold, raised, a link … */
  readonly forms: readonly InlineMark[]
}

/** The runs of a block in one view. The original view shows the text as it was received, before repairs. */
export function piecesOf(
  block: Block,
  suggestions: readonly Suggestion[],
  repairs: readonly Repair[],
  view: ProofView,
): readonly Piece[] {
  const hasForm = block.marks !== undefined || block.grid !== undefined
  if (view === 'original')
    return hasForm ? formed(block, originalPieces(block, repairs)) : originalPieces(block, repairs)
  const pieces = segments(block, suggestions, view).map((segment): Piece => ({
    ...segment,
    isOwn: segment.kind === 'deleted' || (segment.kind === 'same' && segment.suggestionId === undefined),
    forms: NO_FORMS,
  }))
  const own = suggestions.filter(({ blockId }) => blockId === block.id)
  const shown = formedBlock(block, own, view)
  const forms = formsPutIn(shown, own)
  if (forms === undefined && shown === block && !hasForm) return parted(pieces)
  return parted(formed(shown, pieces, ({ suggestionId }) => forms?.get(suggestionId ?? '') ?? NO_FORMS))
}

/** A line's end that is put in is a piece of its own: it begins a paragraph, and is drawn with a sign. */
function parted(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.flatMap((piece) => {
    if (piece.kind !== 'inserted' || !piece.text.includes('\n')) return [piece]
    return piece.text.split(/(?<=\n)|(?=\n)/u).map((text) => ({ ...piece, text }))
  })
}

const NO_FORMS: readonly InlineMark[] = []

/**
 * The pieces cut where a form begins or ends, and at the borders of cells. `formPutIn`: the form of what is not the block's
 * own; what takes the place of formed words has theirs.
 */
function formed(
  block: Block,
  pieces: readonly Piece[],
  formPutIn: (piece: Piece) => readonly InlineMark[] = formInPlace(block),
): readonly Piece[] {
  const runs = formedRuns(block)
  let at = 0
  return pieces.flatMap((piece): readonly Piece[] => {
    if (!piece.isOwn) {
      const marks = formPutIn(piece)
      if (marks.length === 0) return [piece]
      return formedRuns({ text: piece.text, marks }).map((run) => ({ ...piece, text: run.text, forms: run.marks }))
    }
    if ((runs[at]?.start ?? 0) > piece.start) at = 0
    while ((runs[at]?.end ?? Infinity) <= piece.start) at += 1
    const parts: Piece[] = []
    for (let next = at; ; next += 1) {
      const run = runs[next]
      if (run === undefined || run.start >= piece.end) return parts
      const start = Math.max(run.start, piece.start)
      const end = Math.min(run.end, piece.end)
      const text = sliceCodePoints(piece.text, start - piece.start, end - piece.start)
      parts.push({ ...piece, text, start, end, forms: run.marks })
    }
  })
}

/** The pieces, those of the block's own words cut at positions of its text, which are sorted. */
export function cutPieces(pieces: readonly Piece[], cuts: readonly number[]): readonly Piece[] {
  let at = 0
  return pieces.flatMap((piece): readonly Piece[] => {
    if (!piece.isOwn) return [piece]
    if ((cuts[at - 1] ?? 0) > piece.start) at = 0
    while ((cuts[at] ?? Infinity) <= piece.start) at += 1
    let to = at
    while ((cuts[to] ?? Infinity) < piece.end) to += 1
    const inside = cuts.slice(at, to)
    if (inside.length === 0) return [piece]
    return [piece.start, ...inside].map((start, index) => {
      const end = inside[index] ?? piece.end
      return { ...piece, start, end, text: sliceCodePoints(piece.text, start - piece.start, end - piece.start) }
    })
  })
}

function originalPieces(block: Block, repairs: readonly Repair[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  const push = (start: number, end: number): void => {
    if (end > start)
      pieces.push({
        text: sliceCodePoints(block.text, start, end),
        kind: 'same',
        start,
        end,
        isOwn: true,
        isConflict: false,
        forms: NO_FORMS,
      })
  }
  for (const repair of [...repairs].sort((a, b) => a.start - b.start)) {
    push(at, repair.start)
    if (repair.before !== '') {
      pieces.push({
        text: repair.before,
        kind: 'same',
        start: repair.start,
        end: repair.end,
        isOwn: false,
        isConflict: false,
        forms: NO_FORMS,
      })
    }
    at = Math.max(at, repair.end)
  }
  push(at, codePointLength(block.text))
  return pieces
}

/** A place on screen: the child node's number and the UTF-16 offset in its text. */
export interface PiecePoint {
  readonly piece: number
  readonly offset: number
}

/** Where a position of the block's text is drawn; `side` decides between the end of one run and the start of the next. */
export function pointOf(pieces: readonly Piece[], position: number, side: 'start' | 'end'): PiecePoint | undefined {
  let last: PiecePoint | undefined
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'inserted') continue
    const isInside =
      side === 'start'
        ? position >= piece.start && position < piece.end
        : position > piece.start && position <= piece.end
    if (isInside) {
      if (piece.isOwn) return { piece: index, offset: toUtf16Index(piece.text, position - piece.start) }
      if (side === 'start') return { piece: index, offset: 0 }
      // New words in several forms are several pieces, all of them for the same run.
      let tail = index
      while (isSameWords(pieces[tail + 1], piece)) tail += 1
      return { piece: tail, offset: pieces[tail]?.text.length ?? 0 }
    }
    if (piece.end <= position) last = { piece: index, offset: piece.text.length }
  }
  return last ?? (pieces.length > 0 ? { piece: 0, offset: 0 } : undefined)
}

function isSameWords(other: Piece | undefined, { suggestionId, start, end }: Piece): boolean {
  return other?.isOwn === false && other.suggestionId === suggestionId && other.start === start && other.end === end
}

/** The position of the block's text that a place on screen stands for. */
export function positionOf(pieces: readonly Piece[], point: PiecePoint, side: 'start' | 'end'): number {
  const piece = pieces[point.piece]
  if (piece === undefined) return pieces.at(-1)?.end ?? 0
  if (piece.isOwn) return piece.start + toCodePoint(piece.text, point.offset)
  return side === 'start' ? piece.start : piece.end
}
