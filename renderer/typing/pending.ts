let finish: (() => void) | undefined
let takeBack: (() => boolean) | undefined
let keep: ((change: () => void) => void) | undefined

interface Pending {
  /** Makes an act of typing that goes on. */
  readonly finish: () => void
  /** Takes back typing that nobody has signed. */
  readonly takeBack: () => boolean
  /** Makes a change under the caret, which stays where it reads. */
  readonly keep: (change: () => void) => void
}

/** Names what is to be asked of the typing when other acts are made. */
export function whenNeeded(pending: Pending): void {
  finish = pending.finish
  takeBack = pending.takeBack
  keep = pending.keep
}

/** Makes a change of the text while the caret may stand in it. */
export function underCaret(change: () => void): void {
  if (keep === undefined) change()
  else keep(change)
}

/** What is being typed becomes an act before another is made, taken back, or the article is left. */
export function finishTyping(): void {
  finish?.()
}

/** Takes back what was typed last and could be no act yet, for want of a name; false where there is none. */
export function takeBackTyping(): boolean {
  return takeBack?.() ?? false
}
