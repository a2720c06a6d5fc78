import { recordKey, type DomainRecord } from '../domain/records.ts'
import type { ChangeSet } from './change-set.ts'

/** What happened to one record over several changes: how it stood first, and how it stands last. */
interface Fate {
  readonly before: DomainRecord | undefined
  readonly after: DomainRecord | undefined
}

/**
 * One change that does what `changes` do one after the other.
 * What was added and removed again leaves no trace.
 */
export function squashChanges(changes: readonly ChangeSet[]): ChangeSet {
  const fates = new Map<string, Fate>()
  const note = (key: string, before: DomainRecord | undefined, after: DomainRecord | undefined): void => {
    const fate = fates.get(key)
    fates.set(key, { before: fate === undefined ? before : fate.before, after })
  }
  for (const change of changes) {
    for (const record of change.removed) note(recordKey(record), record, undefined)
    for (const [from, to] of change.updated) note(recordKey(to), from, to)
    for (const record of change.added) note(recordKey(record), undefined, record)
  }
  const added: DomainRecord[] = []
  const updated: [DomainRecord, DomainRecord][] = []
  const removed: DomainRecord[] = []
  for (const { before, after } of fates.values()) {
    if (before === undefined && after !== undefined) added.push(after)
    else if (before !== undefined && after === undefined) removed.push(before)
    else if (before !== undefined && after !== undefined) updated.push([before, after])
  }
  return { added, updated, removed }
}
