import { caretPoint } from '../../anchoring/caret.ts'
import { appStore } from '../../store/app-store.ts'
import { session } from '../../store/current.ts'
import type { Standing } from '../../store/open-places.ts'
import { runOf } from './follow.ts'

/** Where one is in the article: at the live place, also when it is settled and no stop any more, else at the caret. */
export function standingPlace(): Standing | undefined {
  const { place } = appStore.getState()
  const { open } = session.store.getState()
  const run = open && place && runOf(open, place)
  if (run !== undefined) return { blockId: run.blockId, at: run.start, id: place?.id }
  const caret = caretPoint()
  return caret && { blockId: caret.blockId, at: caret.offset }
}
