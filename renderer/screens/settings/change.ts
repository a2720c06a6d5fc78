import type { Settings } from '#shared/domain/settings.ts'
import { i18n } from '../../i18n/i18n.ts'
import { changeSettings } from '../../acts/actions.ts'
import { dismissToast, toast } from '../../acts/toasts.ts'
import { appStore } from '../../store/app-store.ts'

let last: { readonly key: string; readonly toastId: string; readonly before: Settings } | undefined

/**
 * Sets something at once and offers to take it back. Steps of the same thing are taken back together, to where it was
 * before the first of them. `nameKey`: the words for it, which are said in the language that then holds.
 */
export function set<K extends keyof Settings>(key: K, value: Settings[K], nameKey: string): void {
  const now = appStore.getState().settings
  if (now[key] === value) return
  const isShown = appStore.getState().toasts.some(({ id }) => id === last?.toastId)
  const before = isShown && last?.key === key ? last.before : now
  if (last !== undefined) dismissToast(last.toastId)
  void changeSettings({ [key]: value })
  toast('ok', i18n.t('settings.changed', { what: i18n.t(nameKey) }), {
    label: i18n.t('common.undo'),
    run: () => void changeSettings({ [key]: before[key] }),
  })
  last = { key, toastId: appStore.getState().toasts.at(-1)?.id ?? '', before }
}
