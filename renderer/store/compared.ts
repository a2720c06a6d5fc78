import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { ArticleId, VersionId } from '#shared/domain/ids.ts'
import type { Version } from '#shared/domain/version.ts'
import { READINGS, type Reading, type VersionText } from '#shared/revision/read-text.ts'
import type { OpenState } from './session.ts'
import type { Tables } from './tables.ts'

/** One of the two texts that are compared. */
export interface ChosenText {
  readonly versionId: VersionId
  readonly reading: Reading
}
export type ChosenPair = readonly [ChosenText, ChosenText]

interface ComparedState {
  /** What was chosen, and for which article. */
  readonly chosen: { readonly articleId: ArticleId; readonly pair: ChosenPair } | undefined
  readonly layout: 'sides' | 'line'
  readonly isOnly: boolean
}

/** What the desk of the versions shows; it is as it was when the person comes back. */
export const comparedStore = createStore<ComparedState>(() => ({ chosen: undefined, layout: 'sides', isOnly: false }))

export function useCompared<T>(select: (state: ComparedState) => T): T {
  return useStore(comparedStore, select)
}

/** The versions of the article, the first one first. */
export function versionsOf({ version }: Pick<Tables, 'version'>): readonly Version[] {
  return [...version.values()].toSorted((a, b) => a.createdAtMs - b.createdAtMs)
}

/** The text of the version that is open, as far as it is in the tables. */
export function openText(tables: Tables): VersionText {
  const versionId = [...tables.article.values()][0]?.currentVersionId
  const own = <T extends { readonly versionId: VersionId }>(table: ReadonlyMap<string, T>): readonly T[] =>
    [...table.values()].filter((each) => each.versionId === versionId)
  return {
    blocks: own(tables.block),
    suggestions: own(tables.suggestion),
    repairs: own(tables.repair),
    assets: [...tables.asset.values()],
  }
}

/** The pair at hand: what was chosen, else the version that is open and the one before it; of a single version two of its readings. */
export function pairOf(open: OpenState, chosen: ComparedState['chosen']): ChosenPair | undefined {
  const versions = versionsOf(open.tables)
  const has = ({ versionId }: ChosenText): boolean => versions.some(({ id }) => id === versionId)
  if (chosen?.articleId === open.articleId && chosen.pair.every(has)) return chosen.pair
  const current = [...open.tables.article.values()][0]?.currentVersionId
  const at = versions.findIndex(({ id }) => id === current)
  const [own, before, behind] = [versions[at], versions[at - 1], versions[at + 1]]
  if (own === undefined) return undefined
  const pick = (version: Version, reading: Reading): ChosenText => ({ versionId: version.id, reading })
  if (before !== undefined) return [pick(before, 'original'), pick(own, 'original')]
  if (behind !== undefined) return [pick(own, 'original'), pick(behind, 'original')]
  const isChanged = [...open.tables.suggestion.values()].some(({ state }) => state === 'accepted')
  return isChanged || open.tables.repair.size === 0
    ? [pick(own, 'original'), pick(own, 'clean')]
    : [pick(own, 'received'), pick(own, 'original')]
}

/** Chooses one side; the older of the two stands on the left, whichever was chosen there. */
export function choose(open: OpenState, side: 0 | 1, text: ChosenText): void {
  const pair = pairOf(open, comparedStore.getState().chosen)
  if (pair === undefined) return
  const [one, other] = side === 0 ? [text, pair[1]] : [pair[0], text]
  setPair(open, rankIn(open, one) <= rankIn(open, other) ? [one, other] : [other, one])
}

/** Goes on to the two versions before, or behind, those that are compared; false where there are none. */
export function stepPair(open: OpenState, by: 1 | -1): false | undefined {
  const versions = versionsOf(open.tables)
  const pair = pairOf(open, comparedStore.getState().chosen)
  const at = versions.findIndex(({ id }) => id === pair?.[1].versionId) + by
  const [older, newer] = [versions[at - 1], versions[at]]
  if (pair === undefined || older === undefined || newer === undefined) return false
  setPair(open, [
    { versionId: older.id, reading: 'original' },
    { versionId: newer.id, reading: 'original' },
  ])
  return undefined
}

function setPair({ articleId }: OpenState, pair: ChosenPair): void {
  comparedStore.setState({ chosen: { articleId, pair } })
}

function rankIn(open: OpenState, { versionId, reading }: ChosenText): number {
  return versionsOf(open.tables).findIndex(({ id }) => id === versionId) * READINGS.length + READINGS.indexOf(reading)
}
