import { X } from 'lucide-react'
import { Button, IconButton } from './Button.tsx'

interface ShownToast {
  readonly id: string
  readonly tone: 'info' | 'ok' | 'wrong'
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface ToastsProps {
  readonly toasts: readonly ShownToast[]
  readonly closeLabel: string
  readonly onDismiss: (id: string) => void
}

/** Passing messages; read out by screen readers as they come. */
export function Toasts({ toasts, closeLabel, onDismiss }: ToastsProps) {
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, tone, text, action }) => (
        <div key={id} className="toast" data-tone={tone}>
          <span>{text}</span>
          {action !== undefined && (
            <Button
              tone="link"
              onClick={() => {
                onDismiss(id)
                action.run()
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton label={closeLabel} size="small" onClick={() => onDismiss(id)}>
            <X size={14} />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
