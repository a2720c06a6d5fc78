import { Check, CircleDashed, HelpCircle, Minus, X } from 'lucide-react'
import type { NumberState } from '#shared/domain/number.ts'

/** A state's shape; the word beside it says the same. */
export function StateIcon({ state }: { readonly state: NumberState }) {
  switch (state) {
    case 'verified':
      return <Check size={14} aria-hidden />
    case 'queried':
      return <HelpCircle size={14} aria-hidden />
    case 'wrong':
      return <X size={14} aria-hidden />
    case 'not-a-statistic':
      return <Minus size={14} aria-hidden />
    case 'unchecked':
      return <CircleDashed size={14} aria-hidden />
  }
}
