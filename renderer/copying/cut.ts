import { isTextField } from '../lib/keys.ts'
import { strike } from '../typing/type.ts'
import { copySelection } from './copy.ts'

/** Copies what is selected of the article and proposes to strike it; false where nothing of it is. */
export function cutSelection(): false | undefined {
  if (isTextField(document.activeElement) || !copySelection(false)) return false
  strike('backward', 'character')
  return undefined
}
