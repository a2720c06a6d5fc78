import { useEffect, useMemo, useRef, useState } from 'react'
import { TWO_VALUES_RULE } from '#shared/acts/conflicts.ts'
import type { FactConflict } from '#shared/numbers/rules/agreement.ts'
import { workOutTie, type WorkedTie } from '#shared/numbers/rules/tie-findings.ts'
import type { Bundles } from '../../store/by-block.ts'
import {
  conflictInput,
  isSameInput,
  numberConflicts,
  type ConflictInput,
  type NumberConflict,
} from '../../store/conflicts.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { searchConflicts } from '../../workers/conflict-search.ts'
import type { LedgerTies } from './ledger.ts'

/** What contradicts itself in the article, and what the editor tied together. */
export interface Contradictions extends LedgerTies {
  readonly conflicts: readonly NumberConflict[]
  readonly ties: readonly WorkedTie[]
  readonly failing: readonly WorkedTie[]
}

interface Looked {
  readonly input: ConflictInput
  readonly found: readonly FactConflict[]
}

/** The conflicts that stand, looked for again whenever the words change, and the ties worked out from the present values. */
export function useContradictions(bundles: Bundles): Contradictions {
  const article = useArticle((open) => [...open.tables.article.values()][0])
  const dismissals = useArticle((open) => open.tables.dismissal)
  const ties = useWorkedTies()
  // A rule that is switched off is off here as well.
  const isOff = useApp((app) => app.settings.rulesOff.includes(TWO_VALUES_RULE))
  const [looked, setLooked] = useState<Looked>()
  const asked = useRef<ConflictInput>(undefined)
  useEffect(() => {
    // A moment later: what was done is drawn first.
    const timer = setTimeout(() => {
      const input = conflictInput(bundles, article)
      if (isSameInput(asked.current, input)) return
      asked.current = input
      void searchConflicts(input.article).then((found) => {
        if (asked.current === input) setLooked({ input, found })
      })
    })
    return () => clearTimeout(timer)
  }, [bundles, article])
  const conflicts = useMemo(
    () =>
      looked === undefined || isOff
        ? []
        : numberConflicts(looked.found, looked.input, bundles, [...dismissals.values()]),
    [looked, bundles, dismissals, isOff],
  )
  return useMemo(() => {
    const failing = ties.filter(({ outcome }) => outcome === 'fails')
    return {
      conflicts,
      ties,
      failing,
      inConflict: new Set([
        ...conflicts.flatMap(({ values }) => values.flatMap(({ places }) => places.map(({ id }) => id as string))),
        ...failing.flatMap(numbersOfTie),
      ]),
      inTie: new Set(ties.flatMap(numbersOfTie)),
    }
  }, [conflicts, ties])
}

function useWorkedTies(): readonly WorkedTie[] {
  const ties = useArticle((open) => open.tables.tie)
  const numbers = useArticle((open) => open.tables.number)
  const suggestions = useArticle((open) => open.tables.suggestion)
  const blocks = useArticle((open) => open.tables.block)
  return useMemo(() => {
    if (ties.size === 0) return []
    const all = [...suggestions.values()]
    return [...ties.values()].flatMap((tie) => workOutTie(tie, numbers, all, blocks) ?? [])
  }, [ties, numbers, suggestions, blocks])
}

/** The ids of the numbers that a tie joins. */
export function numbersOfTie({ terms, result }: WorkedTie): readonly string[] {
  return [...terms, result].map(({ number }) => number.id)
}
