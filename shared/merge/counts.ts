import { z } from 'zod'
import type { ChangeSet } from '../change/change-set.ts'
import { REVIEW_TYPES, type DomainRecord, type RecordType } from '../domain/record-types.ts'
import { changedGroups } from './fields.ts'

/** What a merge brings, by kind, in the order in which it is told. */
export const MERGE_COUNTS = [
  'versions',
  'notes',
  'replies',
  'edits',
  'states',
  'suggestions',
  'decisions',
  'numbers',
  'verdicts',
  'details',
  'others',
  'removals',
] as const
export type MergeCount = (typeof MERGE_COUNTS)[number]

const count = z.number().int().nonnegative()
export const mergeCountsSchema = z
  .object(Object.fromEntries(MERGE_COUNTS.map((name) => [name, count])) as { readonly [N in MergeCount]: typeof count })
  .readonly()
export type MergeCounts = z.infer<typeof mergeCountsSchema>

/** What a change that a merge makes would bring: each record once, under the kind that a person would call it by. */
export function countMerge({ added, updated, removed }: ChangeSet): MergeCounts {
  const counts = Object.fromEntries(MERGE_COUNTS.map((name) => [name, 0])) as Record<MergeCount, number>
  for (const record of added) {
    const kind = kindOfNew(record)
    if (kind !== undefined) counts[kind] += 1
  }
  for (const [from, to] of updated) {
    const kind = kindOfChange(from, to)
    if (kind !== undefined) counts[kind] += 1
  }
  const kept = keptInConflicts([...added, ...updated.map(([, to]) => to)])
  counts.removals = removed.filter(({ type, id }) => type !== 'conflict' && !kept.has(id)).length
  return counts
}

/** What stands aside until a conflict is settled: it is told there, and nobody removed it. */
function keptInConflicts(records: readonly DomainRecord[]): ReadonlySet<string> {
  return new Set(
    records.flatMap((record) =>
      record.type === 'conflict' && record.kind === 'twins'
        ? record.sides.map(({ value }) => String(value?.['id']))
        : [],
    ),
  )
}

/** What a new record is called; what a new text consists of is told by its version. */
const NEW: Partial<Record<RecordType, MergeCount>> = {
  version: 'versions',
  note: 'notes',
  reply: 'replies',
  suggestion: 'suggestions',
  number: 'numbers',
  verdict: 'verdicts',
  checkmark: 'verdicts',
}

function kindOfNew({ type }: DomainRecord): MergeCount | undefined {
  return NEW[type] ?? (REVIEW_TYPES.some((known) => known === type) || type === 'goal' ? 'others' : undefined)
}

function kindOfChange(from: DomainRecord, to: DomainRecord): MergeCount | undefined {
  if (to.type === 'conflict') return undefined
  const groups = changedGroups(from, to).map(({ name }) => name)
  if (to.type === 'article') return groups.length === 0 ? undefined : 'details'
  if (to.type === 'note') return groups.every((name) => name === 'state') ? 'states' : 'edits'
  if (to.type === 'suggestion' && from.type === 'suggestion') return from.state === to.state ? 'edits' : 'decisions'
  if (to.type === 'reply') return 'edits'
  return NEW[to.type] ?? 'others'
}
