import type { DomainRecord } from '../domain/records.ts'
import type { ChangeSet } from './change-set.ts'
import type { RecordLookup } from './history.ts'

/** Two changes of one thing: what it was, what stands there now, what the change at hand would put there. */
export interface Clash {
  readonly record: DomainRecord
  readonly field: string
  readonly base: unknown
  readonly theirs: unknown
  readonly mine: unknown
}

/** A change carried over to the records as they are now. */
export interface Rebased {
  readonly change: ChangeSet
  /** Fields that were changed on both sides; `change` puts its own there. */
  readonly clashes: readonly Clash[]
  /** Records to be changed that are not there any more; `change` leaves them out. */
  readonly gone: readonly DomainRecord[]
}

/**
 * Carries a change over to the records as they are now, field by field: what only one side changed is kept from that side,
 * and what both changed is named, so that it can be shown before the change's own value is put there.
 */
export function rebaseChange(change: ChangeSet, lookup: RecordLookup): Rebased {
  const added: DomainRecord[] = []
  const updated: (readonly [DomainRecord, DomainRecord])[] = []
  const removed: DomainRecord[] = []
  const clashes: Clash[] = []
  const gone: DomainRecord[] = []
  const carry = (from: DomainRecord, to: DomainRecord, current: DomainRecord): void => {
    const fields = changedFields(from, to)
    clashes.push(...fields.filter(({ base, theirs, mine }) => !isSame(theirs, base) && !isSame(theirs, mine)))
    const own = fields.map(({ field, mine }) => [field, mine] as const)
    // The record's type and id come from `current`; every field is one of the same schema's.
    updated.push([current, { ...current, ...Object.fromEntries(own) }])

    function changedFields(before: DomainRecord, after: DomainRecord): readonly Clash[] {
      const [a, b, c] = [before, after, current].map((one) => one as unknown as Readonly<Record<string, unknown>>)
      return [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((field) => field !== 'revision' && !isSame(a?.[field], b?.[field]))
        .map((field) => ({ record: current, field, base: a?.[field], theirs: c?.[field], mine: b?.[field] }))
    }
  }
  for (const record of change.added) {
    const current = lookup(record.type, record.id)
    if (current === undefined) added.push(record)
    else carry(current, record, current)
  }
  for (const [from, to] of change.updated) {
    const current = lookup(from.type, from.id)
    if (current === undefined) gone.push(to)
    else carry(from, to, current)
  }
  for (const record of change.removed) {
    const current = lookup(record.type, record.id)
    if (current !== undefined) removed.push(current)
  }
  return { change: { added, updated, removed }, clashes, gone }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
