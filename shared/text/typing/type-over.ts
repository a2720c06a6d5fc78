import type { Block } from '../../domain/block.ts'
import type { Suggestion } from '../../domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '../../lib/code-points.ts'
import { isOfWords, isOverlapping } from '../overlaps.ts'
import { markedParts, readWords, toRead, type MarkedPart } from './marked-text.ts'

/** A run of the marked text, `to` excluded; code points. Empty: a caret. */
export interface MarkedRun {
  readonly from: number
  readonly to: number
}

/** What stands after something was typed: `after` in the place of `start`–`end` of the block's own text. */
export interface Typed {
  readonly start: number
  readonly end: number
  readonly after: string
  /** The open suggestions of the same author that it goes on with, and takes the place of. */
  readonly replaced: readonly Suggestion[]
  /** The caret, in the text as it would read with everything accepted. */
  readonly caret: number
}

type Run = { start: number; end: number }

/**
 * `text` typed over a run of the marked text (an empty text strikes it). What it touches of the author's own open suggestions
 * goes on as one with it; what it touches inside of another's stays, and the two are in conflict: the new one holds the words of
 * both, so that taking it loses nothing.
 */
export function typeOver(
  block: Pick<Block, 'id' | 'text'>,
  suggestions: readonly Suggestion[],
  run: MarkedRun,
  text: string,
  author: string,
): Typed {
  const parts = markedParts(block, suggestions)
  const { from, to } = outOfStruck(parts, run, suggestions, author)
  const live = suggestions.filter((each) => each.blockId === block.id && each.state !== 'rejected' && isOfWords(each))
  const own = ownRun(parts, { from, to }) ?? (text === '' ? undefined : struckRun(parts, { from, to }))
  const goingOn = live.filter((each) => isGoingOn(each, author) && isAt(each, parts, { from, to }))
  // Where words of the article itself are typed over, new words of another's beside them are left alone.
  const cut = own === undefined ? live.filter((each) => isCut(each, parts, { from, to })).slice(0, 1) : []
  const touched = new Set([...goingOn, ...cut])
  let whole = unite([...touched], own ?? (touched.size === 0 ? pointBehind(parts, from) : undefined))
  // Whatever wants a part of the same place is drawn in, until nothing does any more.
  for (let isGrowing = true; isGrowing;) {
    const next = live.filter((each) => !touched.has(each) && wants(each, whole))
    for (const each of next) touched.add(each)
    whole = unite(next, whole)
    isGrowing = next.length > 0
  }
  const held = told([...touched])
  const inside = parts.flatMap((part) => cutTo(part, whole, held))
  const before = readWords(inside, -Infinity, from)
  const behind = readWords(inside, to, Infinity)
  const start = Math.min(from, ...inside.map((part) => part.from))
  return {
    ...whole,
    after: before + text + behind,
    replaced: goneWith([...touched], author),
    caret: toRead(parts, start) + codePointLength(before + text),
  }
}

/** A caret inside words that another struck stands behind them: a change of theirs is not cut in two by what is put in. */
function outOfStruck(
  parts: readonly MarkedPart[],
  run: MarkedRun,
  suggestions: readonly Suggestion[],
  author: string,
): MarkedRun {
  if (run.from !== run.to) return run
  const part = parts.find((each) => each.kind === 'deleted' && each.from < run.from && run.from < each.to)
  const isOwn = part?.suggestionIds.some((id) => suggestions.some((each) => each.id === id && isGoingOn(each, author)))
  return part === undefined || isOwn === true ? run : { from: part.to, to: part.to }
}

/** Whether the author goes on with it by typing at its edge. */
function isGoingOn(each: Suggestion, author: string): boolean {
  return isOwnChange(each, author) && each.noteId === undefined && each.numberId === undefined
}

function isOwnChange({ author: by, state, kind, repairId }: Suggestion, author: string): boolean {
  return state === 'open' && by === author && kind !== 'move' && repairId === undefined
}

