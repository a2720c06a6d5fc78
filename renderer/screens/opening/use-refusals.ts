import { useMemo } from 'react'
import type { ImportChoices } from '#shared/contract/shapes.ts'
import type { SourceRepair } from './segments.ts'

/** Refusing repairs, one by one or all of a kind, and taking that back. */
export function useRefusals(
  repairs: readonly SourceRepair[],
  chosen: readonly number[],
  choose: (part: Partial<ImportChoices>) => void,
) {
  const refused = useMemo(() => new Set(chosen), [chosen])
  const refuse = (indexes: readonly number[], isRefused: boolean): void => {
    const next = new Set(refused)
    for (const index of indexes) {
      if (isRefused) next.add(index)
      else next.delete(index)
    }
    choose({ refused: [...next].sort((a, b) => a - b) })
  }
  const refuseKind = (kind: string): void => {
    const own = repairs.flatMap((repair, index) => (repair.kind === kind ? [index] : []))
    refuse(own, !own.every((index) => refused.has(index)))
  }
  return { refused, refuse, refuseKind }
}
