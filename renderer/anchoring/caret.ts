import { blockPoint, domPoint, drawn, shownIndex, type BlockPoint } from './dom.ts'

/** The caret that is drawn: a line between two letters, as in a field; never a letter that looks selected. */
let line: HTMLElement | undefined

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
  const page = PAGES[event.key]
  if (page !== undefined && selection !== null) return turnPage(event, selection, host, page)
  if (move === undefined || selection === null || event.altKey) return false
  if (!isInside(selection, host)) startCaret(selection, host)
  const [direction, usual, far] = move
  step(selection, event.shiftKey ? 'extend' : 'move', direction, event.ctrlKey || event.metaKey ? far : usual)
  showCaret(selection, host)
  return true
}

const PAGES: Readonly<Record<string, 1 | -1>> = { PageDown: 1, PageUp: -1 }
/** So much of the page before is still seen on the next one. */
const PAGE_LAP_PX = 96
/** A picture is passed over in steps of so much. */
const LINE_STEP_PX = 16

/** The view goes on by a page, and the caret with it: it stands as far down the view as before, always in the text. */
function turnPage(event: KeyboardEvent, selection: Selection, host: HTMLElement, way: 1 | -1): boolean {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  // Without a caret in the text the view scrolls by itself.
  if (event.ctrlKey || event.metaKey || event.altKey || focusNode === null || anchorNode === null) return false
  if (!isInside(selection, host)) return false
  const { rect, x } = boxAt(focusNode, focusOffset)
  const frame = host.getBoundingClientRect()
  const before = host.scrollTop
  host.scrollTo({ top: before + way * Math.max(LINE_STEP_PX, frame.height - PAGE_LAP_PX), behavior: 'instant' })
  if (host.scrollTop === before) {
    step(selection, event.shiftKey ? 'extend' : 'move', way === 1 ? 'forward' : 'backward', 'documentboundary')
  } else {
    const room = { top: frame.top + PAGE_LAP_PX / 2, bottom: frame.bottom - PAGE_LAP_PX / 2 }
    const y = Math.min(room.bottom, Math.max(room.top, rect.top + rect.height / 2))
    const at = textAt(x, y, room, way)
    if (at !== undefined && event.shiftKey)
      selection.setBaseAndExtent(anchorNode, anchorOffset, at.offsetNode, at.offset)
    else if (at !== undefined) selection.collapse(at.offsetNode, at.offset)
  }
  showCaret(selection, host)
  return true
}

/** The text nearest to a point of the view, first the way that one goes. */
function textAt(
  x: number,
  y: number,
  room: { readonly top: number; readonly bottom: number },
  way: 1 | -1,
): CaretPosition | undefined {
  for (const direction of [way, -way]) {
    for (let at = y; at >= room.top && at <= room.bottom; at += direction * LINE_STEP_PX) {
      const found = document.caretPositionFromPoint(x, at)
      if (found !== null && isInText(found.offsetNode)) return found
    }
  }
  return undefined
}

/** Between two texts lie gutters, pictures and hidden lists: so many lines of them are passed over at most. */
const MOST_STEPS = 40

/** Moves as the browser would, but from text to text; where there is no more text, the caret stays. */
function step(selection: Selection, alter: 'move' | 'extend', direction: 'forward' | 'backward', by: string): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  const place =
    by === 'documentboundary' ? edgeOf(direction) : by === 'paragraph' ? nextBlock(selection, direction) : undefined
  if (place !== undefined) return put(selection, alter, place)
  const before = focusNode === null ? undefined : shownIndex(focusNode, focusOffset)
  selection.modify(alter, direction, by)
  // The end of one stretch of a long text is the start of the next.
  const after = selection.focusNode === null ? undefined : shownIndex(selection.focusNode, selection.focusOffset)
  const isMoved = selection.focusNode !== focusNode || selection.focusOffset !== focusOffset
  if (isMoved && after !== undefined && after.blockId === before?.blockId && after.index === before.index)
    selection.modify(alter, direction, by)
  const isBoundary = by.endsWith('boundary')
  const onward = isBoundary ? (direction === 'forward' ? 'backward' : 'forward') : direction
  for (let passed = 0; passed < MOST_STEPS && !isInText(selection.focusNode); passed += 1)
    selection.modify(alter, onward, isBoundary ? 'line' : by)
  if (isInText(selection.focusNode) || anchorNode === null || focusNode === null) return
  selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset)
}

interface DomPlace {
  readonly node: Node
  readonly offset: number
}

function put(selection: Selection, alter: 'move' | 'extend', { node, offset }: DomPlace): void {
  if (alter === 'extend') selection.extend(node, offset)
  else selection.collapse(node, offset)
}

