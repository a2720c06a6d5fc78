import { z } from 'zod'
import { recordKey, recordSchema, type DomainRecord } from '../domain/records.ts'

/** A change as data: what was added, what was rewritten (from, to), what was removed. */
export const changeSetSchema = z
  .object({
    added: z.array(recordSchema).readonly(),
    updated: z.array(z.tuple([recordSchema, recordSchema]).readonly()).readonly(),
    removed: z.array(recordSchema).readonly(),
  })
  .readonly()

export type ChangeSet = z.infer<typeof changeSetSchema>

/** The change that changes nothing. */
export const emptyChange: ChangeSet = { added: [], updated: [], removed: [] }

/** A change from its parts; what is left out is empty. */
export function changeOf(parts: Partial<ChangeSet>): ChangeSet {
  return { ...emptyChange, ...parts }
}

/** Whether the change does nothing. */
export function isEmptyChange(change: ChangeSet): boolean {
  return change.added.length + change.updated.length + change.removed.length === 0
}

/** The change that takes `change` back: `invert(invert(c))` equals `c`. */
export function invertChange(change: ChangeSet): ChangeSet {
  return {
    added: change.removed,
    updated: change.updated.map(([from, to]) => [to, from] as const),
    removed: change.added,
  }
}

/** Every record as it stands after the change; removed ones are not among them. */
export function recordsAfter(change: ChangeSet): readonly DomainRecord[] {
  return [...change.added, ...change.updated.map(([, to]) => to)]
}

/** Applies the change to records held by key (`recordKey`), giving a new map. */
export function applyChange(records: ReadonlyMap<string, DomainRecord>, change: ChangeSet): Map<string, DomainRecord> {
  const next = new Map(records)
  for (const record of change.removed) next.delete(recordKey(record))
  for (const record of recordsAfter(change)) next.set(recordKey(record), record)
  return next
}
