import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { COMMANDS, type CommandSpec } from '#shared/commands/commands.ts'
import { chooseCommand, useCommands } from '../../commands/registry.ts'
import { Menu, type MenuItem } from '../../components/Menu.tsx'
import { shownKeys } from '../../lib/keys.ts'
import { menuStore, type MenuLine } from './menu-store.ts'
import { editRemarks, openRemarks } from './remarks.ts'
import { openNextMisspelling } from './next-misspelling.ts'
import { elementAtHand, openMenuAt } from './open-menu.ts'

const KEYS: ReadonlyMap<string, string | undefined> = new Map(
  (COMMANDS as readonly CommandSpec[]).map(({ id, keys }) => [id, keys[0]]),
)

/** The menu of whatever stands under the pointer, or has the focus: one for the whole window. */
export function ContextMenu() {
  const { t } = useTranslation()
  const menu = useStore(menuStore, (state) => state.menu)
  useCommands({
    'show-menu': () => (openMenuAt(elementAtHand()) ? undefined : false),
    'insert-remark': openRemarks,
    'edit-remarks': editRemarks,
    'next-misspelling': openNextMisspelling,
  })
  useEffect(listenForPointer, [])
  if (menu === undefined) return null
  const line = ({ id, words, keys: own, before }: MenuLine, isApart: boolean): MenuItem => {
    const keys = own ?? KEYS.get(id)
    return {
      id,
      label: words === undefined ? t(`commands.${id}`) : t(words.key, { count: words.count ?? 1 }),
      ...(keys === undefined ? {} : { keys: shownKeys(keys) }),
      isApart,
      onSelect: () =>
        // After the menu is gone and the focus is back where it was: the command works on what is there.
        setTimeout(() => {
          before?.()
          chooseCommand(id)
        }, 0),
    }
  }
  const extras = menu.extras.map(({ id, label, keys, isApart = false, run }): MenuItem => ({
    id,
    label,
    ...(keys === undefined ? {} : { keys: [keys] }),
    isApart,
    onSelect: () => setTimeout(run, 0),
  }))
  const lines = menu.groups.flatMap((group, at) =>
    group.map((each, index) => line(each, index === 0 && (at > 0 || extras.length > 0))),
  )
  // Under a dialog nothing else can be reached, so that its menu lies in it; elsewhere it belongs to the main part.
  const host = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main') ?? document.body
  return createPortal(
    <Menu
      key={`${menu.at.x} ${menu.at.y}`}
      label={menu.label}
      at={menu.at}
      items={[...extras, ...lines]}
      onClose={() => menuStore.setState({ menu: undefined })}
    />,
    host,
  )
}

/** The pointer's way to the menu. A key's is a command; what the system sends after it finds the menu open. */
function listenForPointer(): () => void {
  const onContextMenu = (event: MouseEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return
    const isInMenu = event.target.closest('[role="menu"]') !== null
    if (isInMenu || openMenuAt(event.target, { x: event.clientX, y: event.clientY })) event.preventDefault()
  }
  window.addEventListener('contextmenu', onContextMenu)
  return () => window.removeEventListener('contextmenu', onContextMenu)
}
