import { createStore } from 'zustand/vanilla'

/**
 * Where the letters of the keyboard go. With a caret or a selection in the article they are text; while a card is open, or
 * nothing of the article is taken hold of, they are commands.
 */
export type Hands = 'caret' | 'selection' | undefined

/** What the letters of the keyboard are now, for who shows it. */
export const handsStore = createStore<{ readonly hands: Hands }>(() => ({ hands: undefined }))

let host: HTMLElement | undefined

/** What the letters are at this element; undefined: commands. */
export function handsAt(target: EventTarget | null): Hands {
  return target === host ? handsStore.getState().hands : undefined
}

/** Says where the hands are; the words have the focus on `at`. */
export function putHands(now: Hands, at: HTMLElement): void {
  host = at
  if (handsStore.getState().hands !== now) handsStore.setState({ hands: now })
}

let letGoAt: string | undefined

/** The caret stays where it is, but letters are commands, until the text is taken hold of again. */
export function letGo(): void {
  letGoAt = placeOf(getSelection())
}

/** Whether nobody has put the caret, or a selection, anywhere since. */
export function isLetGo(selection: Selection): boolean {
  if (letGoAt !== undefined && letGoAt !== placeOf(selection)) letGoAt = undefined
  return letGoAt !== undefined
}

/** The text is taken hold of, also at the very same place. */
export function takeHold(): void {
  letGoAt = undefined
}

const numbers = new WeakMap<Node, number>()
let nodes = 0

function placeOf(selection: Selection | null): string | undefined {
  if (selection?.anchorNode == null || selection.focusNode === null) return undefined
  const numberOf = (node: Node): number => {
    const known = numbers.get(node) ?? (nodes += 1)
    numbers.set(node, known)
    return known
  }
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
  return [numberOf(anchorNode), anchorOffset, numberOf(focusNode), focusOffset].join(' ')
}
