import { Check } from 'lucide-react'

interface StageChipProps {
  readonly stage: 'first' | 'second' | 'third' | 'check' | 'signed'
  readonly label: string
}

const FILLED = { first: 1, second: 2, third: 3, check: 3, signed: 0 } as const

/** The stage of an article: three fields that fill, a tick when it is signed off, and its name. */
export function StageChip({ stage, label }: StageChipProps) {
  return (
    <span className="stage-chip">
      {stage === 'signed' ? (
        <Check size={14} aria-hidden />
      ) : (
        <span className="stage-fields" aria-hidden="true">
          {[1, 2, 3].map((field) => (
            <i key={field} data-on={field <= FILLED[stage] || undefined} />
          ))}
        </span>
      )}
      {label}
    </span>
  )
}
