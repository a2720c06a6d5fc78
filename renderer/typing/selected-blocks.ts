import { markedParts, type MarkedPart } from '#shared/text/typing/marked-text.ts'
import type { MarkedRun } from '#shared/text/typing/type-over.ts'
import { bundlesOf, type BlockBundle } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { standingOn } from './bursts.ts'
import { domOfMarked } from './marked-points.ts'
import type { MarkedSelection } from '../store/app-store.ts'
import { drawn } from '../anchoring/dom.ts'

/** What is selected of one block, in places of what is drawn. */
export interface SelectedPart {
  readonly bundle: BlockBundle
  readonly parts: readonly MarkedPart[]
  readonly run: MarkedRun
}

/** The blocks with words that a selection lies on, each with its part of it; empty parts are left out. */
export function selectedParts({ start, end }: MarkedSelection): readonly SelectedPart[] {
  const { open } = session.store.getState()
  if (open === undefined) return []
  const { list } = bundlesOf(open.tables)
  const first = list.findIndex(({ block }) => block.id === start.blockId)
  const last = list.findIndex(({ block }) => block.id === end.blockId)
  return list.slice(first, last + 1).flatMap((bundle, index): readonly SelectedPart[] => {
    if (bundle.block.role === 'figure') return []
    const parts = markedParts(bundle.block, standingOn(bundle))
    const from = index === 0 ? start.at : 0
    const to = first + index === last ? end.at : (parts.at(-1)?.to ?? 0)
    return from < to ? [{ bundle, parts, run: { from, to } }] : []
  })
}

/** The part of the block's own text that a run of the marked text lies on; undefined where there is none of it. */
export function ownRunOf(parts: readonly MarkedPart[], { from, to }: MarkedRun) {
  const own = parts.filter(
    (part) => (part.kind === 'deleted' || part.suggestionId === undefined) && part.from < to && from < part.to,
  )
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const start = first.start + Math.max(0, from - first.from)
  return { start, end: last.start + Math.min(last.to, to) - last.from }
}

/** Selects again what was selected, once what was done to it is drawn. */
export function selectAgain({ start, end }: MarkedSelection): void {
  // The page draws what the stores say in a task of its own that is queued before this one.
  queueMicrotask(() => {
    const [first, last] = [drawn.get(start.blockId), drawn.get(end.blockId)]
    if (first === undefined || last === undefined) return
    const [from, to] = [domOfMarked(first, start.at, 'start'), domOfMarked(last, end.at, 'end')]
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
  })
}
