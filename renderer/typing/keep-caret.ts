import { readWords } from '#shared/text/typing/marked-text.ts'
import { isInText } from '../anchoring/caret.ts'
import { appStore } from '../store/app-store.ts'
import { bundleOf, caretNow, partsOf } from './bursts.ts'
import { handsStore } from './hands.ts'
import { typingStore } from './typing-store.ts'

/**
 * Makes a change while a caret is in the text, if only hidden behind a card that is open: it stays at the words where it reads,
 * or goes to the end of those that come back.
 */
export function keepCaret(change: () => void): void {
  const caret = isInWords() ? (typingStore.getState().caret ?? caretNow()) : undefined
  if (caret === undefined) return change()
  const bundle = bundleOf(caret.blockId)
  const before = wordsOf(caret.blockId)
  change()
  const after = wordsOf(caret.blockId)
  // A block that reads the same may be drawn anew all the same.
  if (before === undefined || after === undefined || bundle === bundleOf(caret.blockId)) return
  typingStore.setState({ caret: { ...caret, position: placeIn(before, after, caret.position) } })
}

/** Whether a caret stands in the words of the article as they are written in. */
function isInWords(): boolean {
  if (handsStore.getState().hands === 'caret') return true
  const selection = getSelection()
  return appStore.getState().view === 'marked' && selection?.isCollapsed === true && isInText(selection.focusNode)
}

/** A block as it reads, a character an entry. */
function wordsOf(blockId: string): readonly string[] | undefined {
  return bundleOf(blockId) && Array.from(readWords(partsOf(blockId), 0, Infinity))
}

/** Where a place in one text is in another that differs from it in one run. */
export function placeIn(before: readonly string[], after: readonly string[], position: number): number {
  const least = Math.min(before.length, after.length)
  let head = 0
  while (head < least && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < least - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const isHere = head + tail < before.length
  if (position < head || (position === head && isHere)) return position
  if (position >= before.length - tail) return position + after.length - before.length
  return after.length - tail
}
