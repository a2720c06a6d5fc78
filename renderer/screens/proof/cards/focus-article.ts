import { setCaret } from '../../../anchoring/caret.ts'

/** Escape leads from a card back to the text, or to the picture that is open over it. */
export function focusArticle(): void {
  document.querySelector<HTMLElement>('dialog[open] .stage, html:not(:has(dialog[open])) .proof-scroll')?.focus()
}

/**
 * Back to the text when a field closes: now, so that a dialog that opens with it gives the focus back to the article,
 * and once more with the caret at the place written about, when the text has been drawn anew.
 */
export function returnToText(blockId: string, offset: number): void {
  focusArticle()
  requestAnimationFrame(() => {
    // A dialog has the selection in its own field.
    if (document.querySelector('dialog[open]') !== null) return
    setCaret(blockId, offset)
    focusArticle()
  })
}
