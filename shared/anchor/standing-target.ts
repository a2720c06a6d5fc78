import type { Target } from '../domain/target.ts'
import type { FlowBlock } from './flow.ts'
import { placeTarget } from './place.ts'
import { indexIn, makeTarget, textBetween } from './quote.ts'

const known = new WeakMap<Target, { readonly blocks: readonly FlowBlock[]; readonly standing: Target }>()

/**
 * Where a target made earlier stands in the text as it is now: blocks may have been joined or cut since. Its words are
 * searched where they do not stand at its place; what has no place any more stands at the beginning with its own words,
 * so that it never names a block that is gone. A target that stands is given back itself.
 */
export function standingTarget(target: Target, blocks: readonly FlowBlock[]): Target {
  const last = known.get(target)
  if (last?.blocks === blocks) return last.standing
  const standing = findStanding(target, blocks)
  known.set(target, { blocks, standing })
  return standing
}

function findStanding(target: Target, blocks: readonly FlowBlock[]): Target {
  const [first] = blocks
  if (target.kind !== 'text' || first === undefined) return target
  const isThere = indexIn(blocks, target.start.blockId) !== -1 && indexIn(blocks, target.end.blockId) !== -1
  if (isThere && textBetween(blocks, target.start, target.end) === target.quote.exact) return target
  const placement = placeTarget(target, blocks)
  const placed = 'start' in placement ? makeTarget(blocks, placement.start, placement.end) : undefined
  if (placed !== undefined || isThere) return placed ?? target
  const beginning = { blockId: first.id as typeof target.start.blockId, offset: 0 }
  return { ...target, start: beginning, end: beginning }
}
