import type { FoundLog, LogId } from '../contract/log.ts'

/** What was found in the order of the chain, oldest first, what came by a merge behind it: what reads it can check it as it comes. */
export function inChain({ ids, entries }: Pick<FoundLog, 'ids' | 'entries'>): readonly LogId[] {
  const isForeign = (id: LogId): number => Number(typeof id === 'string')
  return ids
    .map((id, index) => ({ id, entry: entries[index] ?? 0 }))
    .reverse()
    .sort((a, b) => (a.entry || Infinity) - (b.entry || Infinity) || isForeign(a.id) - isForeign(b.id))
    .map(({ id }) => id)
}
