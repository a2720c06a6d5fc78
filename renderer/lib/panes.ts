/**
 * The panes of every screen, in the order of the page: F6 goes round them. Parts of the window that are not on screen are
 * not in the page, so that one list serves all screens and what lies over them.
 */
const PANES = [
  '.tab-strip',
  '.top-bar',
  '.frame-top',
  '.rail',
  '.frame-rail',
  '.desk-panel',
  '.numbers-desk',
  '.findings-desk',
  '.captions-desk',
  '.versions-desk',
  '.proof-scroll',
  '.margin',
  '.find-bar',
  '.frame-main',
  '.op-left',
  '.op-sheet',
  '.op-repairs',
  '.op-structure',
  '.op-actions',
  '.foot',
  '.frame-foot',
  '.picture-bar',
  '.stage',
  '.picture-panel',
  '.filmstrip',
].join(', ')

/** Beside an article that was opened the keyboard goes on at the desk. */
const DESKS = '.numbers-desk, .findings-desk, .desk-panel, .captions-desk, .versions-desk'

/** The row at hand of a desk. */
const AT_HAND = '[aria-current]:not([aria-current="false"])'

/** Where the keyboard begins in a pane: what is at hand, then what is chosen, then the first row, then the first thing. */
const FIRST = [
  '[data-live] .card-head',
  AT_HAND,
  '[aria-selected="true"]',
  'input:checked',
  '.virtual-row button',
] as const
const STOPS = 'button, input, select, textarea, a[href], summary, [tabindex="0"]'

/** What had the focus last in each pane. */
const left = new WeakMap<Element, HTMLElement>()
let lastPane: Element | undefined

/** Goes to the next pane or to the one before; false where there is but one. */
export function stepPane(by: 1 | -1): false | undefined {
  const root = topOf()
  const panes = [...root.querySelectorAll<HTMLElement>(PANES)].filter(hasRoom)
  if (panes.length === 0) return false
  const here = document.activeElement?.closest(PANES) ?? lastPane
  const at = panes.findIndex((pane) => pane === here)
  const from = at === -1 && by === -1 ? 0 : at
  for (let passed = 1; passed <= panes.length; passed += 1) {
    const pane = panes[(from + by * passed + panes.length * 2) % panes.length]
    if (pane !== undefined && focusPane(pane)) return undefined
  }
  return false
}

/** Puts the focus into a pane: where it was left, else where one begins in it. False when it has no place for it. */
export function focusPane(pane: HTMLElement): boolean {
  const before = left.get(pane)
  if (before !== undefined && before.isConnected && isStop(before, pane) && isAt(before)) return true
  // The article and the stage take keys themselves; their buttons are reached from them.
  if (pane.tabIndex === 0 && isAt(pane)) return true
  // A desk without rows: its filters have nothing to choose from, and would take the keys that lead on.
  if (pane.querySelector('.empty:not(:has(.empty-actions))') !== null) {
    pane.tabIndex = -1
    return isAt(pane)
  }
  const stops = [...FIRST, STOPS].flatMap((wanted) => [...pane.querySelectorAll<HTMLElement>(wanted)])
  if (stops.some((stop) => isStop(stop, pane) && isAt(stop))) return true
  // A margin without cards has nothing to say; a line of figures is read where it stands.
  if (pane.textContent.trim() === '') return false
  pane.tabIndex = -1
  return isAt(pane)
}

/** Puts the focus into what matches, when it is drawn. */
export function focusPaneWhenThere(selector: string): void {
  const go = (): void => {
    const pane = topOf().querySelector<HTMLElement>(selector)
    if (pane === null) return
    if (!pane.contains(document.activeElement)) focusPane(pane)
    waitForRow(pane)
  }
  // A desk that was on screen takes the focus at once; another when it has drawn its rows.
  requestAnimationFrame(() => requestAnimationFrame(go))
}

/**
 * The focus goes with the rows as long as it is at their desk: each is read out, and Enter acts on the one at hand. Asked
 * for by whatever leads from place to place.
 */
