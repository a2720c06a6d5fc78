import type { Block } from '../domain/block.ts'
import { orderBeside, type BlockMove } from '../text/reading-order.ts'
import { homeOf, placeOfBlock, type CarriedTo } from './same-run.ts'
import type { Way } from './way.ts'

/**
 * A paragraph that was to stand elsewhere: done where it follows now what it was to follow, and proposed again where it still
 * follows what it followed.
 */
export function carryBlockMove(move: BlockMove, way: Way): CarriedTo {
  const block = way.old.blocks.find(({ id }) => id === move.blockId)
  const home = block && homeOf(block, way)
  if (block === undefined || home === undefined) return { outcome: 'gone' }
  const others = way.old.blocks.filter(({ id, text }) => id !== block.id && text !== '')
  const followed = (order: number): Block | undefined =>
    others.filter((each) => each.order < order).reduce<Block | undefined>(lastOf, undefined)
  const wanted = followed(move.orders.to)
  const stood = followed(move.orders.from)
  const homes = others.flatMap((each) => {
    const there = homeOf(each, way)
    return there === undefined ? [] : [{ old: each.id as string, there }]
  })
  const now = homes
    .map(({ there }) => there)
    .filter(({ order, id }) => order < home.order && id !== home.id)
    .reduce<Block | undefined>(lastOf, undefined)
  const homeNow = (old: Block | undefined): Block | undefined => homes.find((each) => each.old === old?.id)?.there
  const place = placeOfBlock(home)
  if (isAt(now, wanted, homeNow)) return { outcome: 'done', place }
  if (!isAt(now, stood, homeNow)) return { outcome: 'differently', place }
  const orders = way.fresh.blocks.map(({ order }) => order)
  const behind = homeNow(wanted)
  // What was accepted stands where it was put: of that it is only told that the text does not have it.
  if (move.state === 'accepted' || (wanted !== undefined && behind === undefined)) return { outcome: 'not-done', place }
  const to = behind === undefined ? Math.min(...orders) - 1 : orderBeside(behind.order, 'behind', orders)
  return { outcome: 'not-done', place, to: { blockId: home.id, start: 0, end: 0, orders: { from: home.order, to } } }
}

function lastOf(last: Block | undefined, each: Block): Block {
  return last === undefined || each.order > last.order ? each : last
}

/** Whether it now follows what became of a paragraph; of none: it is the first. */
function isAt(now: Block | undefined, old: Block | undefined, homeNow: (old: Block | undefined) => Block | undefined) {
  return old === undefined ? now === undefined : now !== undefined && homeNow(old)?.id === now.id
}
