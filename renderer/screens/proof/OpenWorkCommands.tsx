import { goTo, showDesk } from '../../acts/actions.ts'
import { toast } from '../../acts/toasts.ts'
import { runCommand, useCommands, type CommandHandler } from '../../commands/registry.ts'
import { i18n } from '../../i18n/i18n.ts'
import { followRow } from '../../lib/panes.ts'
import { appStore, standsAlone, type Place } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { session } from '../../store/current.ts'
import { findingsStore, standsOf } from '../../store/findings.ts'
import { nextOpen, openPlaces, type OpenKind } from '../../store/open-places.ts'
import type { PlacedPlace } from '../../store/places.ts'
import { suggestionOfNote } from '../../store/threads.ts'
import { needPlacing } from '../../store/unplaced.ts'
import { letGo } from '../../typing/hands.ts'
import { standingPlace } from './standing-place.ts'

/** From anywhere to the next work that waits; a suggestion is decided and the next one is live. */
export function OpenWorkCommands({ bundles }: { readonly bundles: Bundles }) {
  const go =
    (kind: OpenKind, by: 1 | -1): CommandHandler =>
    () => {
      const place = placeOf(kind, by, bundles)
      // What has no place yet waits all the same.
      if (place === undefined && kind === 'note' && needPlacing(bundles).length > 0) showDesk('placing')
      else if (place === undefined) toast('info', i18n.t(`proof.noneLeft.${kind}`))
      else show(place)
    }
  const decide =
    (command: 'accept-suggestion' | 'reject-suggestion'): CommandHandler =>
    () => {
      const { place } = appStore.getState()
      const next = placeOf('note', 1, bundles)
      if (!runCommand(command)) return false
      // What is held back by another in conflict is not decided: its card says so, and one stays with it.
      if (isUndecided(place)) return undefined
      if (next !== undefined && next.id !== place?.id) show(next)
      return undefined
    }
  useCommands({
    'next-open-note': go('note', 1),
    'previous-open-note': go('note', -1),
    'next-open-caption': go('caption', 1),
    'previous-open-caption': go('caption', -1),
    'next-open-finding': go('finding', 1),
    'previous-open-finding': go('finding', -1),
    'next-unchecked-number': go('number', 1),
    'previous-unchecked-number': go('number', -1),
    'accept-and-next': decide('accept-suggestion'),
    'reject-and-next': decide('reject-suggestion'),
  })
  return null
}

function isUndecided(place: Place | undefined): boolean {
  const tables = session.store.getState().open?.tables
  if (tables === undefined || place === undefined) return false
  const suggestion = place.kind === 'suggestion' ? tables.suggestion.get(place.id) : suggestionOfNote(tables, place.id)
  return suggestion?.state === 'open'
}

function placeOf(kind: OpenKind, by: 1 | -1, bundles: Bundles): PlacedPlace | undefined {
  const { open } = session.store.getState()
  if (open === undefined) return undefined
  const { findings } = findingsStore.getState()
  const places = openPlaces(kind, { bundles, findings, stands: standsOf(findings, open.tables) })
  return nextOpen(places, standingPlace(), by, bundles)
}

/** What waits is told beside the text, a finding in its desk where that is open. */
function show(place: PlacedPlace): void {
  const { desk } = appStore.getState()
  // Who goes on to other work has done with the words that are selected: the card's keys must not take their place.
  const selection = getSelection()
  if (selection?.isCollapsed === false && document.activeElement?.matches('.proof-scroll') === true)
    selection.collapseToEnd()
  letGo()
  if (standsAlone(desk) && !(desk === 'captions' && place.kind === 'caption')) showDesk('outline')
  goTo({ kind: place.kind, id: place.id })
  followRow()
}
