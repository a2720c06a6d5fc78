import { appStore, type Place } from '../../store/app-store.ts'

/**
 * The live place where it can be seen: the desk of captions stands in the proof's place, and a key pressed there must not
 * judge what no card shows.
 */
export function placeInSight(): Place | undefined {
  const { place, desk } = appStore.getState()
  return desk === 'captions' && place?.kind !== 'caption' ? undefined : place
}
