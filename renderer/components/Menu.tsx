import { Fragment, useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Keys } from './Keys.tsx'

export interface MenuItem {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly keys?: readonly string[]
  /** One of a group of which one is chosen. */
  readonly isChosen?: boolean
  /** Begins a group: a rule stands before it. */
  readonly isApart?: boolean
  readonly onSelect: () => void
}

interface MenuProps {
  readonly label: string
  /** Where it opens, in the window. */
  readonly at: { readonly x: number; readonly y: number }
  readonly items: readonly MenuItem[]
  readonly onClose: () => void
}

/** A small menu at a place: the browser's own popover, so it lies above everything; a press beside it closes it. */
export function Menu({ label, at, items, onClose }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const menu = ref.current
    const before = document.activeElement
    if (menu === null) return
    menu.showPopover()
    const { width, height } = menu.getBoundingClientRect()
    menu.style.left = `${Math.max(8, Math.min(at.x, window.innerWidth - width - 8))}px`
    const lowest = window.innerHeight - height - 8
    // What it is asked of may itself be out of view.
    menu.style.top = `${Math.max(8, Math.min(at.y > lowest ? at.y - height : at.y, lowest))}px`
    const chosen = menu.querySelector<HTMLElement>('[aria-checked="true"]') ?? menu.querySelector('button')
    chosen?.focus()
    // An automatic popover would go at the release of the very button that called it.
    const onPointerDown = (event: PointerEvent): void => {
      if (!(event.target instanceof Node && menu.contains(event.target))) close.current()
    }
    const onBlur = (): void => close.current()
    window.addEventListener('pointerdown', onPointerDown, { capture: true })
    window.addEventListener('blur', onBlur)
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, { capture: true })
      window.removeEventListener('blur', onBlur)
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [at.x, at.y])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (to !== undefined) {
      buttons[(to + buttons.length) % buttons.length]?.focus()
    } else if (event.key === 'Tab' || event.key === 'Escape' || event.key === 'ContextMenu') {
      onClose()
    } else {
      // A sign that stands beside an item takes it.
      const isBare = !event.ctrlKey && !event.metaKey && !event.altKey
      const item = items.find(({ keys }) => keys?.length === 1 && keys[0] === event.key.toUpperCase())
      // What a press does to the screen under it is no business of a menu that is open.
      if (isBare) event.stopPropagation()
      if (!isBare || item === undefined) return
      onClose()
      item.onSelect()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={ref} className="menu" popover="manual" role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {items.map(({ id, label: text, icon, keys, isChosen, isApart, onSelect }) => (
        <Fragment key={id}>
          {isApart === true && <div role="separator" />}
          <button
            type="button"
            role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={isChosen}
            tabIndex={-1}
            onClick={() => {
              onClose()
              onSelect()
            }}
          >
            {icon}
            <span className="menu-text">{text}</span>
            {keys !== undefined && <Keys parts={keys} />}
          </button>
        </Fragment>
      ))}
    </div>
  )
}
