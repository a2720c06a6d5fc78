import type { ChangeSet } from '../change/change-set.ts'
import type { Dismissal } from '../domain/dismissal.ts'
import type { ArticleId, BlockId, DismissalId, VersionId } from '../domain/ids.ts'
import { newId } from '../lib/ids.ts'
import type { Signature } from './notes.ts'

/** A finding as far as leaving it is concerned: its rule, its place and the words there. */
export interface DismissedFinding {
  readonly articleId: ArticleId
  readonly versionId: VersionId
  readonly rule: string
  readonly blockId?: BlockId | undefined
  readonly words: string
  readonly also?: string | undefined
}

/** Leaves a finding as it is, at this place and for these words. */
export function dismissFinding(
  finding: DismissedFinding,
  { author, atMs }: Signature,
  reason?: string,
): Partial<ChangeSet> {
  const dismissal: Dismissal = {
    ...finding,
    type: 'dismissal',
    id: newId() as DismissalId,
    revision: 0,
    ...(reason === undefined ? {} : { reason }),
    by: author,
    atMs,
  }
  return { added: [dismissal] }
}

/** Takes a dismissal back: the finding counts again. */
export function restoreFinding(dismissal: Dismissal): Partial<ChangeSet> {
  return { removed: [dismissal] }
}

/** Whether a dismissal is about this finding. */
export function isDismissed(finding: Omit<DismissedFinding, 'articleId' | 'versionId'>, by: Dismissal): boolean {
  return (
    by.rule === finding.rule &&
    by.blockId === finding.blockId &&
    by.words === finding.words &&
    (by.also === undefined || by.also === finding.also)
  )
}
