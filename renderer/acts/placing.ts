import { letLie, placeNote } from '#shared/acts/placing.ts'
import { makeRegionTarget, makeTarget } from '#shared/anchor/quote.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Target, TextPoint } from '#shared/domain/target.ts'
import { i18n } from '../i18n/i18n.ts'
import { bundlesOf } from '../store/by-block.ts'
import { noteRun } from '../typing/note-run.ts'
import { isForReading, toastOfAct } from './actions.ts'
import { currentArticle, sign } from './notes.ts'
import { toast } from './toasts.ts'

/** Puts a note at a place: on words, or its region on another picture. False where that cannot be. */
export function placeAt(note: Note, start: TextPoint, end: TextPoint, then: () => void): boolean {
  const { blocks, byId } = bundlesOf(currentArticle().tables)
  const picture = note.target.kind === 'region' ? byId.get(start.blockId)?.block : undefined
  const target: Target | undefined =
    note.target.kind === 'region' && picture?.assetId !== undefined
      ? makeRegionTarget(picture.id, picture.assetId, note.target.region)
      : makeTarget(blocks, start, end)
  return target !== undefined && sign('note.place', () => placeNote(note, target), undefined, then)
}

/** Puts a note at the words that are selected in the proof. */
export function placeHere(note: Note, then: () => void): void {
  if (isForReading()) return
  const run = noteRun()
  if (run === undefined) return toast('info', i18n.t('revision.selectFirst'))
  if (run.isOnNewWords) return toast('info', i18n.t('proof.inNewWords'))
  getSelection()?.removeAllRanges()
  placeAt(note, run.start, run.end, then)
}

/** Lets a note lie where it has no place, and offers to take that back. */
export function leaveUnplaced(note: Note, then: () => void): void {
  const told = (): void => {
    then()
    toastOfAct(i18n.t('revision.left'))
  }
  sign('note.lie', () => letLie(note), undefined, told)
}