export function followRow(): void {
  requestAnimationFrame(() => {
    const { activeElement } = document
    const desk = activeElement === document.body ? document.querySelector(DESKS) : activeElement?.closest(DESKS)
    desk?.querySelector<HTMLElement>(AT_HAND)?.focus({ preventScroll: true })
  })
}

/** Rows that are made by a worker come later: the focus goes on to the one at hand, unless the person went elsewhere meanwhile. */
function waitForRow(pane: HTMLElement): void {
  const at = document.activeElement
  const isThere = (): boolean =>
    document.activeElement !== at || !pane.isConnected || pane.querySelector('.virtual-row') !== null
  if (at === null || isThere()) return
  const observer = new MutationObserver(() => {
    if (!isThere()) return
    observer.disconnect()
    const row = FIRST.flatMap((wanted) => [...pane.querySelectorAll<HTMLElement>(wanted)]).find((each) =>
      isStop(each, pane),
    )
    if (document.activeElement === at && row !== undefined) isAt(row)
  })
  observer.observe(pane, { childList: true, subtree: true })
}

/** So long after an event it is looked whether the focus is still somewhere. */
const LOOK_AFTER_MS = 30

/**
 * The focus is never nowhere: when what had it is gone, or the ground was clicked, it goes back into the pane it was in, to
 * what takes keys there. Gives the function that ends it.
 */
export function keepFocus(): () => void {
  let isDue = false
  const isNowhere = (): boolean => document.activeElement === document.body && document.hasFocus()
  const look = (): void => {
    isDue = false
    if (isNowhere()) bringBack()
  }
  // Frames are asked for only where the focus is gone: with each key they would cost as much as the letter itself.
  const askFrames = (): void => {
    if (isNowhere()) requestAnimationFrame(() => requestAnimationFrame(look))
    else isDue = false
  }
  const soon = (): void => {
    if (isDue) return
    isDue = true
    setTimeout(askFrames, LOOK_AFTER_MS)
  }
  const remember = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return
    const pane = target.closest(PANES)
    if (pane === null) return
    lastPane = pane
    left.set(pane, target)
  }
  window.addEventListener('focusin', remember)
  const kinds = ['focusout', 'keydown', 'keyup', 'click', 'pointerup'] as const
  for (const kind of kinds) window.addEventListener(kind, soon)
  // What goes by itself (a card that was saved, a screen that has opened) goes with a change of the page.
  const observer = new MutationObserver(soon)
  const page = document.querySelector('#root')
  if (page !== null) observer.observe(page, { childList: true, subtree: true })
  return () => {
    window.removeEventListener('focusin', remember)
    for (const kind of kinds) window.removeEventListener(kind, soon)
    observer.disconnect()
  }
}

function bringBack(): void {
  const root = topOf()
  if (root instanceof HTMLDialogElement) {
    root.tabIndex = -1
    root.focus({ preventScroll: true })
    return
  }
  // Menus and lists that hang over the page look after the focus themselves.
  if (document.querySelector('[data-radix-popper-content-wrapper], [popover]:popover-open') !== null) return
  const article = root.querySelector<HTMLElement>('.proof-scroll')
  const isMargin = lastPane?.matches('.margin') === true && lastPane.querySelector('[data-live]') === null
  const before = lastPane instanceof HTMLElement && lastPane.isConnected ? lastPane : undefined
  const pane = isMargin ? article : (before ?? root.querySelector<HTMLElement>(DESKS) ?? article)
  if (pane !== null && hasRoom(pane) && focusPane(pane)) return
  const main = root.querySelector<HTMLElement>('.proof-scroll, .captions-desk, .versions-desk, main')
  if (main === null) return
  if (main.tabIndex !== 0) main.tabIndex = -1
  main.focus({ preventScroll: true })
}

/** A dialog that is open is all there is. */
function topOf(): ParentNode {
  return [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1) ?? document
}

function hasRoom(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0
}

/** Whether it is a stop of the pane, and of none that lies in it. */
function isStop(element: HTMLElement, pane: HTMLElement): boolean {
  return element.tabIndex >= 0 && element.closest(PANES) === pane && hasRoom(element)
}

function isAt(element: HTMLElement): boolean {
  element.focus({ preventScroll: element.matches('.proof-scroll, .margin *') })
  return document.activeElement === element
}
