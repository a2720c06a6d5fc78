import type { Conflict } from '#shared/domain/conflict.ts'
import type { DomainRecord, RecordType } from '#shared/domain/record-types.ts'
import { openConflicts } from '#shared/merge/open-conflicts.ts'
import type { Tables } from './tables.ts'

const NONE: readonly Conflict[] = []
let made: { readonly tables: Tables; readonly conflicts: readonly Conflict[] } | undefined

/** The conflicts of merges that are still to be settled; made once for each state of the tables. */
export function openConflictsOf(tables: Tables): readonly Conflict[] {
  if (tables.conflict.size === 0) return NONE
  if (made?.tables !== tables) {
    const lookup = (type: RecordType, id: string): DomainRecord | undefined => tables[type].get(id)
    made = { tables, conflicts: openConflicts(tables.conflict.values(), lookup) }
  }
  return made.conflicts
}
