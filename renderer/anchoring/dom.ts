import type { BlockId } from '#shared/domain/ids.ts'
import type { TextPoint } from '#shared/domain/target.ts'
import { pointOf, positionOf, type Piece } from './pieces.ts'

/** The blocks on screen: their text elements and the runs drawn in them. */
export interface DrawnBlock {
  readonly element: HTMLElement
  readonly pieces: readonly Piece[]
}

/** A place in the article: a block and a position in its text, in code points. */
export type BlockPoint = TextPoint

const nodes = new WeakMap<DrawnBlock, ArrayLike<Node>>()

/** The node of each piece, in their order: in a table they lie in its cells, in a long text in its stretches; else they are the text's children. */
export function pieceNodes(block: DrawnBlock): ArrayLike<Node> {
  const { element } = block
  const isGrid = element.dataset['grid'] !== undefined
  if (!isGrid && element.dataset['stretched'] === undefined) return element.childNodes
  const known = nodes.get(block)
  if (known !== undefined) return known
  const found = isGrid
    ? element.querySelectorAll('[data-piece]')
    : [...element.children].flatMap((stretch) => [...stretch.childNodes])
  nodes.set(block, found)
  return found
}

/** Whether a node is that of a piece. */
function isPiece(node: Node, { element }: DrawnBlock): boolean {
  if (element.dataset['grid'] !== undefined) return node instanceof HTMLElement && node.dataset['piece'] !== undefined
  const parent = element.dataset['stretched'] === undefined ? node.parentNode : node.parentNode?.parentNode
  return parent === element
}

/** What the proof has drawn, by block id. Filled by the blocks themselves. */
export const drawn = new Map<string, DrawnBlock>()

/** The DOM's place for a position; undefined when the block is not drawn or empty. */
export function domPoint(
  block: DrawnBlock,
  offset: number,
  side: 'start' | 'end',
): { node: Node; offset: number } | undefined {
  const point = pointOf(block.pieces, offset, side)
  const child = point && pieceNodes(block)[point.piece]
  const node = child instanceof Text ? child : child?.firstChild
  return point && node ? { node, offset: Math.min(point.offset, node.textContent?.length ?? 0) } : undefined
}

/** A DOM range over `start`–`end` of one block. A StaticRange: it costs nothing when the page changes. */
export function staticRange(block: DrawnBlock, start: number, end: number): StaticRange | undefined {
  const from = domPoint(block, start, 'start')
  const to = domPoint(block, end, 'end')
  if (from === undefined || to === undefined) return undefined
  return new StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  })
}

/** The DOM range of a run of what is drawn: UTF-16 indexes in the words of all pieces. */
export function shownRange(block: DrawnBlock, from: number, to: number): StaticRange | undefined {
  const start = shownPoint(block, from, 'start')
  const end = shownPoint(block, to, 'end')
  if (start === undefined || end === undefined) return undefined
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  })
}

/** Where an index in the words of all pieces lies in the DOM; `side` decides at the border of two pieces. */
export function shownPoint(
  block: DrawnBlock,
  index: number,
  side: 'start' | 'end',
): { node: Text; offset: number } | undefined {
  let before = 0
  for (const [at, { text }] of block.pieces.entries()) {
    const isIn = side === 'start' ? index < before + text.length : index <= before + text.length
    if (isIn) {
      const child = pieceNodes(block)[at]
      const node = child instanceof Text ? child : child?.firstChild
      return node instanceof Text ? { node, offset: Math.max(0, index - before) } : undefined
    }
    before += text.length
  }
  return undefined
}

/** The block in whose text a place of the DOM lies, and its index in the words of all pieces. */
export function shownIndex(
  node: Node,
  offset: number,
): { readonly blockId: BlockId; readonly index: number } | undefined {
  const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-text]')
  const blockId = element?.dataset['text'] as BlockId | undefined
  const block = blockId === undefined ? undefined : drawn.get(blockId)
  if (blockId === undefined || block === undefined) return undefined
  const border = document.createRange()
  border.setStart(node, offset)
  const nodes = pieceNodes(block)
  let index = 0
  for (const [at, { text }] of block.pieces.entries()) {
    const piece = nodes[at]
    if (piece === undefined || border.comparePoint(piece, 0) > 0) break
    if (piece.contains(node)) return { blockId, index: index + (node instanceof Text ? offset : 0) }
    index += text.length
  }
  return { blockId, index }
}

/** A live range, for measuring. */
export function liveRange(block: DrawnBlock, start: number, end: number): Range | undefined {
  return live(staticRange(block, start, end))
}

/** A live range over a run of what is drawn (`shownRange`). */
export function liveShownRange(block: DrawnBlock, from: number, to: number): Range | undefined {
  return live(shownRange(block, from, to))
}

function live(still: StaticRange | undefined): Range | undefined {
  if (still === undefined) return undefined
  const range = document.createRange()
  range.setStart(still.startContainer, still.startOffset)
  range.setEnd(still.endContainer, still.endOffset)
  return range
}

/** The place in the article that a place of the DOM stands for; undefined outside of any block's text. */
export function blockPoint(node: Node, offset: number, side: 'start' | 'end'): BlockPoint | undefined {
  const start = node instanceof Element ? (node.childNodes[Math.min(offset, node.childNodes.length - 1)] ?? node) : node
  const element = (start instanceof Element ? start : start.parentElement)?.closest<HTMLElement>('[data-text]')
  const blockId = element?.dataset['text'] as BlockId | undefined
  const block = blockId === undefined ? undefined : drawn.get(blockId)
  if (element === null || element === undefined || blockId === undefined || block === undefined) return undefined
  let child: Node | null = node
  if (node === element && element.dataset['stretched'] === undefined) {
    const at = element.childNodes.length
    const index = Math.min(offset, at - 1)
    return {
      blockId,
      offset: positionOf(block.pieces, { piece: index, offset: offset >= at ? Number.MAX_SAFE_INTEGER : 0 }, side),
    }
  }
  while (child !== null && child !== element && !isPiece(child, block)) child = child.parentNode
  const all = Array.from(pieceNodes(block))
  // A place between cells or stretches is the start, or the end, of the piece next to it.
  if (child === null || child === element) return betweenPieces(blockId, block, all, node, offset, side)
  const piece = all.indexOf(child)
  return { blockId, offset: positionOf(block.pieces, { piece, offset: node instanceof Text ? offset : 0 }, side) }
}

function betweenPieces(
  blockId: BlockId,
  block: DrawnBlock,
  all: readonly Node[],
  node: Node,
  offset: number,
  side: 'start' | 'end',
): BlockPoint | undefined {
  const border = document.createRange()
  border.setStart(node, offset)
  const next = all.findIndex((one) => border.comparePoint(one, 0) >= 0)
  const at = next === -1 ? all.length - 1 : next
  if (at < 0) return undefined
  return {
    blockId,
    offset: positionOf(block.pieces, { piece: at, offset: next === -1 ? Number.MAX_SAFE_INTEGER : 0 }, side),
  }
}

/** A selection as places of the article, in reading order; undefined when it is empty or leaves the article. */
export function selectedRun(selection: Selection | null): { start: BlockPoint; end: BlockPoint } | undefined {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  const start = blockPoint(range.startContainer, range.startOffset, 'start')
  const end = blockPoint(range.endContainer, range.endOffset, 'end')
  if (start === undefined || end === undefined) return undefined
  if (start.blockId === end.blockId && start.offset >= end.offset) return undefined
  return { start, end }
}
