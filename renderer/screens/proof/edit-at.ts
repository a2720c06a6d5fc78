import { sentenceAt } from '#shared/text/sentences.ts'
import { isForReading } from '../../acts/actions.ts'
import { editInPlace } from '../../acts/rewriting.ts'
import type { Place } from '../../store/app-store.ts'
import { bundlesOf } from '../../store/by-block.ts'
import { session } from '../../store/current.ts'
import { runOf } from './follow.ts'

/** Opens the sentence at a place of the text; false where there is none. */
export function editSentence(point: { readonly blockId: string; readonly offset: number } | undefined): boolean {
  const { open } = session.store.getState()
  const text = point && open && bundlesOf(open.tables).byId.get(point.blockId)?.block.text
  if (point === undefined || text === undefined || text === '') return false
  editInPlace({ blockId: point.blockId, ...sentenceAt(text, point.offset) })
  return true
}

/** Opens the sentence that a card stands beside. */
export function editSentenceOf(place: Place): boolean {
  const { open } = session.store.getState()
  if (open === undefined || isForReading()) return false
  const run = runOf(open, place)
  return editSentence(run && { blockId: run.blockId, offset: run.start })
}
