import { Check, CircleAlert, LoaderCircle } from 'lucide-react'
import { Button } from './Button.tsx'

interface SaveStateLineProps {
  readonly kind: 'idle' | 'saving' | 'waiting' | 'saved' | 'failed'
  readonly text: string
  readonly retryLabel: string
  readonly onRetry: () => void
}

/** Saving, waiting for the core, saved at hh:mm, or how much is not saved. Failures are read out by the bar above. */
export function SaveStateLine({ kind, text, retryLabel, onRetry }: SaveStateLineProps) {
  if (kind === 'idle') return null
  return (
    <span className="save-state" data-kind={kind}>
      {(kind === 'saving' || kind === 'waiting') && <LoaderCircle size={14} aria-hidden />}
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
