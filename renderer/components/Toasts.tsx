import { X } from 'lucide-react'
import { Button, IconButton } from './Button.tsx'

interface ShownToast {
  readonly id: string
  readonly tone: 'info' | 'ok' | 'wrong'
  readonly text: string
  readonly action?: ToastAction
  readonly other?: ToastAction
}

interface ToastAction {
  readonly label: string
  readonly run: () => void
}

interface Said {
  readonly id: string
  readonly text: string
}

interface ToastsProps {
  /** What is only spoken: what was done and where one has come to is seen anyway. */
  readonly said: readonly Said[]
  readonly toasts: readonly ShownToast[]
  readonly closeLabel: string
  readonly onDismiss: (id: string) => void
}

/** Passing messages; read out by screen readers as they come. */
export function Toasts({ said, toasts, closeLabel, onDismiss }: ToastsProps) {
  return (
    <div className="toasts" role="status" aria-live="polite">
      {said.map(({ id, text }) => (
        <p key={id} className="visually-hidden">
          {text}
        </p>
      ))}
      {toasts.map(({ id, tone, text, action, other }) => (
        <div key={id} className="toast" data-tone={tone}>
          <span>{text}</span>
          {[action, other].map(
            (each) =>
              each !== undefined && (
                <Button
                  key={each.label}
                  tone="link"
                  onClick={() => {
                    onDismiss(id)
                    each.run()
                  }}
                >
                  {each.label}
                </Button>
              ),
          )}
          <IconButton label={closeLabel} size="small" onClick={() => onDismiss(id)}>
            <X size={14} />
          </IconButton>
        </div>
      ))}
    </div>
  )
}
