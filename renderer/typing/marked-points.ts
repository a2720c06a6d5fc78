import { toCodePoint, toUtf16Index } from '#shared/lib/code-points.ts'
import { drawn, shownIndex, shownPoint, type DrawnBlock } from '../anchoring/dom.ts'
import type { MarkedPoint, MarkedSelection } from '../store/app-store.ts'

/** The place in what is drawn that a place of the DOM stands for; undefined outside of any block's text. */
function markedPoint(node: Node, offset: number): MarkedPoint | undefined {
  const point = shownIndex(node, offset)
  const block = point && drawn.get(point.blockId)
  return block && { blockId: point.blockId, at: toCodePoint(shownWords(block), point.index) }
}

/** Where a place in what is drawn lies in the DOM: as a rule at the end of the piece before it, not at the start of the next. */
export function domOfMarked(
  block: DrawnBlock,
  at: number,
  side: 'start' | 'end' = 'end',
): { readonly node: Node; readonly offset: number } {
  const point = shownPoint(block, toUtf16Index(shownWords(block), at), side)
  return point ?? { node: block.element, offset: block.element.childNodes.length }
}

/** What of the article is selected, in reading order: a caret has both ends at one place. */
export function markedSelection(): MarkedSelection | undefined {
  const selection = getSelection()
  if (selection === null || selection.rangeCount === 0) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  const start = markedPoint(startContainer, startOffset)
  const end = markedPoint(endContainer, endOffset)
  return start === undefined || end === undefined ? undefined : { start, end }
}

const words = new WeakMap<DrawnBlock, string>()

/** The words of all pieces; they are asked for several times with each key. */
function shownWords(block: DrawnBlock): string {
  const known = words.get(block) ?? block.pieces.map(({ text }) => text).join('')
  words.set(block, known)
  return known
}
