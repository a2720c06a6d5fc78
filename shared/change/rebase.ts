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
  /** Records that the change takes away although they were changed since it was made, and what of them was. */
  readonly overruled: readonly { readonly record: DomainRecord; readonly fields: readonly string[] }[]
  /** The records as they are now. */
  readonly lookup: RecordLookup
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
  const overruled: { readonly record: DomainRecord; readonly fields: readonly string[] }[] = []
  const carry = (from: DomainRecord | undefined, to: DomainRecord, current: DomainRecord): void => {
    const [before, after, now] = [fieldsOf(from ?? current), fieldsOf(to), fieldsOf(current)]
    const changed = changedFields(from ?? current, to)
    const isMoved = changed.some(isOfRun)
    const fields = isMoved ? [...new Set([...changed, ...changedFields(current, to).filter(isOfRun)])] : changed
    for (const field of fields) {
      const [base, theirs, mine] = [before[field], now[field], after[field]]
      // What the change would make, and is there already with other words, was made by somebody else.
      const isTheirs = from === undefined || !isSame(theirs, base)
      if (isTheirs && !isSame(theirs, mine)) clashes.push({ record: current, field, base, theirs, mine })
    }
    const own = fields.map((field) => [field, after[field]] as const)
    // The record's type and id come from `current`; every field is one of the same schema's.
    updated.push([current, { ...current, ...Object.fromEntries(own) }])
  }
  for (const record of change.added) {
    const current = lookup(record.type, record.id)
    if (current === undefined) added.push(record)
    else carry(undefined, record, current)
  }
  for (const [from, to] of change.updated) {
    const current = lookup(from.type, from.id)
    if (current === undefined) gone.push(to)
    else carry(from, to, current)
  }
  for (const record of change.removed) {
    const current = lookup(record.type, record.id)
    if (current === undefined) continue
    removed.push(current)
    const fields = changedFields(record, current)
    if (fields.length > 0) overruled.push({ record: current, fields })
  }
  return { change: { added, updated, removed }, clashes, gone, overruled, lookup }
}

/** Where a run stands: only together do these mean something, so one side's are kept whole. */
const RUN: ReadonlySet<string> = new Set(['blockId', 'start', 'end'])
const isOfRun = (field: string): boolean => RUN.has(field)

function changedFields(from: DomainRecord, to: DomainRecord): readonly string[] {
  const [before, after] = [fieldsOf(from), fieldsOf(to)]
  const fields = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...fields].filter((field) => field !== 'revision' && !isSame(before[field], after[field]))
}

function fieldsOf(record: DomainRecord): Readonly<Record<string, unknown>> {
  return record as unknown as Readonly<Record<string, unknown>>
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
