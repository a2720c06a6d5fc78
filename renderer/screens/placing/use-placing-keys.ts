import type { Note } from '#shared/domain/note.ts'
import { goTo, isForReading, showOverlay } from '../../acts/actions.ts'
import { leaveUnplaced, placeAt, placeHere, placeOnPicture } from '../../acts/placing.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { focusPaneWhenThere, followRow } from '../../lib/panes.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { noteRun } from '../../typing/note-run.ts'
import { DESK_PANES } from '../proof/desk-panes.ts'
import { offeredPlaces, type KnownPictures, type OfferedPlace } from './candidates.ts'

/** What can be done about a note without a sure place. */
export interface PlacingActs {
  readonly look: (note: Note) => void
  readonly show: (note: Note, place: OfferedPlace) => void
  readonly take: (note: Note, place: OfferedPlace) => void
  readonly here: (note: Note) => void
  readonly lie: (note: Note) => void
}

/** J and K move, 1–5 take a candidate, Enter shows one after the other in the proof, P places at the selection, L lets lie. */
export function usePlacingKeys(
  notes: readonly Note[],
  live: string | undefined,
  bundles: Bundles,
  known: KnownPictures,
): PlacingActs {
  // The first is at hand until another is.
  const at = Math.max(
    0,
    notes.findIndex(({ id }) => id === live),
  )
  const go = (note: Note | undefined): void => {
    if (note === undefined) return
    goTo({ kind: 'note', id: note.id })
    followRow()
  }
  /** What stands in a row's place when it has gone is the next one. */
  const on = (note: Note) => (): void => {
    const index = notes.indexOf(note)
    const next = notes[index + 1] ?? notes[index - 1]
    if (next === undefined) goTo(undefined)
    else go(next)
  }
  const show = (note: Note, { run }: OfferedPlace): void => goTo({ kind: 'note', id: note.id, run })
  /** The region is drawn on the picture itself. */
  const draw = (note: Note, place: OfferedPlace | undefined): void => {
    if (place === undefined || isForReading()) return
    showOverlay({ kind: 'picture', figureId: place.where.block.id, placing: note.id })
  }
  const acts: PlacingActs = {
    look: (note) => goTo({ kind: 'note', id: note.id }),
    show,
    take: (note, place) => {
      const { where, start, end, picture } = place
      if (picture === undefined) placeAt(note, start, end, on(note))
      else if (picture.region === undefined) draw(note, place)
      else placeOnPicture(note, where.block, picture.region, on(note))
    },
    here: (note) => {
      if (note.target.kind === 'region') return draw(note, offeredPlaces(note, bundles, known)[0])
      return placeHere(note, () => {
        on(note)()
        // The words are chosen: the keyboard goes on with the next note.
        focusPaneWhenThere(DESK_PANES.placing)
      })
    },
    lie: (note) => leaveUnplaced(note, on(note)),
  }
  const onLive =
    (run: (note: Note) => unknown): CommandHandler =>
    () => {
      const note = notes[at]
      return note === undefined ? false : run(note)
    }
  const choose = (index: number): CommandHandler =>
    onLive((note) => {
      // Over a selection the digits make notes.
      const place = noteRun() === undefined ? offeredPlaces(note, bundles, known)[index] : undefined
      if (place === undefined) return false
      acts.take(note, place)
      return undefined
    })
  useCommands({
    'next-place': () => go(notes[Math.min(at + 1, notes.length - 1)]),
    'previous-place': () => go(notes[Math.max(at - 1, 0)]),
    'choose-first': choose(0),
    'choose-second': choose(1),
    'choose-third': choose(2),
    'choose-fourth': choose(3),
    'choose-fifth': choose(4),
    'show-in-proof': onLive((note) => {
      // A button that has the focus does what it says.
      if (document.activeElement?.closest('.placing-offers, .placing-acts') != null) return false
      const places = offeredPlaces(note, bundles, known)
      const shown = appStore.getState().place?.run
      const now = places.findIndex(({ run }) => run.blockId === shown?.blockId && run.start === shown.start)
      const next = places[(now + 1) % Math.max(1, places.length)]
      if (next !== undefined) show(note, next)
      return undefined
    }),
    'place-here': onLive((note) => acts.here(note)),
    'let-lie': onLive((note) => acts.lie(note)),
  })
  return acts
}
