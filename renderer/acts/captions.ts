import { judgeCaption } from '#shared/acts/captions.ts'
import type { VerdictState } from '#shared/domain/verdict.ts'
import { session } from '../store/current.ts'
import { sign } from './notes.ts'

/** The verdict on a caption; the same again takes it back. */
export function judgeCaptionOf(blockId: string, state: VerdictState): void {
  const { open } = session.store.getState()
  const block = open?.tables.block.get(blockId)
  if (open === undefined || block === undefined) return
  const old = [...open.tables.verdict.values()].find((verdict) => verdict.blockId === blockId)
  sign('caption.judge', (signature) => judgeCaption(block, old, state, signature))
}
