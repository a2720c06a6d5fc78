import { recordType, type RecordType } from '../domain/record-types.ts'
import type { DomainRecord } from '../domain/records.ts'
import type { Block } from '../domain/block.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { valuesAt, withValueAt } from '../lib/paths.ts'
import type { Fields } from './fields.ts'
import type { Shapes } from './shapes.ts'

interface Run {
  readonly blockId: string
  readonly start: number
  readonly end: number
}

const isRun = (value: Fields): boolean => typeof value['blockId'] === 'string' && typeof value['start'] === 'number'

/** The values of a group that an act wrote, with the places and blocks in them as the blocks are cut now, or as the act `until` knew them. */
export function placedNow(type: RecordType, value: Fields, at: number, shapes: Shapes, until?: number): Fields {
  const paths = Object.entries(recordType(type).names).flatMap(([path, named]) => (named === 'block' ? [path] : []))
  const isTouched = paths.some((path) => valuesAt(value, path).some((id) => shapes.isCut(String(id))))
  if (!isTouched || type === 'block') return value
  if (isRun(value)) return placedRun(value, at, shapes, until)
  const target = value['target'] as { readonly kind: string; readonly start: Point; readonly end: Point } | undefined
  if (target?.kind === 'text') {
    const start = shapes.point(target.start.blockId, target.start.offset, at, 'start', until)
    const isPoint = target.start.blockId === target.end.blockId && target.start.offset === target.end.offset
    const end = isPoint ? start : shapes.point(target.end.blockId, target.end.offset, at, 'end', until)
    return { ...value, target: { ...target, start, end } }
  }
  return paths.reduce<Fields>(
    (found, path) => withValueAt(found, path, (id) => shapes.point(String(id), 0, at, 'start', until).blockId),
    value,
  )
}

interface Point {
  readonly blockId: string
  readonly offset: number
}

function placedRun(value: Fields, at: number, shapes: Shapes, until: number | undefined): Fields {
  const { blockId, start, end } = value as unknown as Run
  const first = shapes.point(blockId, start, at, start === end && start > 0 ? 'end' : 'start', until)
  const last = start === end ? first : shapes.point(blockId, end, at, 'end', until)
  // Torn: it says so by an end that lies nowhere, and has no home.
  const isTorn = first.blockId !== last.blockId
  return { ...value, blockId: first.blockId, start: first.offset, end: isTorn ? -1 : last.offset }
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
