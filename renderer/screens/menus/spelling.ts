import { addHouseWord } from '../../acts/house.ts'
import { i18n } from '../../i18n/i18n.ts'
import { appStore } from '../../store/app-store.ts'
import { isAtWord, misspellingAt, type Misspelling } from '../../typing/field-spelling.ts'
import type { MenuExtra } from './menu-store.ts'

/** A menu does not wait longer for what may be meant. */
const PATIENCE_MS = 1500

/**
 * What may be meant by the wrong word at the caret of a field, and that it is right; undefined where none can be there. Taking
 * one is an edit of the field like any other: its own undo takes it back.
 */
export function spellingsAt(element: Element): Promise<readonly MenuExtra[]> | undefined {
  if (!isAtWord(element)) return undefined
  const late = new Promise<undefined>((done) => setTimeout(() => done(undefined), PATIENCE_MS))
  return Promise.race([misspellingAt(element), late]).then((found) => (found === undefined ? [] : extrasOf(found)))
}

function extrasOf({ field, start, end, word, nearest }: Misspelling): readonly MenuExtra[] {
  const spellings = nearest.map((spelling, at): MenuExtra => ({
    id: `spelling-${spelling}`,
    label: spelling,
    keys: String(at + 1),
    run: () => {
      field.focus()
      field.setSelectionRange(start, end)
      document.execCommand('insertText', false, spelling)
    },
  }))
  const list = appStore.getState().house?.lists.words
  // A list that cannot be read is not written over.
  if (list === undefined || list.problem !== undefined) return spellings
  const add: MenuExtra = {
    id: 'add-word',
    label: i18n.t('common.addWord', { word }),
    isApart: spellings.length > 0,
    run: () => void addHouseWord(word),
  }
  return [...spellings, add]
}
