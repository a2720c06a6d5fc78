import type { Block } from '../domain/block.ts'
import { recordType, type DomainRecord } from '../domain/record-types.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { valuesAt } from '../lib/paths.ts'

interface Run {
  readonly blockId: string
  readonly start: number
  readonly end: number
}

/** Whether the words at a record's place are still those that it means, and the place is one. */
export function isAtHome(record: DomainRecord, blockOf: (id: string) => Block | undefined): boolean {
  const { place, words, hasOwnWords } = recordType(record.type)
  if (place === 'target' && record.type === 'note' && record.target.kind === 'text') {
    const { start, end } = record.target
    const [first, last] = [blockOf(start.blockId), blockOf(end.blockId)]
    if (first === undefined || last === undefined) return false
    if (start.offset > codePointLength(first.text) || end.offset > codePointLength(last.text)) return false
    return first === last ? end.offset >= start.offset : last.order > first.order
  }
  if (place !== 'run') return true
  const { blockId, start, end } = record as unknown as Run
  const block = blockOf(blockId)
  if (block === undefined || end < start || end > codePointLength(block.text)) return false
  if (words === undefined || hasOwnWords?.(record) === false) return true
  return sliceCodePoints(block.text, start, end) === valuesAt(record, words)[0]
}
