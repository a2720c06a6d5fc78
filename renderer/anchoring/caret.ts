import { blockPoint, domPoint, drawn, type BlockPoint } from './dom.ts'
import { createMarkSet } from './highlights.ts'

const mark = createMarkSet()

/** How a key moves the caret: direction and by how much, as the browser's selection understands it. */
const MOVES: Readonly<Record<string, readonly ['forward' | 'backward', string, string]>> = {
  ArrowRight: ['forward', 'character', 'word'],
  ArrowLeft: ['backward', 'character', 'word'],
  ArrowDown: ['forward', 'line', 'paragraph'],
  ArrowUp: ['backward', 'line', 'paragraph'],
  Home: ['backward', 'lineboundary', 'documentboundary'],
  End: ['forward', 'lineboundary', 'documentboundary'],
}

/**
 * Moves a reading caret through the article, or extends the selection with Shift: text that cannot be edited has no
 * caret of its own, so one is painted. True when the key was one of its keys.
 */
export function moveCaret(event: KeyboardEvent, host: HTMLElement): boolean {
  const move = MOVES[event.key]
  const selection = getSelection()
  if (move === undefined || selection === null || event.altKey) return false
  if (!isInside(selection, host)) startCaret(selection, host)
  const [direction, usual, far] = move
  step(selection, event.shiftKey ? 'extend' : 'move', direction, event.ctrlKey || event.metaKey ? far : usual)
  showCaret(selection, host)
  return true
}

/** Between two texts lie gutters, pictures and hidden lists: so many lines of them are passed over at most. */
const MOST_STEPS = 40

/** Moves as the browser would, but from text to text; where there is no more text, the caret stays. */
function step(selection: Selection, alter: 'move' | 'extend', direction: 'forward' | 'backward', by: string): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  selection.modify(alter, direction, by)
  const isBoundary = by.endsWith('boundary')
  const onward = isBoundary ? (direction === 'forward' ? 'backward' : 'forward') : direction
  for (let passed = 0; passed < MOST_STEPS && !isInText(selection.focusNode); passed += 1)
    selection.modify(alter, onward, isBoundary ? 'line' : by)
  if (isInText(selection.focusNode) || anchorNode === null || focusNode === null) return
  selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
}

/** Whether a place of the DOM lies in the text of a block. */
export function isInText(node: Node | null): boolean {
  const element = node instanceof Element ? node : node?.parentElement
  return (element?.closest('[data-text]') ?? null) !== null
}

/** Paints the caret, and keeps it in view. */
export function showCaret(selection: Selection, host: HTMLElement): void {
  const { focusNode, focusOffset } = selection
  if (focusNode === null || !isInside(selection, host)) return mark.clear()
  const range = document.createRange()
  const node = focusNode
  if (node instanceof Text) {
    range.setStart(node, Math.min(focusOffset, Math.max(0, node.length - 1)))
    range.setEnd(node, Math.min(node.length, focusOffset + 1))
  } else range.selectNodeContents(node)
  mark.replace(selection.isCollapsed ? [['caret', range]] : [])
  const rect = range.getBoundingClientRect()
  const frame = host.getBoundingClientRect()
  if (rect.bottom > frame.bottom - 48) host.scrollBy({ top: rect.bottom - frame.bottom + 96 })
  else if (rect.top < frame.top + 48) host.scrollBy({ top: rect.top - frame.top - 96 })
}

export function hideCaret(): void {
  mark.clear()
}

/** Where the caret stands in the article. */
export function caretPoint(): BlockPoint | undefined {
  const selection = getSelection()
  if (selection?.focusNode == null) return undefined
  return blockPoint(selection.focusNode, selection.focusOffset, 'start')
}

/** Sets the caret to a place of the article. */
export function setCaret(blockId: string, offset: number): void {
  const block = drawn.get(blockId)
  const point = block && (domPoint(block, offset, 'start') ?? domPoint(block, offset, 'end'))
  if (point !== undefined) getSelection()?.collapse(point.node, point.offset)
}

function isInside(selection: Selection, host: HTMLElement): boolean {
  // A field in the margin leaves the selection at its card, which is no place to read on from.
  return isInText(selection.focusNode) && host.contains(selection.focusNode)
}

/** Begins at the first text that is in view. */
function startCaret(selection: Selection, host: HTMLElement): void {
  const top = host.getBoundingClientRect().top
  for (const text of host.querySelectorAll<HTMLElement>('[data-text]')) {
    if (text.getBoundingClientRect().bottom < top + 8 || text.firstChild === null) continue
    selection.collapse(text.firstChild, 0)
    return
  }
}
