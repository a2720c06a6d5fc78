import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { BlockId } from '../domain/ids.ts'
import type { DomainRecord } from '../domain/record-types.ts'
import { codePointLength, sliceCodePoints } from '../lib/code-points.ts'
import { newId } from '../lib/ids.ts'
import { cutMarks, joinMarks } from '../text/form.ts'
import { openMoveOf, orderBeside, takenOrders } from '../text/reading-order.ts'
import { changeOfMoved, isNaming, isOneEnough, type TextMove } from './move-records.ts'

/** Every record of the article; what lies on the blocks or names them is found among these. */
export type OfArticle = readonly DomainRecord[]

/**
 * Two blocks made one: the second's text follows the first's, and every record that named the second names the first.
 * `gap` stands between them. Nothing is done (undefined) when a picture is among them, when
 * one of them is judged as a whole, or when both have an answer of which there can be only one and they differ.
 */
export function mergeBlocks(
  first: Block,
  second: Block,
  records: OfArticle,
  gap = gapBetween(first, second),
): Partial<ChangeSet> | undefined {
  if ([first, second].some((block) => block.role === 'figure' || block.assetId !== undefined)) return undefined
  if (first.versionId !== second.versionId) return undefined
  // Cells are runs of one text: a table is neither cut nor joined.
  if (first.grid !== undefined || second.grid !== undefined) return undefined
  // What is to go elsewhere by itself is no part of another.
  if (openMoveOf(second.id, suggestionsIn(records)) !== undefined) return undefined
  const shift = codePointLength(first.text) + gap.length
  const marks = joinMarks(first.marks ?? [], second.marks ?? [], shift)
  const joined = marks.length === 0 ? {} : { marks }
  const block: Block = {
    ...first,
    text: first.text + gap + second.text,
    figureId: keptFigure(first, second),
    ...joined,
  }
  const move: TextMove = {
    from: [first, second],
    to: [block],
    point: ({ blockId, offset }) =>
      blockId === second.id ? { blockId: first.id, offset: offset + shift } : { blockId, offset },
    block: (id) => (id === second.id ? first.id : id),
  }
  const lying = records.filter((record) => isNaming(record, [first.id, second.id]))
  const moved = changeOfMoved(lying, move)
  const single = moved && isOneEnough(lying, moved)
  if (single === undefined) return undefined
  return { ...single, updated: [[first, block], ...single.updated], removed: [...single.removed, second] }
}

const suggestionsIn = (records: OfArticle) => records.filter((each) => each.type === 'suggestion')

/** What stands between two texts that are joined: a space between Latin words, which would run together. */
export function gapBetween(first: Pick<Block, 'text'>, second: Pick<Block, 'text'>): string {
  // A point behind a digit may be a number's own (1. + 15): nothing is put between.
  const isLatin = /\p{Script=Latin}[,.;:!?]?$/u.test(first.text) && /^[\p{Script=Latin}\p{Nd}]/u.test(second.text)
  return isLatin ? ' ' : ''
}

/** A caption that takes in another keeps its picture; one that has none takes over the other's. A block never names itself. */
function keptFigure(first: Block, second: Block): BlockId | undefined {
  return [first.figureId, second.figureId].find((id) => id !== undefined && id !== first.id && id !== second.id)
}

/** Behind a block, and before all that stands, or is to be moved, behind it. */
function orderBehind({ order, versionId }: Block, next: Block | undefined, records: OfArticle): number {
  const own = records.filter((each): each is Block => each.type === 'block' && each.versionId === versionId)
  const moves = suggestionsIn(records).filter((each) => each.versionId === versionId)
  return orderBeside(order, 'behind', takenOrders([...own, ...(next === undefined ? [] : [next])], moves))
}

/**
 * A block cut in two before `offset`; what lies behind the cut moves to the new block.
 * A note may reach over the cut. A number, suggestion, repair or link may not, and a block that is judged as a whole is not
 * cut: then nothing is done (undefined). `gap`: so much before the cut was put there to join the two, and goes.
 */
export function splitBlock(
  block: Block,
  offset: number,
  next: Block | undefined,
  records: OfArticle,
  gap = 0,
): Partial<ChangeSet> | undefined {
  const length = codePointLength(block.text)
  if (block.role === 'figure' || block.grid !== undefined || offset <= 0 || offset >= length) return undefined
  const { marks } = block
  const tail: Block = {
    ...block,
    id: newId() as BlockId,
    revision: 0,
    order: orderBehind(block, next, records),
    text: sliceCodePoints(block.text, offset),
    listNumber: undefined,
    ...(marks === undefined ? {} : { marks: cutMarks(marks, offset, length) }),
    figureId: undefined,
    assetId: undefined,
  }
  const head: Block = {
    ...block,
    text: sliceCodePoints(block.text, 0, offset - gap),
    ...(marks === undefined ? {} : { marks: cutMarks(marks, 0, offset - gap) }),
  }
  const move: TextMove = {
    from: [block],
    to: [head, tail],
    point: (point, side) => {
      const isBehind = side === 'start' ? point.offset >= offset : point.offset > offset
      if (point.blockId !== block.id) return point
      return isBehind
        ? { blockId: tail.id, offset: point.offset - offset }
        : { ...point, offset: Math.min(point.offset, offset - gap) }
    },
    block: (id) => id,
  }
  const moved = changeOfMoved(
    records.filter((record) => isNaming(record, [block.id])),
    move,
  )
  if (moved === undefined) return undefined
  return { added: [tail, ...moved.added], updated: [[block, head], ...moved.updated] }
}
