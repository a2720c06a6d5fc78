import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { IconButton } from './Button.tsx'

interface DialogProps {
  readonly title: string
  readonly closeLabel: string
  readonly size?: 'wide' | 'full'
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot. */
  readonly foot?: ReactNode
  /** No head; the title is read, not shown. */
  readonly isBare?: boolean
}

/** What has the focus at first: what asks for it, else a field, else the main button; the browser would take the cross. */
const FIRST = ['[data-focus]', 'textarea, input[type="text"]', '.dialog-foot [data-tone="main"]', 'button']

/** A modal dialog on the browser's own: focus stays inside, Escape closes, focus returns where it was. */
export function Dialog({ title, closeLabel, size, onClose, children, foot, isBare }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    dialog?.showModal()
    const first = dialog?.querySelector<HTMLElement>(FIRST.find((each) => dialog.querySelector(each) !== null) ?? '*')
    first?.focus()
    // What is typed takes the place of what the field holds.
    if (first instanceof HTMLInputElement) first.select()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className="dialog"
      data-size={size}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      {isBare !== true && (
        <header className="dialog-head">
          <h2>{title}</h2>
          <IconButton label={closeLabel} onClick={onClose}>
            <X size={18} />
          </IconButton>
        </header>
      )}
      {children}
      {foot !== undefined && <footer className="dialog-foot">{foot}</footer>}
    </dialog>
  )
}
