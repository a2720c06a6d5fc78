import { countFirst } from '#shared/lib/count-first.ts'
import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { lastAt } from '#shared/lib/last-at.ts'
import { segments } from '#shared/text/derive.ts'
import { formsPutIn } from '#shared/text/form-in-place.ts'
import { formedBlock } from '#shared/text/formed-block.ts'
import { formedRuns, type FormedText } from '#shared/text/form.ts'
import { isBlockMove } from '#shared/text/reading-order.ts'
import { formedView } from '../formed-view.ts'
import type { ChangeTag } from './changes.ts'

/** A run of a block's text that has one form and is under one tracked change. */
export interface Piece {
  readonly text: string
  readonly marks: readonly InlineMark[]
  /** The run of the block that it stands at; of what is put in, the point. */
  readonly start: number
  readonly end: number
  readonly change?: { readonly name: Exclude<ChangeTag, 'w:rPrChange'>; readonly by: Suggestion }
  /** Its form before a proposed change of it. */
  readonly reform?: { readonly by: Suggestion; readonly before: readonly InlineMark[] }
}

/** A text as it is read in the clean or the original view, in runs of one form. */
export function plainPieces(
  block: Block,
  view: 'clean' | 'original',
  suggestions: readonly Suggestion[],
  repairs: readonly Repair[],
): { readonly formed: FormedText; readonly pieces: readonly Piece[] } {
  const formed = formedView(block, view, suggestions, repairs)
  return { formed, pieces: formedRuns(formed) }
}

/**
 * A block with its suggestions as tracked changes, accepted ones too: whoever gets the file sees what was changed. `cuts`:
 * places in the block where something else stands between two runs.
 */
export function markedPieces(
  block: Block,
  suggestions: readonly Suggestion[],
  cuts: readonly number[],
): readonly Piece[] {
  const shown = suggestions
    .filter(({ state }) => state !== 'rejected')
    .map((each) => ({ ...each, state: 'open' as const }))
  const byId = new Map<string, Suggestion>(shown.map((each) => [each.id, each]))
  const formed = formedBlock(block, shown, 'marked')
  const putIn = formsPutIn(formed, shown)
  const now = formedRuns({ text: block.text, marks: formed.marks ?? [], grid: block.grid })
  const before = formedRuns({ text: block.text, marks: block.marks ?? [] })
  const reforms = shown.filter(({ form }) => form !== undefined && form !== 'link')
  const move = shown.find(isBlockMove)
  const points = [...new Set([...cuts, ...[...now, ...before, ...reforms].flatMap(({ start, end }) => [start, end])])]
  points.sort((a, b) => a - b)
  const marksAt = (runs: typeof now, at: number): readonly InlineMark[] => runs[lastAt(runs, at)]?.marks ?? []
  return segments(block, shown, 'marked').flatMap((part): readonly Piece[] => {
    const by = byId.get(part.suggestionIds[0] ?? '')
    if (part.kind === 'inserted') {
      if (by === undefined) return []
      const change = { name: isHalfOfMove(by) ? ('w:moveTo' as const) : ('w:ins' as const), by }
      const runs = formedRuns({ text: part.text, marks: putIn?.get(by.id) ?? [] })
      return runs.map(({ text, marks }) => ({ text, marks, start: part.start, end: part.end, change }))
    }
    const change = changeOf(part.kind, by, move)
    const inside = pointsWithin(points, part.start, part.end)
    const borders = [part.start, ...inside, part.end]
    return borders.slice(0, -1).map((start, index): Piece => {
      const end = borders[index + 1] ?? part.end
      const marks = marksAt(now, start)
      const reform = reforms.find((each) => each.start <= start && end <= each.end)
      return {
        text: sliceCodePoints(part.text, start - part.start, end - part.start),
        marks,
        start,
        end,
        ...(change && { change }),
        ...(reform && { reform: { by: reform, before: marksAt(before, start) } }),
      }
    })
  })
}

function changeOf(kind: 'same' | 'deleted', by: Suggestion | undefined, move: Suggestion | undefined): Piece['change'] {
  if (kind === 'deleted' && by !== undefined) return { name: isHalfOfMove(by) ? 'w:moveFrom' : 'w:del', by }
  return move === undefined ? undefined : { name: 'w:moveTo', by: move }
}

/** Words that Word moved: struck in one place, put in at another, and one change. */
export function isHalfOfMove({ kind, orders, groupId }: Suggestion): boolean {
  return kind === 'move' && orders === undefined && groupId !== undefined
}

/** Whether all words of a block go: then its paragraph's end goes with them. */
export function isTakenOut({ text }: Block, pieces: readonly Piece[]): boolean {
  return text.trim() !== '' && pieces.every(({ change }) => change?.name === 'w:del')
}

/** Whether a block is put in whole. */
export function isPutIn({ text }: Block, pieces: readonly Piece[]): boolean {
  return text.trim() === '' && pieces.some(({ change }) => change?.name === 'w:ins')
}

/** The points strictly between two places, of a list in order. */
function pointsWithin(points: readonly number[], start: number, end: number): readonly number[] {
  const first = countFirst(points, (at) => at <= start)
  const within: number[] = []
  for (let at = first; (points[at] ?? end) < end; at += 1) within.push(points[at] ?? end)
  return within
}
