import type { ChangeSet } from '../change/change-set.ts'
import type { TieId } from '../domain/ids.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { TieKind, TieRecord } from '../domain/tie.ts'
import { newId } from '../lib/ids.ts'
import type { Signature } from './notes.ts'

/** Ties numbers: the terms, in the order of the kind's definition, should make the result. */
export function tieNumbers(
  kind: TieKind,
  terms: readonly NumberRecord[],
  result: NumberRecord,
  { author, atMs }: Signature,
): Partial<ChangeSet> {
  const tie: TieRecord = {
    type: 'tie',
    id: newId() as TieId,
    revision: 0,
    articleId: result.articleId,
    versionId: result.versionId,
    kind,
    termIds: terms.map((term) => term.id),
    resultId: result.id,
    by: author,
    atMs,
  }
  return { added: [tie] }
}

/** Unties the numbers. */
export function untie(tie: TieRecord): Partial<ChangeSet> {
  return { removed: [tie] }
}
