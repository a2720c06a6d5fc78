import type { Note } from '#shared/domain/note.ts'
import type { Bundles } from './by-block.ts'

/** The notes that need a place: nobody has let them lie. */
export function needPlacing({ unplaced }: Pick<Bundles, 'unplaced'>): readonly Note[] {
  return unplaced.filter(({ isLeft }) => isLeft !== true)
}