/** Whether the run is in its words, struck or new, or at their edge. */
function isAt({ id }: Suggestion, parts: readonly MarkedPart[], { from, to }: MarkedRun): boolean {
  return parts.some((part) => part.suggestionIds.includes(id) && part.from <= to && from <= part.to)
}

/** Whether the run cuts into its new words. */
function isCut({ id }: Suggestion, parts: readonly MarkedPart[], { from, to }: MarkedRun): boolean {
  const isOver = (part: MarkedPart): boolean =>
    from === to ? part.from < from && from < part.to : part.from < to && from < part.to
  return parts.some((part) => part.isRead && part.suggestionIds.includes(id) && isOver(part))
}

/** Those whose words it holds: of what is in conflict already the first, for the words of all would stand there twice. */
function told(touched: readonly Suggestion[]): ReadonlySet<Suggestion> {
  const held: Suggestion[] = []
  for (const each of touched) if (!held.some((other) => isOverlapping(each, other))) held.push(each)
  return new Set(held)
}

function wants(each: Suggestion, { start, end }: Run): boolean {
  return isOverlapping(each, { id: '' as Suggestion['id'], blockId: each.blockId, state: 'open', start, end })
}

/** The part of the block's own text that a run of the marked text takes in; for a caret the point where it stands. */
function ownRun(parts: readonly MarkedPart[], { from, to }: MarkedRun): Run | undefined {
  const own = parts.filter((part) => part.kind === 'same' && part.suggestionIds.length === 0)
  const over = own.filter((part) => part.from < to && from < part.to)
  const first = over[0]
  const last = over.at(-1)
  if (first !== undefined && last !== undefined) {
    const start = first.start + Math.max(0, from - first.from)
    return { start, end: last.start + Math.min(last.to, to) - last.from }
  }
  const isInPut = parts.some((part) => part.isRead && !own.includes(part) && part.from < from && from < part.to)
  if (from !== to || isInPut) return undefined
  const inside = own.find((part) => part.from <= from && from <= part.to)
  if (inside !== undefined) return point(inside.start + from - inside.from)
  return pointBehind(parts, from)
}

/** Struck words that are typed over: what is to stand there is another proposal for them, and one of both will be taken. */
function struckRun(parts: readonly MarkedPart[], { from, to }: MarkedRun): Run | undefined {
  const struck = parts.filter((part) => part.kind === 'deleted' && part.from < to && from < part.to)
  const [first, last] = [struck[0], struck.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return { start: first.start + Math.max(0, from - first.from), end: last.start + Math.min(last.to, to) - last.from }
}

/** Where what ends at a place of the marked text ends in the block's own. */
function pointBehind(parts: readonly MarkedPart[], from: number): Run {
  const ending = parts.find((part) => part.to === from)
  return point(ending?.end ?? parts.find((part) => part.from <= from && from <= part.to)?.start ?? 0)
}

const point = (at: number): Run => ({ start: at, end: at })

function unite(list: readonly Run[], run: Run | undefined): Run {
  const all = run === undefined ? list : [...list, run]
  return { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) }
}

/** The part as far as it lies in the run: new words whole, where their suggestion is drawn in; the block's own cut to it. */
function cutTo(part: MarkedPart, whole: Run, touched: ReadonlySet<Suggestion>): readonly MarkedPart[] {
  if (part.kind === 'inserted' || (part.kind === 'same' && part.suggestionIds.length > 0))
    return part.suggestionIds.some((id) => [...touched].some((each) => each.id === id)) ? [part] : []
  const start = Math.max(part.start, whole.start)
  const end = Math.min(part.end, whole.end)
  if (start >= end) return []
  const from = part.from + start - part.start
  const text = sliceCodePoints(part.text, start - part.start, end - part.start)
  return [{ ...part, start, end, from, to: from + end - start, text }]
}

/** The author's own go on with what is typed; of those that carry a note or a number one at most, for each keeps its own. */
function goneWith(touched: readonly Suggestion[], author: string): readonly Suggestion[] {
  const own = touched.filter((each) => isOwnChange(each, author))
  const tied = own.filter((each) => !isGoingOn(each, author))
  return own.filter((each) => isGoingOn(each, author) || each === tied[0])
}
