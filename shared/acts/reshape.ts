import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { BlockId } from '../domain/ids.ts'
import type { Note } from '../domain/note.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { DomainRecord } from '../domain/records.ts'
import type { Repair } from '../domain/repair.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { TextPoint } from '../domain/target.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { newId } from '../lib/ids.ts'

/** What may lie on a block and moves with its text. */
export interface OnBlocks {
  readonly notes: readonly Note[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
  readonly repairs: readonly Repair[]
}

/** A record with a place in one block. */
type Placed = Suggestion | NumberRecord | Repair

/** Where a point of the old block lies afterwards. */
type Move = (point: TextPoint, side: 'start' | 'end') => TextPoint

/**
 * Two blocks made one: the second's text follows the first's, and everything that lay on it moves along.
 * Latin words that would run together are parted by a space. Only text is joined: a figure cannot be merged.
 */
export function mergeBlocks(first: Block, second: Block, on: OnBlocks): Partial<ChangeSet> | undefined {
  if (first.role === 'figure' || second.role === 'figure') return undefined
  // A point behind a digit may be a number's own (1. + 15): nothing is put between.
  const isLatin = /\p{Script=Latin}[,.;:!?]?$/u.test(first.text) && /^[\p{Script=Latin}\p{Nd}]/u.test(second.text)
  const gap = isLatin ? ' ' : ''
  const shift = codePointLength(first.text) + gap.length
  const move: Move = (point) =>
    point.blockId === second.id ? { blockId: first.id, offset: point.offset + shift } : point
  const joined: Block = { ...first, text: first.text + gap + second.text }
  return {
    updated: [[first, joined], ...movedNotes(on.notes, move), ...movedPlaces(on, second.id, move)],
    removed: [second],
  }
}

/**
 * A block cut in two before `offset`; what lies behind the cut moves to the new block.
 * A note may reach over the cut. A number, suggestion or repair may not: then nothing is done (undefined).
 */
export function splitBlock(
  block: Block,
  offset: number,
  next: Block | undefined,
  on: OnBlocks,
): Partial<ChangeSet> | undefined {
  const length = codePointLength(block.text)
  if (block.role === 'figure' || offset <= 0 || offset >= length) return undefined
  const placed: readonly Placed[] = [...on.suggestions, ...on.numbers, ...on.repairs]
  if (placed.some((each) => each.blockId === block.id && each.start < offset && each.end > offset)) return undefined
  const tail: Block = {
    ...block,
    id: newId() as BlockId,
    revision: 0,
    order: next === undefined ? block.order + 1 : (block.order + next.order) / 2,
    text: sliceCodePoints(block.text, offset),
    figureId: undefined,
  }
  const isBehind = (point: TextPoint, side: 'start' | 'end'): boolean =>
    point.blockId === block.id && (side === 'start' ? point.offset >= offset : point.offset > offset)
  const move: Move = (point, side) =>
    isBehind(point, side) ? { blockId: tail.id, offset: point.offset - offset } : point
  const head: Block = { ...block, text: sliceCodePoints(block.text, 0, offset) }
  return { added: [tail], updated: [[block, head], ...movedNotes(on.notes, move), ...movedPlaces(on, block.id, move)] }
}

function movedNotes(notes: readonly Note[], move: Move): (readonly [DomainRecord, DomainRecord])[] {
  return notes.flatMap((note) => {
    if (note.target.kind !== 'text') return []
    const start = move(note.target.start, 'start')
    const end = move(note.target.end, 'end')
    if (start === note.target.start && end === note.target.end) return []
    return [[note, { ...note, target: { ...note.target, start, end } }] as const]
  })
}

function movedPlaces(on: OnBlocks, from: BlockId, move: Move): (readonly [DomainRecord, DomainRecord])[] {
  const moved = <T extends Placed>(records: readonly T[]): (readonly [DomainRecord, DomainRecord])[] =>
    records.flatMap((record) => {
      if (record.blockId !== from) return []
      const start = move({ blockId: record.blockId, offset: record.start }, 'start')
      if (start.blockId === from) return []
      const shift = start.offset - record.start
      const to: DomainRecord = { ...record, blockId: start.blockId, start: start.offset, end: record.end + shift }
      return [[record, to] as const]
    })
  return [...moved(on.suggestions), ...moved(on.numbers), ...moved(on.repairs)]
}
