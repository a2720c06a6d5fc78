import type { Settings } from '#shared/domain/settings.ts'
import { i18n } from '../../i18n/i18n.ts'
import { changeSettings } from '../../acts/actions.ts'
import { dismissToast, toast } from '../../acts/toasts.ts'
import { appStore } from '../../store/app-store.ts'

type Change = Partial<Settings>

let last: { readonly keys: string; readonly toastId: string; readonly before: Settings } | undefined

/** {@link setAll} for one thing. */
export function set<K extends keyof Settings>(key: K, value: Settings[K], nameKey: string): void {
  setAll({ [key]: value }, nameKey)
}

/**
 * Sets something at once and offers to take it back. Steps of the same thing are taken back together, to where it was
 * before the first of them. `nameKey`: the words for it, which are said in the language that then holds.
 */
export function setAll(change: Change, nameKey: string): void {
  const now = appStore.getState().settings
  const names = Object.keys(change) as (keyof Settings)[]
  if (names.every((name) => now[name] === change[name])) return
  const keys = names.join(' ')
  const isShown = appStore.getState().toasts.some(({ id }) => id === last?.toastId)
  const before = isShown && last?.keys === keys ? last.before : now
  if (last !== undefined) dismissToast(last.toastId)
  void changeSettings(change)
  toast('ok', i18n.t('settings.changed', { what: i18n.t(nameKey) }), {
    label: i18n.t('common.undo'),
    run: () => void changeSettings(Object.fromEntries(names.map((name) => [name, before[name]]))),
  })
  last = { keys, toastId: appStore.getState().toasts.at(-1)?.id ?? '', before }
}
