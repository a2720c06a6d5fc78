import type { Conflict } from '../domain/conflict.ts'
import type { DomainRecord, RecordType } from '../domain/record-types.ts'
import { fieldsOf, groupsOf, sayingOf, type FieldGroup } from './fields.ts'

/** Finds a record by its type and id. */
type Lookup = (type: RecordType, id: string) => DomainRecord | undefined

/** The record that a conflict is about; undefined where it is gone. */
export function subjectOf({ of, subject }: Conflict, lookup: Lookup): DomainRecord | undefined {
  return lookup(of as RecordType, subject)
}

/** The groups of fields that a conflict is about. */
export function groupsInConflict({ kind, of, group }: Conflict): readonly FieldGroup[] {
  if (kind !== 'fields' && kind !== 'twins') return []
  return groupsOf(of as RecordType).filter(({ name }) => (kind === 'fields' ? name === group : name !== 'made'))
}

/** Whether a side says what the record says now. */
export function isSaidNow(conflict: Conflict, index: number, subject: DomainRecord): boolean {
  const value = conflict.sides[index]?.value ?? {}
  return groupsInConflict(conflict).every((group) => sayingOf(value, group) === sayingOf(fieldsOf(subject), group))
}

/** The conflicts that are still to be settled: what they are about is there, and not what all of their sides say anyway. */
export function openConflicts(conflicts: Iterable<Conflict>, lookup: Lookup): readonly Conflict[] {
  return [...conflicts].filter((conflict) => {
    const subject = subjectOf(conflict, lookup)
    if (subject === undefined) return false
    if (conflict.kind !== 'fields' && conflict.kind !== 'twins') return true
    return !conflict.sides.every((_side, index) => isSaidNow(conflict, index, subject))
  })
}
