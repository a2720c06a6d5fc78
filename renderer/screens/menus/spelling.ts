import { isTextField } from '../../lib/keys.ts'
import type { MenuExtra } from './menu-store.ts'

/** So many spellings are offered at most. */
const MOST = 5

/**
 * Spellings of the word at the caret of a field, where the system has a checker and thinks the word wrong. Taking one is
 * an edit of the field like any other: its own undo takes it back.
 */
export function spellingsAt(element: Element): readonly MenuExtra[] {
  if (!isTextField(element) || !(element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement))
    return []
  const { selectionStart, value, readOnly } = element
  if (selectionStart === null || readOnly || !element.spellcheck) return []
  const start = /[\p{L}\p{M}'’]*$/u.exec(value.slice(0, selectionStart))?.[0].length ?? 0
  const word = /^[\p{L}\p{M}'’]+/u.exec(value.slice(selectionStart - start))?.[0]
  if (word === undefined) return []
  return window.galley
    .spellings(word)
    .slice(0, MOST)
    .map((spelling) => ({
      id: `spelling-${spelling}`,
      label: spelling,
      run: () => {
        element.setSelectionRange(selectionStart - start, selectionStart - start + word.length)
        document.execCommand('insertText', false, spelling)
      },
    }))
}
