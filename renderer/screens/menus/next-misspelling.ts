import { toast } from '../../acts/toasts.ts'
import { i18n } from '../../i18n/i18n.ts'
import { isSpelled, selectNextMisspelling } from '../../typing/field-spelling.ts'
import { openMenuAt } from './open-menu.ts'

/** Goes to the next wrong word of the field that has the focus and opens its menu; false where no such field has it. */
export function openNextMisspelling(): false | undefined {
  const field = document.activeElement
  if (field === null || !isSpelled(field)) return false
  void selectNextMisspelling().then((found) => {
    if (found === undefined) toast('info', i18n.t('common.noMisspelling'))
    else openMenuAt(found)
  })
  return undefined
}
