import type { Block } from '../domain/block.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength } from '../lib/code-points.ts'
import { isRunning } from '../text/standing.ts'
import type { CarriedRun } from './text-places.ts'
import { homeOf, placeOfBlock, placeOfRun, type CarriedTo } from './same-run.ts'
import type { Way } from './way.ts'

/** So many code points of a paragraph tell where its beginning, or its end, went. */
const END_OF_PARAGRAPH = 20

/** A paragraph that was to go on with the one before it: done where the two are one now. */
export function carryBorder(_from: Suggestion, block: Block, way: Way): CarriedTo {
  const before = filledBefore(block, way)
  const last = before && endOf(before, way)
  const first = beginOf(block, way)
  if (!('start' in first)) return { outcome: 'gone' }
  const home = way.blocks.get(first.start.blockId)
  const at = first.start
  const place = placeOfRun({ blockId: at.blockId, start: at.offset, end: at.offset })
  if (last === undefined || !('start' in last) || home === undefined) return { outcome: 'differently', place }
  if (last.end.blockId === home.id) return { outcome: 'done', place }
  const isBeside = neighbourBefore(home, way)?.id === last.end.blockId
  if (at.offset > 0 || !isBeside) return { outcome: 'differently', place }
  return { outcome: 'not-done', place, to: { blockId: home.id, start: 0, end: 0 } }
}

/**
 * A paragraph that was to be put in, which until then is a block without words: done where one of these words is there. Else
 * it is proposed again, behind the paragraph that it was to follow.
 */
export function carryInserted(from: Suggestion, block: Block, way: Way): CarriedTo {
  const words = from.after.trim()
  const there = way.fresh.blocks.find(({ text }) => words !== '' && text.trim() === words)
  if (there !== undefined) return { outcome: 'done', place: placeOfBlock(there) }
  const before = filledBefore(block, way)
  const home = before && homeOf(before, way)
  if (home === undefined || !isRunning(home)) return { outcome: 'not-done' }
  const end = codePointLength(home.text)
  const run = { blockId: home.id, start: end, end }
  return { outcome: 'not-done', place: placeOfRun(run), to: { ...run, after: `\n${words}`, marks: undefined } }
}

/** The paragraph with words before another. */
function filledBefore({ id }: Block, { old }: Way): Block | undefined {
  const at = old.blocks.findIndex((each) => each.id === id)
  return old.blocks.slice(0, Math.max(0, at)).findLast(({ text }) => text !== '')
}

function neighbourBefore({ id }: Block, { fresh }: Way): Block | undefined {
  const at = fresh.blocks.findIndex((each) => each.id === id)
  return fresh.blocks.slice(0, Math.max(0, at)).findLast(({ text }) => text !== '')
}

function beginOf({ id, text }: Block, { places }: Way): CarriedRun {
  const end = Math.min(codePointLength(text), END_OF_PARAGRAPH)
  return places.place({ blockId: id, offset: 0 }, { blockId: id, offset: end })
}

function endOf({ id, text }: Block, { places }: Way): CarriedRun {
  const end = codePointLength(text)
  return places.place({ blockId: id, offset: Math.max(0, end - END_OF_PARAGRAPH) }, { blockId: id, offset: end })
}
