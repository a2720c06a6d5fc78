import type { CallError } from '#shared/contract/errors.ts'
import { runCommand } from '../commands/registry.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore, type Toast } from '../store/app-store.ts'
import { client } from '../transport/bridge.ts'
import { errorText, toast } from './toasts.ts'

/** There is one such message, which stays until saving has come back or the person puts it away. */
const ID = 'library-trouble'

/** Tells, on every screen, that nothing can be saved any more, why, and what to do; and that it can again. */
export function followTrouble(): () => void {
  return client.on('library.troubled', ({ trouble }) => {
    const others = appStore.getState().toasts.filter((shown) => shown.id !== ID)
    const wasTold = others.length < appStore.getState().toasts.length
    appStore.setState({ toasts: trouble === undefined ? others : [...others, lineOf(trouble)] })
    if (trouble === undefined && wasTold) toast('ok', i18n.t('library.savingAgain'))
  })
}

function lineOf(trouble: CallError): Toast {
  const text = errorText(trouble)
  // What was kept lies in another file: opening it is the way on.
  if (trouble.code !== 'library-moved') return { id: ID, tone: 'wrong', text, isLasting: true }
  const action = { label: i18n.t('library.trouble.choose'), run: () => runCommand('open-library') }
  return { id: ID, tone: 'wrong', text, isLasting: true, action }
}
