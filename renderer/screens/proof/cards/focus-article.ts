/** Escape leads from a card back to the text, or to the picture that is open over it. */
export function focusArticle(): void {
  document.querySelector<HTMLElement>('dialog[open] .stage, html:not(:has(dialog[open])) .proof-scroll')?.focus()
}
