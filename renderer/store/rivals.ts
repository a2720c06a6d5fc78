import { conflictsAmong, type Conflicts } from '#shared/acts/settling.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'

let made: { readonly table: ReadonlyMap<string, Suggestion>; readonly conflicts: Conflicts } | undefined

/** Who stands in whose way, made once for each state of the table. */
export function conflictsOf(table: ReadonlyMap<string, Suggestion>): Conflicts {
  if (made?.table !== table) made = { table, conflicts: conflictsAmong([...table.values()]) }
  return made.conflicts
}
