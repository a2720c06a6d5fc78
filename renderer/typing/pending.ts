let finish: (() => void) | undefined

/** Names what makes an act of typing that goes on. */
export function whenNeeded(run: () => void): void {
  finish = run
}

/** What is being typed becomes an act before another is made, taken back, or the article is left. */
export function finishTyping(): void {
  finish?.()
}
