import { selectedRun, shownIndex } from '../../../anchoring/dom.ts'
import { appStore } from '../../../store/app-store.ts'
import type { Bundles } from '../../../store/by-block.ts'
import { session } from '../../../store/current.ts'
import { askFor, findStore } from '../../../store/find.ts'
import { firstFrom, hitPosition, searchedIn, type Hits } from './hits.ts'
import { goToHit, revealHit, selectHit } from './show-hit.ts'
import { findAll, type FindResult } from './use-hits.ts'

/** More than this was not selected to be sought. */
const LONGEST_SELECTION = 200

/** Where the reader is: the selection, or the caret. */
function standsAt(bundles: Bundles): { readonly start: number; readonly isRun: boolean } | undefined {
  const selection = getSelection()
  if (selection === null || selection.rangeCount === 0) return undefined
  const { startContainer, startOffset } = selection.getRangeAt(0)
  const point = shownIndex(startContainer, startOffset)
  const index = point === undefined ? -1 : bundles.list.findIndex(({ block }) => block.id === point.blockId)
  if (point === undefined || index === -1) return undefined
  return { start: hitPosition(index, point.index), isRun: !selection.isCollapsed }
}

/** What is selected in the article, as far as it can be sought. */
function selectedWords(): string | undefined {
  const selection = getSelection()
  if (selectedRun(selection) === undefined) return undefined
  const words = String(selection)
  return words === '' || words.length > LONGEST_SELECTION || words.includes('\n') ? undefined : words
}

/** Opens the bar with what is selected; what was sought last stays when nothing is. */
export function openFind(bundles: Bundles, isReplacing: boolean): void {
  const words = selectedWords()
  const place = standsAt(bundles)
  if (words !== undefined)
    askFor({ words: findStore.getState().query.isPattern ? words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') : words })
  findStore.setState((state) => ({
    isOpen: true,
    isReplacing: isReplacing || (state.isOpen && state.isReplacing),
    opened: state.opened + 1,
    ...(place === undefined ? {} : { cursor: place.start }),
  }))
}

/** The number of the hit that is live: the first at or behind the cursor, round the end. */
export function liveIndex(hits: Hits, cursor: number): number {
  const index = firstFrom(hits, cursor)
  return index === hits.count ? 0 : index
}

/** Goes on without the bar: from the selection or the caret, else from the last hit. */
export async function findOn(bundles: Bundles, by: 1 | -1): Promise<void> {
  const { open } = session.store.getState()
  const words = findStore.getState().query.words || selectedWords()
  if (open === undefined || words === undefined) return openFind(bundles, false)
  if (words !== findStore.getState().query.words) askFor({ words })
  const { query, cursor } = findStore.getState()
  const found = await findAll(searchedIn(bundles, appStore.getState().view, open.tables), query)
  if (found === undefined) return
  // The bar says why nothing is found.
  if (found.hits.count === 0) return openBar()
  const place = standsAt(bundles) ?? { start: cursor, isRun: true }
  const { hits } = found
  const next = firstFrom(hits, place.isRun && by === 1 ? place.start + 1 : place.start)
  const hit = hits.hit((by === 1 ? next : next - 1 + hits.count) % hits.count)
  if (hit === undefined) return
  findStore.setState({ cursor: hit.at })
  goToHit(hit, bundles)
  requestAnimationFrame(() => {
    revealHit(hit)
    selectHit(hit)
  })
}

function openBar(): void {
  findStore.setState((state) => ({ isOpen: true, opened: state.opened + 1 }))
}

/** The next or previous hit becomes the live one. */
export function stepHit({ hits }: FindResult, by: 1 | -1, bundles: Bundles): void {
  if (hits.count === 0) return
  const index = (liveIndex(hits, findStore.getState().cursor) + by + hits.count) % hits.count
  const hit = hits.hit(index)
  if (hit === undefined) return
  findStore.setState({ cursor: hit.at })
  goToHit(hit, bundles)
}
