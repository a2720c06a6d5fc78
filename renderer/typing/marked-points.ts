import type { BlockId } from '#shared/domain/ids.ts'
import { codePointLength, toCodePoint, toUtf16Index } from '#shared/lib/code-points.ts'
import { drawn, pieceNodes, type DrawnBlock } from '../anchoring/dom.ts'

/** A place in what is drawn of a block, struck words and new ones counted; code points. */
export interface MarkedPoint {
  readonly blockId: BlockId
  readonly at: number
}

/** The place in what is drawn that a place of the DOM stands for; undefined outside of any block's text. */
export function markedPoint(node: Node, offset: number): MarkedPoint | undefined {
  const near = node instanceof Element ? (node.childNodes[Math.min(offset, node.childNodes.length - 1)] ?? node) : node
  const element = (near instanceof Element ? near : near.parentElement)?.closest<HTMLElement>('[data-text]')
  const blockId = element?.dataset['text'] as BlockId | undefined
  const block = blockId === undefined ? undefined : drawn.get(blockId)
  if (blockId === undefined || block === undefined) return undefined
  const nodes = Array.from(pieceNodes(block))
  const piece = nodes.findIndex((one) => one === node || one.contains(node))
  if (piece === -1) return { blockId, at: lengthBefore(block, piecesBefore(nodes, node, offset)) }
  const isInText = node instanceof Text
  const inside = isInText
    ? toCodePoint(block.pieces[piece]?.text ?? '', offset)
    : offset > 0
      ? lengthOf(block, piece)
      : 0
  return { blockId, at: lengthBefore(block, piece) + inside }
}

/** How many pieces lie before a place between them. */
function piecesBefore(nodes: readonly Node[], node: Node, offset: number): number {
  const border = document.createRange()
  border.setStart(node, offset)
  const next = nodes.findIndex((one) => border.comparePoint(one, 0) >= 0)
  return next === -1 ? nodes.length : next
}

/** Where a place in what is drawn lies in the DOM: at the end of the piece before it rather than at the start of the next. */
export function domOfMarked(block: DrawnBlock, at: number): { readonly node: Node; readonly offset: number } {
  const nodes = pieceNodes(block)
  let before = 0
  for (const [index, piece] of block.pieces.entries()) {
    const length = lengthOf(block, index)
    const child = nodes[index]
    if (at <= before + length && child !== undefined) {
      const node = child instanceof Text ? child : (child.firstChild ?? child)
      return { node, offset: node instanceof Text ? toUtf16Index(piece.text, at - before) : 0 }
    }
    before += length
  }
  return { node: block.element, offset: block.element.childNodes.length }
}

/** What of the article is selected, in reading order: a caret has both ends at one place. */
export function markedSelection(): { readonly start: MarkedPoint; readonly end: MarkedPoint } | undefined {
  const selection = getSelection()
  if (selection === null || selection.rangeCount === 0) return undefined
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0)
  const start = markedPoint(startContainer, startOffset)
  const end = markedPoint(endContainer, endOffset)
  return start === undefined || end === undefined ? undefined : { start, end }
}

function lengthOf(block: DrawnBlock, piece: number): number {
  return codePointLength(block.pieces[piece]?.text ?? '')
}

function lengthBefore(block: DrawnBlock, piece: number): number {
  let length = 0
  for (let index = 0; index < piece; index += 1) length += lengthOf(block, index)
  return length
}
