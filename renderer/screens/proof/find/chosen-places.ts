import { createStore } from 'zustand/vanilla'
import { appStore, type ProofView } from '../../../store/app-store.ts'
import type { Bundles } from '../../../store/by-block.ts'
import { findStore } from '../../../store/find.ts'
import type { Hit } from './hits.ts'
import { ownPlace } from './plan-replacing.ts'

/**
 * Which places are replaced: all but those that were left out, or none but those that were taken in. A place is known by where
 * it lies in its block's own text, which no suggestion moves.
 */
export interface ChosenPlaces {
  readonly isAll: boolean
  readonly others: ReadonlySet<string>
}

const ALL: ChosenPlaces = { isAll: true, others: new Set() }

export const chosenPlaces = createStore<ChosenPlaces>(() => ALL)

export function chooseAllPlaces(): void {
  chosenPlaces.setState(ALL)
}

// Another question has other places.
findStore.subscribe((now, before) => {
  if (now.query !== before.query || now.isOpen !== before.isOpen) chooseAllPlaces()
})

/** By what a place is known; undefined where it cannot be replaced: beside the text, or in the words of a suggestion. */
export function keyOfPlace(hit: Hit, bundles: Bundles, view: ProofView = appStore.getState().view): string | undefined {
  const bundle = bundles.byId.get(hit.blockId)
  if (hit.place.kind !== 'text' || bundle === undefined || view === 'original') return undefined
  const own = ownPlace(bundle, view, hit.place.runs)
  return own && `${hit.blockId} ${String(own.start)}`
}

export function isChosen(key: string, { isAll, others }: ChosenPlaces): boolean {
  return others.has(key) ? !isAll : isAll
}

export function togglePlace(key: string): void {
  const { others } = chosenPlaces.getState()
  const next = new Set(others)
  if (!next.delete(key)) next.add(key)
  chosenPlaces.setState({ others: next })
}

export function toggleAllPlaces(): void {
  const { isAll, others } = chosenPlaces.getState()
  chosenPlaces.setState({ isAll: others.size > 0 || !isAll, others: new Set() })
}
