import { useEffect, useRef, type RefObject } from 'react'
import type { Role } from '#shared/domain/block.ts'
import { isImeKey } from '../../lib/composition.ts'
import { isTextField } from '../../lib/keys.ts'
import { ROLE_KEYS } from './roles.ts'

interface OpeningKeys {
  readonly frame: RefObject<HTMLElement | null>
  readonly sheet: RefObject<HTMLElement | null>
  readonly hasSingleKeys: boolean
  readonly onCancel: () => void
  readonly onOpen: () => void
  readonly onOpenAndNext: () => void
  readonly onSwap: () => void
  readonly onRefuseKind: () => void
  readonly onRole: (role: Role) => void
}

/** What Enter presses itself; a choice that is made has no use for it, and the article opens as chosen. */
const PRESSED_BY_ENTER = 'button:not([role="radio"][aria-checked="true"]), select, a'

/** Keys of the opening screen that are no commands of the whole app; fields, buttons and dialogs keep theirs. */
export function useOpeningKeys(keys: OpeningKeys): void {
  const onKey = useRef<(event: KeyboardEvent) => void>(undefined)
  useEffect(() => {
    onKey.current = (event) => {
      if (event.defaultPrevented || isImeKey(event) || isTextField(event.target)) return
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
      const isOnText = target === keys.sheet.current || target === document.body
      if (event.key === 'Escape') keys.onCancel()
      else if (event.key === 'Enter' && !isOnButton) keys.onOpen()
      else if (event.key === 'Tab' && !event.shiftKey && isOnText) keys.onSwap()
      else if (event.key === 'F6') stepPanel(keys.frame.current, event.shiftKey ? -1 : 1)
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

/** Moves the focus to the next panel: choices, text, repairs, structure, buttons. */
function stepPanel(frame: HTMLElement | null, by: 1 | -1): void {
  const stops = [
    ...(frame?.querySelectorAll<HTMLElement>(
      '.op-left input:checked, .op-left button, .op-sheet, .op-repairs [role="grid"], .op-structure, .op-actions button:last-child',
    ) ?? []),
  ]
  const panels = stops.filter((stop, at) => stop.closest('.op-left') === null || at === 0)
  const here = panels.findIndex((panel) => {
    const area = panel.closest('.op-left, .op-sheet, .op-repairs, .op-structure, .op-actions')
    return area?.contains(document.activeElement) === true
  })
  panels[(here + by + panels.length) % panels.length]?.focus()
}
