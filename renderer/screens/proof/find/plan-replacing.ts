import { isFree, type BlockReplacing, type Replacing } from '#shared/acts/replacing.ts'
import { codePointLength, sliceCodePoints, toCodePoint } from '#shared/lib/code-points.ts'
import { piecesOf } from '../../../anchoring/pieces.ts'
import type { ShownRun } from '../../../anchoring/readings.ts'
import type { ProofView } from '../../../store/app-store.ts'
import type { BlockBundle, Bundles } from '../../../store/by-block.ts'

/** Words that are drawn of a block, and what is to take their place. */
export interface Replacement {
  readonly blockId: string
  readonly runs: readonly ShownRun[]
  readonly after: string
}

/** How many places were replaced, left because a suggestion wants them already, or read so before. */
export interface Replaced {
  readonly replaced: number
  readonly left: number
  readonly alike: number
}

/** What replacing would do: the places by their blocks, in the order of the text, and how many cannot be replaced. */
export function planReplacing(
  bundles: Bundles,
  view: ProofView,
  replacements: readonly Replacement[],
): Replaced & { readonly blocks: readonly BlockReplacing[] } {
  const byBlock = new Map<string, { readonly bundle: BlockBundle; readonly places: Replacing[]; end: number }>()
  let replaced = 0
  let left = 0
  let alike = 0
  for (const { blockId, runs, after } of replacements) {
    const bundle = bundles.byId.get(blockId)
    const own = bundle && ownPlace(bundle, view, runs)
    let block = byBlock.get(blockId)
    if (bundle === undefined || own === undefined || own.start < (block?.end ?? 0)) {
      left += 1
      continue
    }
    if (sliceCodePoints(bundle.block.text, own.start, own.end) === after) {
      alike += 1
      continue
    }
    if (block === undefined) byBlock.set(blockId, (block = { bundle, places: [], end: 0 }))
    block.places.push({ ...own, after })
    block.end = own.end
    replaced += 1
  }
  const blocks = [...byBlock.values()].map(({ bundle, places }) => ({
    block: bundle.block,
    places,
    standing: bundle.suggestions,
  }))
  return { replaced, left, alike, blocks }
}

/** The words in the block's own text; undefined where any of them is another suggestion's. */
export function ownPlace({ block, suggestions }: BlockBundle, view: ProofView, runs: readonly ShownRun[]) {
  const [run, ...more] = runs
  if (run === undefined || more.length > 0) return undefined
  if (suggestions.length === 0)
    return { start: toCodePoint(block.text, run.from), end: toCodePoint(block.text, run.to) }
  let before = 0
  let start: number | undefined
  for (const piece of piecesOf(block, suggestions, [], view)) {
    const from = Math.max(run.from, before) - before
    const to = Math.min(run.to, before + piece.text.length) - before
    before += piece.text.length
    if (from >= to) continue
    if (!piece.isOwn || piece.kind !== 'same') return undefined
    start ??= piece.start + toCodePoint(piece.text, from)
    const end = piece.start + toCodePoint(piece.text, to)
    if (run.to > before) continue
    // Words that were taken out between two runs are none of what is seen.
    const isWhole = end - start === seenLength(block, suggestions, view, run)
    return isWhole && isFree({ start, end }, suggestions) ? { start, end } : undefined
  }
  return undefined
}

function seenLength(
  block: BlockBundle['block'],
  suggestions: BlockBundle['suggestions'],
  view: ProofView,
  { from, to }: ShownRun,
): number {
  const shown = piecesOf(block, suggestions, [], view)
    .map(({ text }) => text)
    .join('')
  return codePointLength(shown.slice(from, to))
}
