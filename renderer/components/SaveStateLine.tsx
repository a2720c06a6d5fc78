import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { Button } from './Button.tsx'

interface SaveStateLineProps {
  readonly kind: 'idle' | 'saving' | 'saved' | 'failed'
  readonly text: string
  readonly retryLabel: string
  readonly onRetry: () => void
}

/** Saving, saved at hh:mm, or not saved and why. Only failures are read out: the rest would interrupt. */
export function SaveStateLine({ kind, text, retryLabel, onRetry }: SaveStateLineProps) {
  if (kind === 'idle') return null
  return (
    <span className="save-state" data-kind={kind} role={kind === 'failed' ? 'alert' : undefined}>
      {kind === 'saving' && <LoaderCircle size={14} aria-hidden />}
      {kind === 'saved' && <Check size={14} aria-hidden />}
      {kind === 'failed' && <CircleAlert size={14} aria-hidden />}
      <span>{text}</span>
      {kind === 'failed' && (
        <Button tone="link" onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </span>
  )
}
