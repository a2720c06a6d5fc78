import type { ChangeSet } from '#shared/change/change-set.ts'
import type { DomainRecord } from '#shared/domain/records.ts'

/** Whether an update only takes a repair along with its words, as blocks are cut and joined; what it says stays. */
export function isMovedRepair(change: ChangeSet, from: DomainRecord, to: DomainRecord): boolean {
  if (from.type !== 'repair' || to.type !== 'repair') return false
  const isReshape = [...change.added, ...change.removed].some((record) => record.type === 'block')
  const place = { blockId: from.blockId, start: from.start, end: from.end, revision: from.revision }
  const isSame = JSON.stringify({ ...to, ...place }) === JSON.stringify(from)
  return isReshape && isSame && to.end - to.start === from.end - from.start
}
