import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { Conflict } from '../domain/conflict.ts'
import { isPlaced } from '../domain/note.ts'
import { recordType, type DomainRecord } from '../domain/record-types.ts'
import { recordKey } from '../domain/records.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { valuesAt } from '../lib/paths.ts'
import { ownFieldsOf, type Fields, type FieldGroup } from './fields.ts'
import { isAtHome } from './home.ts'
import { keptWords } from './kept-words.ts'
import { groupsInConflict, isSaidNow } from './open-conflicts.ts'

/** How a conflict is settled: one of its sides, or (`own`) values of one's own for the fields of its group. */
export type Settlement = { readonly side: number } | { readonly own: Fields }

/**
 * The change that settles a conflict: what it is about as the chosen side has it, and the conflict taken away; the words of what
 * stands nowhere any more stay as notes that need placing. Undefined where
 * what it is about is not there any more, there is no such side, or its place is none any more.
 */
export function settleConflict(
  conflict: Conflict,
  choice: Settlement,
  records: readonly DomainRecord[],
): Partial<ChangeSet> | undefined {
  const subject = records.find((record) => record.type === conflict.of && record.id === conflict.subject)
  if (subject === undefined) return undefined
  const settled = { removed: [conflict] }
  const side = 'side' in choice ? conflict.sides[choice.side] : undefined
  if ('side' in choice && side === undefined) return undefined
  switch (conflict.kind) {
    case 'shape':
      return settled
    case 'homeless':
      return { ...settled, added: keptWords(conflict, records) }
    case 'removed':
      return side?.value !== undefined || side === undefined
        ? settled
        : { removed: [...withSpeakers(subject, records), conflict] }
    case 'twins':
    case 'fields': {
      // Said once more, so that it is a word of whoever settles, against what others say meanwhile.
      if ('side' in choice && isSaidNow(conflict, choice.side, subject))
        return { ...settled, updated: [[subject, subject]] }
      const groups = groupsInConflict(conflict)
      const next =
        'own' in choice
          ? ({ ...subject, ...choice.own } as DomainRecord)
          : withGroups(subject, side?.value ?? {}, groups)
      const blockOf = (id: string): Block | undefined =>
        records.find((record): record is Block => record.type === 'block' && record.id === id)
      return isAtHome(next, blockOf) && isOnItsWords(next, blockOf)
        ? { ...settled, updated: [[subject, next]] }
        : undefined
    }
  }
}

/** Whether a note that is to lie on its words does: they may have gone elsewhere since a merge told of the place. */
function isOnItsWords(record: DomainRecord, blockOf: (id: string) => Block | undefined): boolean {
  if (record.type !== 'note' || record.target.kind !== 'text' || !isPlaced(record)) return true
  const { start, end, quote } = record.target
  if (start.blockId !== end.blockId || quote.exact === '') return true
  return sliceCodePoints(blockOf(start.blockId)?.text ?? '', start.offset, end.offset) === quote.exact
}

/** The record with the values of groups as one side has them; what that leaves out is left out. */
function withGroups(record: DomainRecord, value: Fields, groups: readonly FieldGroup[]): DomainRecord {
  const next: Record<string, unknown> = { ...record }
  const own = ownFieldsOf(record.type)
  for (const name of groups.flatMap(({ says, by }) => [...says, ...by])) {
    if (own.includes(name)) continue
    next[name] = value[name]
  }
  return next as unknown as DomainRecord
}

/** A record and whatever speaks of it, and the conflicts about them. */
function withSpeakers(subject: DomainRecord, records: readonly DomainRecord[]): readonly DomainRecord[] {
  const gone = new Map([[recordKey(subject), subject]])
  for (let before = 0; before !== gone.size;) {
    before = gone.size
    for (const record of records) {
      const names = Object.entries(recordType(record.type).names)
      if (names.some(([path, type]) => valuesAt(record, path).some((id) => gone.has(`${type}:${String(id)}`))))
        gone.set(recordKey(record), record)
    }
  }
  const others = records.filter(
    (each) => each.type === 'conflict' && each.subject !== subject.id && gone.has(`${each.of}:${each.subject}`),
  )
  const own = records.filter(
    (each) => each.type === 'conflict' && each.subject === subject.id && each.kind !== 'removed',
  )
  return [...gone.values(), ...others, ...own]
}
