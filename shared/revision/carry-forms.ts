import type { FormChannel, Suggestion } from '../domain/suggestion.ts'
import { marksOfChannel } from '../text/formed-block.ts'
import { placeOfBlock, placeOfRun, sameRun, type CarriedTo } from './same-run.ts'
import type { Way } from './way.ts'

/** A change of form alone: done where the same words have it now; they are carried while they stand. */
export function carryForm(from: Suggestion, channel: FormChannel, way: Way): CarriedTo {
  const run = sameRun(from, way)
  if (run === undefined) return otherwise(from, way)
  const block = way.blocks.get(run.blockId)
  const has = block && shapeOf(marksOfChannel(block, channel, run))
  const place = placeOfRun(run)
  if (has === shapeOf(from.marks ?? [])) return { outcome: 'done', place }
  return { outcome: 'not-done', place, to: run }
}

/** The words are not as they were: they were changed, or are gone. */
function otherwise({ blockId, start, end }: Suggestion, { places }: Way): CarriedTo {
  const run = places.place({ blockId, offset: start }, { blockId, offset: end })
  return 'start' in run ? { outcome: 'differently', place: { start: run.start, end: run.end } } : { outcome: 'gone' }
}

function shapeOf(marks: NonNullable<Suggestion['marks']>): string {
  return JSON.stringify(marks.map(({ kind, start, end, href }) => [kind, start, end, href ?? '']))
}

/** A picture that was to be put in, or taken out. */
export function carryPictureChange({ blockId, kind }: Suggestion, { figures }: Way): CarriedTo {
  const figure = figures.get(blockId)
  const isIn = kind === 'insert'
  if (figure === undefined) return { outcome: isIn ? 'not-done' : 'done' }
  const place = placeOfBlock(figure)
  return isIn ? { outcome: 'done', place } : { outcome: 'not-done', place, to: { blockId: figure.id } }
}
