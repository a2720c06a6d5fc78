import { useState } from 'react'
import type { SuggestionLine } from './suggestion-lines.ts'

/** The rows that are chosen together. Only what is listed counts: nothing is decided that is not seen. */
export interface SuggestionChoice {
  readonly rows: readonly SuggestionLine[]
  readonly ids: ReadonlySet<string>
  set(ids: Iterable<string>): void
  /** One more or one less; as a range, with all between it and the one before. */
  toggle(id: string, isRange: boolean): void
  toggleAll(): void
}

export function useSuggestionChoice(shown: readonly SuggestionLine[]): SuggestionChoice {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set())
  const [last, setLast] = useState<string>()
  const rows = marked.size === 0 ? [] : shown.filter(({ id }) => marked.has(id))
  const ids = new Set(rows.map(({ id }) => id))
  return {
    rows,
    ids,
    set: (next) => setMarked(new Set(next)),
    toggle: (id, isRange) => {
      const [from, to] = [last, id].map((each) => shown.findIndex((row) => row.id === each)) as [number, number]
      const next = new Set(ids)
      if (isRange && from !== -1 && to !== -1)
        for (const row of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id)
      else if (!next.delete(id)) next.add(id)
      setLast(id)
      setMarked(next)
    },
    toggleAll: () => setMarked(rows.length === shown.length ? new Set() : new Set(shown.map(({ id }) => id))),
  }
}
