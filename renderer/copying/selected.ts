import type { InlineMark } from '#shared/domain/mark.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import type { CopiedBlock } from '#shared/markup/copied.ts'
import { isStanding } from '#shared/text/standing.ts'
import { drawn, shownIndex } from '../anchoring/dom.ts'
import { piecesOf, type Piece } from '../anchoring/pieces.ts'
import type { ProofView } from '../store/app-store.ts'
import type { BlockBundle, Bundles } from '../store/by-block.ts'

/** What is selected of a block: indexes in the words of all its pieces; without an end where it goes on to the block's. */
export interface SelectedRun {
  readonly bundle: BlockBundle
  readonly from: number
  readonly to: number | undefined
}

/** What of the article is selected, block by block; blocks that are not drawn yet belong to it as well. */
export function selectedRuns(bundles: Bundles, selection: Selection | null): readonly SelectedRun[] {
  const sheet = document.querySelector('.proof-scroll .sheet')
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed || sheet === null) return []
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(sheet)) return []
  const isBehind = (block: BlockBundle['block']): number | undefined => {
    const element = drawn.get(block.id)?.element
    if (element === undefined) return undefined
    if (range.intersectsNode(element)) return 0
    return range.comparePoint(element, 0) < 0 ? -1 : 1
  }
  const { list } = bundles
  const places = list.map(({ block }) => isBehind(block))
  const isFromTop = range.comparePoint(sheet, 0) >= 0
  const isToEnd = range.comparePoint(sheet, sheet.childNodes.length) <= 0
  const first = isFromTop ? 0 : places.indexOf(0)
  const last = isToEnd ? list.length - 1 : places.lastIndexOf(0)
  if (first === -1 || last === -1) return []
  const start = shownIndex(range.startContainer, range.startOffset)
  const end = shownIndex(range.endContainer, range.endOffset)
  return list.slice(first, last + 1).map((bundle) => ({
    bundle,
    from: start?.blockId === bundle.block.id ? start.index : 0,
    to: end?.blockId === bundle.block.id ? end.index : undefined,
  }))
}

/**
 * The words of a selection as they read: what is struck stays away, what is put in is there, in their form. Only where nothing
 * but struck words was selected are they meant. Words of the page around the article are none of its text.
 */
export function copiedBlocks(runs: readonly SelectedRun[], view: ProofView): readonly CopiedBlock[] {
  const shown = runs.filter(({ bundle: { block, suggestions } }) => isStanding(block, suggestions, view))
  const own = shown.filter(({ bundle }) => bundle.block.role !== 'furniture')
  const read = (isStruck: boolean): readonly CopiedBlock[] =>
    (own.length > 0 ? own : shown).flatMap((run) => copiedBlock(run, view, isStruck, runs.length === 1))
  const words = read(false)
  return words.length > 0 ? words : read(true)
}

function copiedBlock(
  { bundle, from, to }: SelectedRun,
  view: ProofView,
  isStruck: boolean,
  isAlone: boolean,
): readonly CopiedBlock[] {
  const { block, suggestions, repairs } = bundle
  if (block.role === 'figure') return []
  const pieces = piecesOf(block, suggestions, repairs, view)
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  const end = to ?? length
  const { text, marks } = cut(pieces, from, end, isStruck)
  if (text === '') return []
  const isWhole = from === 0 && end >= length
  return [
    {
      role: block.role,
      text,
      isPart: isAlone && !isWhole,
      ...(marks.length === 0 ? {} : { marks }),
      ...(from === 0 && block.listNumber !== undefined ? { listNumber: block.listNumber } : {}),
      ...(isWhole && text === block.text && block.grid !== undefined ? { grid: block.grid } : {}),
    },
  ]
}

function cut(pieces: readonly Piece[], from: number, to: number, isStruck: boolean) {
  let text = ''
  let before = 0
  let position = 0
  const marks: InlineMark[] = []
  const open = new Map<InlineMark, number>()
  for (const piece of pieces) {
    const start = Math.max(from, before) - before
    const end = Math.min(to, before + piece.text.length) - before
    before += piece.text.length
    if (start >= end || (piece.kind === 'deleted' && !isStruck)) continue
    const words = piece.text.slice(start, end)
    const next = position + codePointLength(words)
    for (const form of piece.forms) {
      const index = open.get(form)
      const last = index === undefined ? undefined : marks[index]
      // One mark that goes over several pieces is one mark.
      if (index !== undefined && last?.end === position) marks[index] = { ...last, end: next }
      else {
        open.set(form, marks.length)
        marks.push({ ...form, start: position, end: next })
      }
    }
    text += words
    position = next
  }
  return { text, marks }
}
