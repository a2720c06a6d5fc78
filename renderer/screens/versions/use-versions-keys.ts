import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { VersionRow } from '#shared/revision/version-row.ts'
import { goTo, showDesk } from '../../acts/actions.ts'
import { noteOfChange, toldWords } from '../../acts/versions.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { focusPaneWhenThere, followRow } from '../../lib/panes.ts'
import type { Bundles } from '../../store/by-block.ts'
import { comparedStore, stepPair, type ChosenPair } from '../../store/compared.ts'
import { session } from '../../store/current.ts'
import { DESK_PANES } from '../proof/desk-panes.ts'
import type { PlacedChange } from './use-comparison.ts'

/** What can be done about a change. */
export interface VersionsActs {
  readonly look: (id: string) => void
  readonly step: (by: 1 | -1) => void
  readonly note: (change: PlacedChange) => void
  /** From one end of what was moved to the other. */
  readonly follow: (row: VersionRow) => void
  readonly toText: (change: PlacedChange) => void
}

interface Desk {
  readonly changes: readonly PlacedChange[]
  readonly rows: readonly VersionRow[]
  readonly at: number
  readonly pair: ChosenPair | undefined
  readonly bundles: Bundles
}

/** What has the focus keeps Enter for itself. */
const CONTROLS = 'button:not([aria-current="true"]), a, input, select'

/** J and K go from change to change, 1 makes a note, G follows what was moved, Enter leads to the text, [ and ] to other versions. */
export function useVersionsKeys({ changes, rows, at, pair, bundles }: Desk): VersionsActs {
  const { t } = useTranslation()
  const live = changes[at]
  const go = (next: PlacedChange | undefined): void => {
    if (next === undefined) return
    const { id, place } = next.change
    const isHere = place !== undefined && bundles.byId.has(place.blockId)
    goTo({ kind: 'change', id, run: isHere ? place : undefined })
    followRow()
  }
  const step = (by: 1 | -1): void => {
    // Nothing at hand: on from the first, or back from the last.
    const to = at === -1 ? (by === 1 ? 0 : changes.length - 1) : at + by
    go(changes[Math.min(Math.max(to, 0), changes.length - 1)])
  }
  const note = ({ change, row }: PlacedChange): void => {
    if (pair === undefined) return
    const said = (words: string): string => (words.trim() === '' ? t('revision.nothing') : toldWords(words))
    const kind = t(`versions.kind.${change.kind}`, { context: row.kind })
    const isNamed = change.kind === 'moved' || change.kind === 'role' || change.kind === 'form'
    const words = isNamed
      ? t('versions.noteKind', { kind })
      : t('versions.note', { kind, was: said(change.before), now: said(change.after) })
    noteOfChange(change, words, pair[1].versionId)
  }
  const follow = (row: VersionRow): void => {
    const to = rows.find(({ key }) => key === row.other)
    const moved = [row, to].find((each) => each?.kind === 'to')?.changes[0]
    if (to === undefined || moved === undefined) return
    // At hand is what was moved; its other end is brought into sight.
    goTo({ kind: 'change', id: moved.id, run: moved.place })
    const isNow = row.kind === 'from'
    requestAnimationFrame(() => {
      if (isNow) followRow()
      else showRow(to.key)
    })
  }
  const toText = ({ change: { place } }: PlacedChange): void => {
    if (place === undefined || !bundles.byId.has(place.blockId)) return
    showDesk('outline')
    focusPaneWhenThere(DESK_PANES.outline)
  }
  const onLive =
    (run: (change: PlacedChange) => unknown): CommandHandler =>
    () =>
      live === undefined ? false : run(live)
  const stepTo =
    (by: 1 | -1): CommandHandler =>
    () => {
      const { open } = session.store.getState()
      return open === undefined ? false : stepPair(open, by)
    }
  useCommands({
    'next-place': () => step(1),
    'previous-place': () => step(-1),
    'note-comment': onLive(note),
    'follow-moved': onLive(({ row }) => (row.other === undefined ? false : follow(row))),
    'show-in-proof': onLive((change) => (document.activeElement?.matches(CONTROLS) === true ? false : toText(change))),
    'compare-layout': () => comparedStore.setState(({ layout }) => ({ layout: layout === 'sides' ? 'line' : 'sides' })),
    'compare-only': () => comparedStore.setState(({ isOnly }) => ({ isOnly: !isOnly })),
    'compare-earlier': stepTo(-1),
    'compare-later': stepTo(1),
  })
  const id = live?.change.id
  useEffect(() => {
    if (id === undefined) return undefined
    // Of a row that is taller than the list the words at hand may lie out of sight.
    const frame = requestAnimationFrame(() =>
      document.querySelector('.versions-desk [data-at-hand]')?.scrollIntoView({ block: 'nearest' }),
    )
    return () => cancelAnimationFrame(frame)
  }, [id])
  return { look: (wanted) => go(changes.find(({ change }) => change.id === wanted)), step, note, follow, toText }
}

/** Brings a row into sight that is not the one at hand. */
function showRow(key: string): void {
  document
    .querySelector<HTMLElement>(`.versions-desk [data-row="${CSS.escape(key)}"]`)
    ?.scrollIntoView({ block: 'center' })
}
