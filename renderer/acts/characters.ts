import { createStore } from 'zustand/vanilla'
import { i18n } from '../i18n/i18n.ts'
import { isTextField } from '../lib/keys.ts'
import { appStore } from '../store/app-store.ts'
import { placeToChange } from '../typing/form.ts'
import { takeHold } from '../typing/hands.ts'
import { typeText } from '../typing/type.ts'
import { changeSettings, goTo } from './actions.ts'
import { say } from './say.ts'
import { toast } from './toasts.ts'

/** Whether the list of special characters is open; over a dialog too, whose field it then writes in. */
export const charactersStore = createStore<{ readonly isOpen: boolean }>(() => ({ isOpen: false }))

/** So many that were used last stand first. */
const MOST_RECENT = 16

/** Opens the list over the field or the place of the article that it is to write in, or says that there is none. */
export function openCharacters(): false | undefined {
  if (charactersStore.getState().isOpen) return undefined
  const at = document.activeElement
  const canWrite = isWritable(at) || (!isTextField(at) && placeToChange() !== undefined)
  if (canWrite) charactersStore.setState({ isOpen: true })
  return undefined
}

export function closeCharacters(): void {
  charactersStore.setState({ isOpen: false })
}

/** Writes where the focus is again: as if it had been typed. */
export function insertCharacter(sign: string, name: string): void {
  const { recentCharacters } = appStore.getState().settings
  const recent = [sign, ...recentCharacters.filter((each) => each !== sign)].slice(0, MOST_RECENT)
  void changeSettings({ recentCharacters: recent })
  if (isWritable(document.activeElement)) document.execCommand('insertText', false, sign)
  else {
    takeHold()
    goTo(undefined)
    typeText(sign)
  }
  say(i18n.t('characters.inserted', { name }))
}

/** Whether a field takes words; said where one does not. */
function isWritable(element: Element | null): boolean {
  if (!(element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) || !isTextField(element))
    return false
  const isFree = !element.readOnly && !element.disabled
  if (!isFree) toast('info', i18n.t('characters.readOnly'))
  return isFree
}
