import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { Checkmark, CheckmarkState } from '../domain/checkmark.ts'
import type { CheckmarkId } from '../domain/ids.ts'
import { newId } from '../lib/ids.ts'
import type { Signature } from './notes.ts'

/** Answers an item of a picture's checklist; the same answer again takes it back. */
export function answerItem(
  figure: Block,
  item: string,
  state: CheckmarkState,
  old: Checkmark | undefined,
  { author, atMs }: Signature,
): Partial<ChangeSet> {
  if (old !== undefined && old.state === state) return { removed: [old] }
  if (old !== undefined) return { updated: [[old, { ...old, state, by: author, atMs }]] }
  const checkmark: Checkmark = {
    type: 'checkmark',
    id: newId() as CheckmarkId,
    revision: 0,
    articleId: figure.articleId,
    versionId: figure.versionId,
    blockId: figure.id,
    item,
    state,
    by: author,
    atMs,
  }
  return { added: [checkmark] }
}
