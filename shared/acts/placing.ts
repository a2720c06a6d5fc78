import type { ChangeSet } from '../change/change-set.ts'
import type { Note } from '../domain/note.ts'
import type { Target } from '../domain/target.ts'

/** Puts a note without a sure place where somebody says that it belongs. */
export function placeNote(note: Note, target: Target): Partial<ChangeSet> {
  const { isLeft: _left, ...rest } = note
  return { updated: [[note, { ...rest, target, placement: 'exact' }]] }
}

/** Lets a note without a sure place lie: it is kept, and nobody is asked for its place any more. */
export function letLie(note: Note): Partial<ChangeSet> {
  return { updated: [[note, { ...note, isLeft: true }]] }
}
