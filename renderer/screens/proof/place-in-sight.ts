import { appStore, standsAlone, type Place } from '../../store/app-store.ts'

/**
 * The live place where it can be seen: some desks stand in the proof's place, and a key pressed there must not
 * judge what no card shows.
 */
export function placeInSight(): Place | undefined {
  const { place, desk } = appStore.getState()
  const isTold = desk === 'captions' ? place?.kind === 'caption' : !standsAlone(desk)
  return isTold ? place : undefined
}
