import { letLie, placeNote } from '#shared/acts/placing.ts'
import { makeRegionTarget, makeTarget } from '#shared/anchor/quote.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Region, Target, TextPoint } from '#shared/domain/target.ts'
import { i18n } from '../i18n/i18n.ts'
import { bundlesOf } from '../store/by-block.ts'
import { noteRun } from '../typing/note-run.ts'
import { isForReading, toastOfAct } from './actions.ts'
import { currentArticle, sign } from './notes.ts'
import { toast } from './toasts.ts'

/** Puts a note on words. False where that cannot be. */
export function placeAt(note: Note, start: TextPoint, end: TextPoint, then: () => void): boolean {
  const { blocks } = bundlesOf(currentArticle().tables)
  return place(note, makeTarget(blocks, start, end), then)
}

/** Puts a note on a region of a picture. */
export function placeOnPicture(note: Note, figure: Block, region: Region, then: () => void): boolean {
  return place(note, figure.assetId && makeRegionTarget(figure.id, figure.assetId, region), then)
}

function place(note: Note, target: Target | undefined, then: () => void): boolean {
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
