import type { TextPoint, TextTarget } from '../domain/target.ts'
import type { PLACEMENTS } from '../domain/note.ts'
import { flowIndex, flowOf, pointAt, type Flow, type FlowBlock } from './flow.ts'
import { locate, type Candidate } from './locate.ts'

export type PlacementStatus = (typeof PLACEMENTS)[number]

/** A place that an anchor may belong to, for the editor to choose from. */
export interface PlaceCandidate {
  readonly start: TextPoint
  readonly end: TextPoint
  /** The words that stand there now. */
  readonly text: string
  /** How well words and context fit, 0–1. */
  readonly fit: number
}

/**
 * What became of an anchor (features.md C7). `exact`: where it was (in another copy: in unchanged surroundings); `moved`: same words elsewhere; `changed`: reworded
 * words in their old surroundings; these three have a place. `ambiguous` has candidates, `orphan` has nothing:
 * both are listed as “needs placing” and never placed silently.
 */
export type Placement =
  | { readonly status: 'exact' | 'moved' | 'changed'; readonly start: TextPoint; readonly end: TextPoint }
  | { readonly status: 'ambiguous'; readonly candidates: readonly PlaceCandidate[] }
  | { readonly status: 'orphan' }

/** Places one anchor in the text at hand; for many use `createPlacer`. */
export function placeTarget(target: TextTarget, blocks: readonly FlowBlock[]): Placement {
  return createPlacer(blocks)(target)
}

/** Prepares the text once, and gives the function that places anchors in it. */
export function createPlacer(blocks: readonly FlowBlock[]): (target: TextTarget) => Placement {
  let flow: Flow | undefined
  return (target) => {
    flow ??= flowOf(blocks)
    const { text } = flow
    const hint = flowIndex(flow, target.start)
    // An anchor without words is a whole block without text (a figure) or a point in it.
    if (target.quote.exact === '' && target.quote.prefix + target.quote.suffix === '') return placeBare(target, blocks)
    return placementOf(flow, text, target, hint)
  }
}

function placementOf(flow: Flow, text: string, target: TextTarget, hint: number | undefined): Placement {
  const located = locate(text, target.quote, hint)
  if (located.status === 'orphan') return { status: 'orphan' }
  if (located.status === 'ambiguous') {
    const candidates = located.candidates.flatMap((candidate) => candidateOf(flow, candidate))
    return candidates.length === 0 ? { status: 'orphan' } : { status: 'ambiguous', candidates }
  }
  if (located.status === 'exact') return { status: 'exact', start: target.start, end: target.end }
  const points = pointsOf(flow, located.start, located.end)
  if (points === undefined) return { status: 'orphan' }
  // In another copy of the article blocks have other ids: the same words in the same surroundings are no move.
  const isCopy = hint === undefined && located.status === 'moved' && hasContext(text, target, located)
  return { status: isCopy ? 'exact' : located.status, ...points }
}

function hasContext(
  text: string,
  { quote }: TextTarget,
  at: { readonly start: number; readonly end: number },
): boolean {
  const before = text.slice(Math.max(0, at.start - quote.prefix.length), at.start)
  return before === quote.prefix && text.startsWith(quote.suffix, at.end)
}

function placeBare(target: TextTarget, blocks: readonly FlowBlock[]): Placement {
  const isThere = blocks.some((block) => block.id === target.start.blockId && block.text === '')
  return isThere ? { status: 'exact', start: target.start, end: target.end } : { status: 'orphan' }
}

function pointsOf(flow: Flow, from: number, to: number): { start: TextPoint; end: TextPoint } | undefined {
  const start = pointAt(flow, from, 'start')
  const end = from === to ? start : pointAt(flow, to, 'end')
  return start === undefined || end === undefined ? undefined : { start, end }
}

function candidateOf(flow: Flow, candidate: Candidate): readonly PlaceCandidate[] {
  const points = pointsOf(flow, candidate.start, candidate.end)
  if (points === undefined) return []
  const fit = (candidate.likeness + candidate.context) / 2
  return [{ ...points, text: flow.text.slice(candidate.start, candidate.end), fit }]
}
