import type { Block } from '../domain/block.ts'
import type { SuggestionId } from '../domain/ids.ts'
import type { Repair } from '../domain/repair.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { byPlace, isOfWords, isOverlapping } from './overlaps.ts'

export { findOverlaps, type Overlap } from './overlaps.ts'

/** The three ways of looking at a text (features.md G1). */
export type TextView = 'original' | 'marked' | 'clean'

/**
 * A run of a block as it is drawn. `start`–`end` is the run of the block's own text (code points) that it stands for;
 * an insertion stands at one point. `same` with a `suggestionId` is accepted text in the place of the old.
 * `suggestionIds` holds every suggestion at work here; more than one, or `isConflict`, shows a conflict.
 */
export interface Segment {
  readonly text: string
  readonly kind: 'same' | 'deleted' | 'inserted'
  readonly start: number
  readonly end: number
  readonly suggestionId?: SuggestionId
  readonly suggestionIds: readonly SuggestionId[]
  readonly isConflict: boolean
}

type BlockText = Pick<Block, 'id' | 'text'>

/** The accepted suggestions of words that are carried out: of two in conflict the one accepted first stands. */
export function carriedOut(blockId: string, suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return standingOf(suggestions.filter((each) => each.blockId === blockId && isOfWords(each)))
}

/** The accepted ones of a list that stand beside one another. */
export function standingOf(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const accepted = suggestions.filter((each) => each.state === 'accepted')
  accepted.sort((a, b) => (a.settledAtMs ?? a.createdAtMs) - (b.settledAtMs ?? b.createdAtMs) || byPlace(a, b))
  const kept: Suggestion[] = []
  for (const each of accepted) {
    const rivals = kept.filter((other) => isOverlapping(each, other))
    if (rivals.every((other) => each.groupId !== undefined && other.groupId === each.groupId)) kept.push(each)
  }
  return kept.sort(byPlace)
}

/** The text of a block with its accepted suggestions carried out. */
export function cleanText(block: BlockText, suggestions: readonly Suggestion[]): string {
  const carried = carriedOut(block.id, suggestions)
  return carried.length === 0 ? block.text : splice(block.text, carried)
}

/** The text of a block as it was received, before any repair. */
export function originalText(block: BlockText, repairs: readonly Repair[]): string {
  const own = repairs.filter((repair) => repair.blockId === block.id)
  if (own.length === 0) return block.text
  own.sort((a, b) => a.start - b.start || a.end - b.end)
  return splice(
    block.text,
    own.map(({ start, end, before }) => ({ start, end, after: before })),
  )
}

/** Puts each `after` in the place of `start`–`end`; what reaches back into a part already replaced is left out. */
function splice(
  text: string,
  edits: readonly { readonly start: number; readonly end: number; readonly after: string }[],
): string {
  let result = ''
  let at = 0
  for (const edit of edits) {
    if (edit.start < at) continue
    result += sliceCodePoints(text, at, edit.start) + edit.after
    at = edit.end
  }
  return result + sliceCodePoints(text, at)
}

/**
 * The block cut into runs for drawing. `original`: the text as it stands in the block, without any suggestion.
 * `marked`: accepted ones carried out, open ones as marks. `clean`: accepted ones carried out, nothing else.
 * Overlapping marks are all there: their ranges are cut where they meet, each insertion stands at its range's end.
 */
export function segments(block: BlockText, suggestions: readonly Suggestion[], view: TextView): readonly Segment[] {
  const carried = view === 'original' ? [] : carriedOut(block.id, suggestions)
  const open =
    view === 'marked'
      ? suggestions
          .filter((each) => each.blockId === block.id && isOfWords(each) && each.state === 'open')
          .sort(byPlace)
      : []
  if (carried.length + open.length === 0) {
    if (block.text === '') return []
    return [plain(block.text, 0, codePointLength(block.text))]
  }
  const both = [...carried, ...open].sort(byPlace)
  const cuts = cutPoints(codePointLength(block.text), both)
  const result: Segment[] = []
  cuts.forEach((cut, index) => {
    // What is put in at this point comes before the run that begins here, after the run that ends here.
    for (const each of both) {
      if (each.end !== cut) continue
      if (each.state === 'accepted') pushAccepted(result, each)
      else if (each.after !== '') result.push(inserted(each, open, carried))
    }
    const next = cuts[index + 1]
    if (next === undefined) return
    if (carried.some((each) => each.start <= cut && next <= each.end && each.start < each.end)) return
    const text = sliceCodePoints(block.text, cut, next)
    const over = open.filter((each) => each.start <= cut && next <= each.end && each.start < each.end)
    if (over.length === 0) result.push(plain(text, cut, next))
    else result.push(deleted(text, cut, next, over, [...open, ...carried]))
  })
  return joinPlain(result)
}

function cutPoints(length: number, spans: readonly { readonly start: number; readonly end: number }[]): number[] {
  const cuts = new Set([0, length])
  for (const { start, end } of spans) {
    cuts.add(Math.min(start, length))
    cuts.add(Math.min(end, length))
  }
  return [...cuts].sort((a, b) => a - b)
}

function plain(text: string, start: number, end: number): Segment {
  return { text, kind: 'same', start, end, suggestionIds: [], isConflict: false }
}

function pushAccepted(into: Segment[], suggestion: Suggestion): void {
  if (suggestion.after === '') return
  const { id, after, start, end } = suggestion
  into.push({ text: after, kind: 'same', start, end, suggestionId: id, suggestionIds: [id], isConflict: false })
}

function inserted(suggestion: Suggestion, open: readonly Suggestion[], carried: readonly Suggestion[]): Segment {
  const { id, after, end } = suggestion
  const isConflict = hasRival(suggestion, [...open, ...carried])
  return { text: after, kind: 'inserted', start: end, end, suggestionId: id, suggestionIds: [id], isConflict }
}

function deleted(
  text: string,
  start: number,
  end: number,
  over: readonly Suggestion[],
  all: readonly Suggestion[],
): Segment {
  const suggestionIds = over.map((each) => each.id)
  const first = suggestionIds[0]
  const isConflict = over.some((each) => hasRival(each, all))
  return {
    text,
    kind: 'deleted',
    start,
    end,
    ...(first === undefined ? {} : { suggestionId: first }),
    suggestionIds,
    isConflict,
  }
}

function hasRival(suggestion: Suggestion, others: readonly Suggestion[]): boolean {
  return others.some(
    (other) =>
      isOverlapping(suggestion, other) && (suggestion.groupId === undefined || suggestion.groupId !== other.groupId),
  )
}

/** Plain runs side by side are one run, unless words between them were taken out: a place in a run is told by its start. */
function joinPlain(parts: readonly Segment[]): readonly Segment[] {
  const joined: Segment[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const isBoth = last?.kind === 'same' && part.kind === 'same'
    if (last?.end === part.start && isBoth && last.suggestionId === undefined && part.suggestionId === undefined)
      joined[joined.length - 1] = plain(last.text + part.text, last.start, part.end)
    else if (part.text !== '') joined.push(part)
  }
  return joined
}