const texts = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.proof-scroll [data-text]')]

/** The first or the last place of the article: the browser finds none in what is not laid out. */
function edgeOf(direction: 'forward' | 'backward'): DomPlace | undefined {
  const all = texts().filter((text) => text.textContent !== '')
  const text = direction === 'forward' ? all.at(-1) : all[0]
  return text && edgeIn(text, direction)
}

/** The first or the last letter's side in an element. */
function edgeIn(text: HTMLElement, direction: 'forward' | 'backward'): DomPlace | undefined {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
  if (direction === 'backward') {
    const first = walker.nextNode()
    return first === null ? undefined : { node: first, offset: 0 }
  }
  let last: Node | null = walker.lastChild()
  while (last !== null && !(last instanceof Text)) last = walker.lastChild()
  return last === null ? undefined : { node: last, offset: last.length }
}

/** The start of the text, of the one before or of the next, where one of them is in stretches: to the browser each is a paragraph. */
function nextBlock({ focusNode, focusOffset }: Selection, direction: 'forward' | 'backward'): DomPlace | undefined {
  const element = focusNode instanceof Element ? focusNode : focusNode?.parentElement
  const text = element?.closest<HTMLElement>('[data-text]')
  if (text == null || focusNode === null) return undefined
  const all = texts()
  const at = all.indexOf(text)
  const isAtStart = shownIndex(focusNode, focusOffset)?.index === 0
  const next = direction === 'forward' ? all[at + 1] : isAtStart ? all[at - 1] : text
  const isLong = [text, next].some((each) => each?.dataset['stretched'] !== undefined)
  return isLong ? edgeIn(next ?? text, next === undefined ? direction : 'backward') : undefined
}

/** Whether a place of the DOM lies in the text of a block. */
export function isInText(node: Node | null): boolean {
  const element = node instanceof Element ? node : node?.parentElement
  return (element?.closest('[data-text]') ?? null) !== null
}

/** Draws the caret, and keeps it in view. */
export function showCaret(selection: Selection, host: HTMLElement): void {
  const { focusNode, focusOffset } = selection
  if (focusNode === null || !isInside(selection, host)) return hideCaret()
  const { rect, x } = boxAt(focusNode, focusOffset)
  const frame = host.getBoundingClientRect()
  if (selection.isCollapsed) draw(host, { x: x - frame.left, y: rect.top - frame.top, height: rect.height })
  else hideCaret()
  if (rect.bottom > frame.bottom - 48) host.scrollBy({ top: rect.bottom - frame.bottom + 96 })
  else if (rect.top < frame.top + 48) host.scrollBy({ top: rect.top - frame.top - 96 })
}

/** The letter at a place, and the side of it where the caret stands: before it, or behind the last of its line of text. */
function boxAt(node: Node, offset: number): { readonly rect: DOMRect; readonly x: number } {
  const range = document.createRange()
  if (!(node instanceof Text)) {
    range.selectNodeContents(node)
    const rect = range.getBoundingClientRect()
    return { rect, x: offset === 0 ? rect.left : rect.right }
  }
  const isBehind = offset >= node.length
  range.setStart(node, Math.max(0, isBehind ? node.length - 1 : offset))
  range.setEnd(node, isBehind ? node.length : offset + 1)
  const rect =
    (isBehind ? [...range.getClientRects()].at(-1) : range.getClientRects()[0]) ?? range.getBoundingClientRect()
  return { rect, x: isBehind ? rect.right : rect.left }
}

function draw(
  host: HTMLElement,
  { x, y, height }: { readonly x: number; readonly y: number; readonly height: number },
): void {
  if (line === undefined) {
    line = document.createElement('span')
    line.className = 'reading-caret'
    line.ariaHidden = 'true'
  }
  if (line.parentElement !== host) host.append(line)
  line.style.translate = `${String(x + host.scrollLeft - host.clientLeft)}px ${String(y + host.scrollTop - host.clientTop)}px`
  line.style.height = `${String(height)}px`
}

export function hideCaret(): void {
  line?.remove()
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

/** Begins at the first text that is in view, in one in stretches at the first of them that is. */
function startCaret(selection: Selection, host: HTMLElement): void {
  const top = host.getBoundingClientRect().top
  const isInView = (element: Element): boolean => element.getBoundingClientRect().bottom >= top + 8
  for (const text of host.querySelectorAll<HTMLElement>('[data-text]')) {
    if (!isInView(text) || text.firstChild === null) continue
    const stretch = [...text.querySelectorAll<HTMLElement>('[data-stretch]')].find(isInView)
    const place = edgeIn(stretch ?? text, 'backward')
    if (place !== undefined) return put(selection, 'move', place)
  }
}
