import type { CallError } from '#shared/contract/errors.ts'
import { newId } from '#shared/lib/ids.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore, type Toast, type ToastAction } from '../store/app-store.ts'

const HOW_LONG_MS = 6000

/** Shows a passing message; one with an action stays longer. */
export function toast(tone: Toast['tone'], text: string, action?: ToastAction, other?: ToastAction): void {
  offer(tone, text, action, other)
}

/** The same, and gives its id, by which it can be put away when what it offers cannot be done any more. */
export function offer(tone: Toast['tone'], text: string, action?: ToastAction, other?: ToastAction): string {
  const id = newId()
  const shown: Toast = { id, tone, text, ...(action && { action }), ...(other && { other }) }
  appStore.setState(({ toasts }) => {
    // The same again takes the place of what was said before.
    const passing = toasts.filter((each) => each.isLasting !== true && each.text !== text).slice(-2)
    return { toasts: [...toasts.filter((each) => each.isLasting), ...passing, shown] }
  })
  setTimeout(() => dismissToast(id), action === undefined ? HOW_LONG_MS : HOW_LONG_MS * 2)
  return id
}

export function dismissToast(id: string): void {
  appStore.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) }))
}

/** Puts away what only told how something is done here: elsewhere it is in the way of what can be done there. */
export function dismissHints(): void {
  appStore.setState(({ toasts }) => ({
    toasts: toasts.filter(
      ({ tone, action, isLasting }) => tone !== 'info' || action !== undefined || isLasting === true,
    ),
  }))
}

/** The words for an error of the contract, in the language of the window. */
export function errorText(error: CallError): string {
  return i18n.t(`errors.${error.code}`, { ...error.values })
}
