import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { TextView } from './derive.ts'

/** A proposed or decided move of a whole block. */
export type BlockMove = Suggestion & { readonly orders: NonNullable<Suggestion['orders']> }

/** Whether a suggestion moves a whole block: the one that it lies at the start of. */
export function isBlockMove(suggestion: Suggestion): suggestion is BlockMove {
  return suggestion.orders !== undefined && suggestion.start === 0
}

/** The moves among suggestions by the block that they move; undefined where there is none. */
function movesByBlock(suggestions: Iterable<Suggestion>): ReadonlyMap<string, readonly BlockMove[]> | undefined {
  let moves: Map<string, BlockMove[]> | undefined
  for (const each of suggestions) {
    if (!isBlockMove(each) || each.state === 'rejected') continue
    const own = (moves ??= new Map<string, BlockMove[]>()).get(each.blockId)
    if (own === undefined) moves.set(each.blockId, [each])
    else own.push(each)
  }
  return moves
}

/** The move of a block that waits; of two in conflict the older. */
export function openMoveOf(blockId: string, suggestions: readonly Suggestion[]): BlockMove | undefined {
  return oldest(suggestions.filter((each) => each.blockId === blockId && isBlockMove(each)) as readonly BlockMove[])
}

function oldest(moves: readonly BlockMove[]): BlockMove | undefined {
  return moves.filter(({ state }) => state === 'open').toSorted((a, b) => a.createdAtMs - b.createdAtMs)[0]
}

/**
 * The blocks of one version in the order in which a view reads them: the original as they came, the clean text with the
 * accepted moves (a block's `order` is where those have put it), the marked one also with those that wait.
 */
export function inReadingOrder<B extends Pick<Block, 'id' | 'order'>>(
  blocks: readonly B[],
  suggestions: Iterable<Suggestion>,
  view: TextView,
): readonly B[] {
  const moves = movesByBlock(suggestions)
  if (moves === undefined) return blocks.toSorted((a, b) => a.order - b.order)
  return blocks
    .map((block) => ({ block, at: orderIn(view, block, moves.get(block.id) ?? []) }))
    .sort((a, b) => a.at - b.at || a.block.order - b.block.order)
    .map(({ block }) => block)
}

/** Places that are taken: where blocks stand, and where moves take them from and to. */
export function takenOrders(
  blocks: Iterable<Pick<Block, 'order'>>,
  suggestions: Iterable<Suggestion>,
): readonly number[] {
  const taken = Array.from(blocks, ({ order }) => order)
  for (const { orders } of suggestions) if (orders !== undefined) taken.push(orders.from, orders.to)
  return taken
}

/** The place right before or behind `order`, on its side of whatever stands, or is to come, next to it. */
export function orderBeside(order: number, side: 'before' | 'behind', taken: readonly number[]): number {
  const sign = side === 'before' ? -1 : 1
  const gaps = taken.map((other) => (other - order) * sign)
  return order + (sign * gaps.reduce((least, gap) => (gap > 0 && gap < least ? gap : least), 2)) / 2
}

/** Where a block stands in a view, as a number among the `order`s of the others. */
export function orderIn(view: TextView, { order }: Pick<Block, 'order'>, moves: readonly BlockMove[]): number {
  if (view === 'clean' || moves.length === 0) return order
  if (view === 'marked') return oldest(moves)?.orders.to ?? order
  let at = order
  // Back along the accepted ones, each of which went on from where the one before had put it.
  let left = moves.filter(({ state }) => state === 'accepted')
  for (;;) {
    const last = left.find(({ orders }) => orders.to === at)
    if (last === undefined) return at
    at = last.orders.from
    left = left.filter((each) => each !== last)
  }
}

/**
 * The old places of what is read where it is only to go: each by the id of the block that is read behind it; behind all others
 * under `''`. `read`: in the marked view's order.
 */
export function leftPlaces<T>(
  read: readonly T[],
  blockOf: (one: T) => Pick<Block, 'id' | 'order'>,
  moveOf: (one: T) => BlockMove | undefined,
): ReadonlyMap<string, readonly T[]> {
  const all = read.map((one) => {
    const block = blockOf(one)
    return { one, block, place: moveOf(one)?.orders.to ?? block.order }
  })
  const moved = all.filter(({ block, place }) => place !== block.order)
  const left = Map.groupBy(
    moved.toSorted((a, b) => a.block.order - b.block.order),
    ({ block }) => (all.find(({ place }) => place > block.order)?.block.id ?? '') as string,
  )
  return new Map(Array.from(left, ([id, those]) => [id, those.map(({ one }) => one)]))
}
