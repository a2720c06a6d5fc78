/**
 * Whether an input method is composing. Enter and letters belong to it until it has ended, and for the rest of
 * that turn of the event loop: some input methods end the composition before the key that ended it arrives.
 */
let composing = false

document.addEventListener('compositionstart', () => (composing = true), { capture: true })
document.addEventListener('compositionend', () => setTimeout(() => (composing = false), 0), { capture: true })
// Leaving the field ends a composition without an event of its own in some input methods.
document.addEventListener('focusout', () => setTimeout(() => (composing = false), 0), { capture: true })

/** The article, which draws its text itself, is told of compositions in its own way and passes it on. */
export function setComposing(isNow: boolean): void {
  if (isNow) composing = true
  else setTimeout(() => (composing = false), 0)
}

/** True while the key belongs to an input method (229 is what it sends for keys that it takes). */
export function isImeKey(event: { readonly isComposing?: boolean; readonly keyCode?: number }): boolean {
  return composing || event.isComposing === true || event.keyCode === 229
}

/** True while an input method is composing anywhere in the window. */
export function isComposing(): boolean {
  return composing
}
