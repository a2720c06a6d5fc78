import type { Checkmark } from '../domain/checkmark.ts'
import { REVISION_RULE, type Dismissal } from '../domain/dismissal.ts'
import type { CheckmarkId, DismissalId, LinkId, NumberId, TieId, VersionId } from '../domain/ids.ts'
import type { LinkRecord } from '../domain/link.ts'
import type { DomainRecord } from '../domain/record-types.ts'
import type { TieRecord } from '../domain/tie.ts'
import { newId } from '../lib/ids.ts'
import type { Way } from './way.ts'

/** What comes along without a word where all that it names does: sums, regions linked to words, what was left as it is. */
export function carryOthers(numberIds: ReadonlyMap<NumberId, NumberId>, way: Way): readonly DomainRecord[] {
  const { old, fresh } = way
  return [
    ...old.ties.flatMap((tie) => carryTie(tie, numberIds, fresh.versionId)),
    ...old.links.flatMap((link) => carryLink(link, way)),
    ...old.dismissals.flatMap((dismissal) => carryDismissal(dismissal, way)),
    ...old.checkmarks.flatMap((checkmark) => carryCheckmark(checkmark, way)),
  ]
}

function carryTie(
  tie: TieRecord,
  numberIds: ReadonlyMap<NumberId, NumberId>,
  versionId: VersionId,
): readonly TieRecord[] {
  const termIds = tie.termIds.flatMap((id) => numberIds.get(id) ?? [])
  const resultId = numberIds.get(tie.resultId)
  if (resultId === undefined || termIds.length !== tie.termIds.length) return []
  return [{ ...tie, id: newId() as TieId, revision: 1, versionId, termIds, resultId }]
}

function carryLink(link: LinkRecord, { fresh, figures, places, blocks }: Way): readonly LinkRecord[] {
  const { blockId, start, end } = link
  const figure = figures.get(link.figureId)
  const run = places.place({ blockId, offset: start }, { blockId, offset: end })
  const block = 'start' in run && run.status !== 'changed' ? blocks.get(run.start.blockId) : undefined
  if (figure?.assetId === undefined || block === undefined || !('start' in run)) return []
  const place = { blockId: block.id, start: run.start.offset, end: run.end.offset }
  const own = { id: newId() as LinkId, revision: 1, versionId: fresh.versionId }
  return [{ ...link, ...own, ...place, figureId: figure.id, assetId: figure.assetId }]
}

function carryDismissal(dismissal: Dismissal, { fresh, figures, sameBlock }: Way): readonly Dismissal[] {
  // What was settled of one revision says nothing of the next.
  if (dismissal.rule === REVISION_RULE) return []
  const own = { id: newId() as DismissalId, revision: 1, versionId: fresh.versionId }
  if (dismissal.blockId === undefined) return [{ ...dismissal, ...own }]
  const block = sameBlock(dismissal.blockId) ?? figures.get(dismissal.blockId)
  return block === undefined ? [] : [{ ...dismissal, ...own, blockId: block.id }]
}

function carryCheckmark(checkmark: Checkmark, { fresh, figures }: Way): readonly Checkmark[] {
  const figure = figures.get(checkmark.blockId)
  if (figure === undefined) return []
  return [{ ...checkmark, id: newId() as CheckmarkId, revision: 1, versionId: fresh.versionId, blockId: figure.id }]
}
