let finish: (() => void) | undefined
let takeBack: (() => boolean) | undefined

/** Names what makes an act of typing that goes on, and what takes back typing that nobody has signed. */
export function whenNeeded(run: () => void, back: () => boolean): void {
  finish = run
  takeBack = back
}

/** What is being typed becomes an act before another is made, taken back, or the article is left. */
export function finishTyping(): void {
  finish?.()
}

/** Takes back what was typed last and could be no act yet, for want of a name; false where there is none. */
export function takeBackTyping(): boolean {
  return takeBack?.() ?? false
}
