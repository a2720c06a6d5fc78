import { savedRemarks } from '../../acts/house.ts'
import { i18n } from '../../i18n/i18n.ts'
import { appStore } from '../../store/app-store.ts'
import { menuStore, type MenuExtra } from './menu-store.ts'

/** So many remarks have a digit for a key. */
const WITH_KEYS = 9

/** Opens the saved remarks over the note's field that has the focus; false where there is none. */
export function openRemarks(): false | undefined {
  const field = document.activeElement
  if (!(field instanceof HTMLTextAreaElement) || field.dataset['remarks'] === undefined) return false
  const box = field.getBoundingClientRect()
  const remarks = savedRemarks().map((remark, index): MenuExtra => ({
    id: `remark-${index}`,
    label: remark,
    ...(index < WITH_KEYS ? { keys: String(index + 1) } : {}),
    // As if it had been typed: it takes the place of what is selected, and the field's own undo takes it back.
    run: () => document.execCommand('insertText', false, remark),
  }))
  const manage: MenuExtra = {
    id: 'manage',
    label: i18n.t('commands.edit-remarks'),
    isApart: remarks.length > 0,
    run: editRemarks,
  }
  const label = i18n.t('settings.house.remarks')
  menuStore.setState({
    menu: { label, at: { x: box.left, y: box.bottom + 2 }, extras: [...remarks, manage], groups: [] },
  })
  return undefined
}

/** The list in the settings. */
export function editRemarks(): void {
  const { screen } = appStore.getState()
  const from = screen.kind === 'proof' ? 'proof' : 'library'
  appStore.setState({ screen: { kind: 'settings', from, section: 'house' }, overlay: undefined })
}
