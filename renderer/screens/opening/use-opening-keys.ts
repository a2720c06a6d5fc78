import { useEffect, useRef } from 'react'
import type { Role } from '#shared/domain/block.ts'
import { isImeKey } from '../../lib/composition.ts'
import { isTextField } from '../../lib/keys.ts'
import { ROLE_KEYS } from './roles.ts'

interface OpeningKeys {
  readonly hasSingleKeys: boolean
  readonly onCancel: () => void
  readonly onOpen: () => void
  readonly onOpenAndNext: () => void
  readonly onRefuseKind: () => void
  readonly onRole: (role: Role) => void
}

/** What Enter presses itself; a choice that is made (also in a list) has no use for it, and the article opens as chosen. */
const PRESSED_BY_ENTER = 'button:not([role="radio"][aria-checked="true"]), a, summary'

/** Keys of the opening screen that are no commands of the whole app; fields, buttons and dialogs keep theirs. */
export function useOpeningKeys(keys: OpeningKeys): void {
  const onKey = useRef<(event: KeyboardEvent) => void>(undefined)
  useEffect(() => {
    onKey.current = (event) => {
      if (event.defaultPrevented || isImeKey(event)) return
      const isChosen = event.target instanceof HTMLSelectElement && ['Enter', 'Escape'].includes(event.key)
      if (isTextField(event.target) && !isChosen) return
      if (document.querySelector('dialog[open], [popover]:popover-open') !== null) return
      const isJustControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      const target = event.target instanceof HTMLElement ? event.target : undefined
      if (isJustControl && event.key === 'Enter') keys.onOpenAndNext()
      else if (event.ctrlKey || event.metaKey || event.altKey || !run(event, target)) return
      event.preventDefault()
    }
    const run = (event: KeyboardEvent, target: HTMLElement | undefined): boolean => {
      const isOnButton = target?.closest(PRESSED_BY_ENTER) != null
      const role = keys.hasSingleKeys ? ROLE_KEYS.find(([key]) => key === event.key)?.[1] : undefined
      if (event.key === 'Escape') keys.onCancel()
      else if (event.key === 'Enter' && !isOnButton) keys.onOpen()
      else if (keys.hasSingleKeys && event.shiftKey && event.key.toUpperCase() === 'O') keys.onRefuseKind()
      else if (role !== undefined) keys.onRole(role)
      else return false
      return true
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey.current?.(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
