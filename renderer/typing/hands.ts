/**
 * Where the letters of the keyboard go. With a caret or a selection in the article they are text; while a card is open, or
 * nothing of the article is taken hold of, they are commands.
 */
export type Hands = 'caret' | 'selection' | undefined

let hands: Hands
let host: HTMLElement | undefined

/** What the letters are at this element; undefined: commands. */
export function handsAt(target: EventTarget | null): Hands {
  return target === host ? hands : undefined
}

/** Says where the hands are; the words have the focus on `at`. */
export function putHands(now: Hands, at: HTMLElement): void {
  hands = now
  host = at
}
