/**
 * Whether an input method is composing. Enter and letters belong to it until it has ended, and so does a key that was
 * pressed before the end: some input methods end the composition before the key that ended it arrives. It is told by
 * the time at which the key was pressed; a turn of the event loop would take a person's next Enter on a busy page.
 */
let composing = false
/** When the last composition ended, in ms of the page's clock. */
let endedAt = -1

function end(atMs: number): void {
  if (!composing) return
  composing = false
  endedAt = atMs
}

document.addEventListener('compositionstart', () => (composing = true), { capture: true })
document.addEventListener('compositionend', (event) => end(event.timeStamp), { capture: true })
// Leaving the field ends a composition without an event of its own in some input methods.
document.addEventListener('focusout', (event) => end(event.timeStamp), { capture: true })

/** The article, which draws its text itself, is told of compositions in its own way and passes it on. */
export function setComposing(isNow: boolean): void {
  if (isNow) composing = true
  else end(performance.now())
}

interface KeyPress {
  readonly isComposing?: boolean
  readonly keyCode?: number
  /** When the key was pressed, in ms of the page's clock. */
  readonly timeStamp?: number
}

/** True while the key belongs to an input method (229 is what it sends for keys that it takes). */
export function isImeKey(event: KeyPress): boolean {
  if (composing || event.isComposing === true || event.keyCode === 229) return true
  return event.timeStamp !== undefined && event.timeStamp <= endedAt
}

/** True while an input method is composing anywhere in the window. */
export function isComposing(): boolean {
  return composing
}
