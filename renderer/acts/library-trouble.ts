import type { CallError } from '#shared/contract/errors.ts'
import type { LibraryState } from '#shared/contract/shapes.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore, type Toast } from '../store/app-store.ts'
import { shownMoment } from '../lib/format.ts'
import { client } from '../transport/bridge.ts'
import { keptCopy, keptText, openKept, type KeptCopy } from './kept-copy.ts'
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

/**
 * Tells what is wrong with the library that was found at the start: whoever goes on in an article has not seen the
 * library's screen, which says it.
 */
export async function tellTroubleOfStart(): Promise<void> {
  const state = await client.call('library.state', {})
  if (!state.ok || appStore.getState().screen.kind === 'library') return
  const { trouble, lost } = state.value
  const copy = await keptCopy()
  const lines = [
    ...(copy === undefined ? [] : [lineOfKept(copy)]),
    ...(lost === undefined ? [] : [lineOfLost(lost)]),
    ...(trouble === undefined ? [] : [lineOf(trouble)]),
  ]
  const ids = new Set(lines.map(({ id }) => id))
  appStore.setState(({ toasts }) => ({ toasts: [...toasts.filter(({ id }) => !ids.has(id)), ...lines] }))
}

function lineOfLost({ acts, lastAtMs }: NonNullable<LibraryState['lost']>): Toast {
  const when = shownMoment(lastAtMs, i18n.language)
  const text = i18n.t('library.lost.text', { acts, when })
  const run = (): void => appStore.setState({ screen: { kind: 'settings', from: 'library', section: 'library' } })
  const action = { label: i18n.t('library.trouble.backups'), run }
  return { id: 'library-lost', tone: 'wrong', text, isLasting: true, action }
}

function lineOfKept(copy: KeptCopy): Toast {
  const action = { label: i18n.t('library.kept.open'), run: () => void openKept() }
  return { id: 'library-kept', tone: 'info', text: keptText(copy), isLasting: true, action }
}

function lineOf(trouble: CallError): Toast {
  const text = errorText(trouble)
  // What was kept lies in another file: opening it is the way on.
  if (trouble.code !== 'library-moved') return { id: ID, tone: 'wrong', text, isLasting: true }
  const action = { label: i18n.t('library.kept.open'), run: () => void openKept() }
  return { id: ID, tone: 'wrong', text, isLasting: true, action }
}
