import { NOTE_KINDS, type Note } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { isLoneSuggestion } from '../../store/places.ts'
import type { CardTone } from '../proof/cards/Card.tsx'

/** A row of the list: a note, or a suggestion that was made in place. */
export interface NoteLine {
  readonly id: string
  readonly kind: 'note' | 'suggestion'
  readonly tone: CardTone
  readonly state: string
  readonly author: string
  readonly atMs: number
  readonly where: BlockBundle
  readonly note?: Note
  readonly suggestion?: Suggestion | undefined
}

/** What is listed; an empty word stands for all. */
export interface NoteFilters {
  readonly kind: string
  readonly state: string
  readonly author: string
  readonly where: string
}

/** What the desk opens with: whatever waits. */
export const OPEN_NOTES: NoteFilters = { kind: '', state: 'open', author: '', where: '' }

/** What can be chosen in each filter. */
export interface NoteChoices {
  readonly kinds: readonly string[]
  readonly states: readonly string[]
  readonly authors: readonly string[]
  readonly roles: readonly string[]
}

export function noteChoices(rows: readonly NoteLine[]): NoteChoices {
  return {
    kinds: NOTE_KINDS,
    states: ['open', 'settled'],
    authors: [...new Set(rows.map((row) => row.author))].sort(),
    roles: [...new Set(rows.map((row) => row.where.block.role))],
  }
}

/** Every note and suggestion of the article, in the order of the text. */
export function noteLines(bundles: Bundles): readonly NoteLine[] {
  return bundles.list.flatMap((where) => {
    const carried = new Map(
      where.suggestions.map((suggestion) => [suggestion.noteId as string | undefined, suggestion]),
    )
    const notes = where.notes
      .filter(({ isLast }) => isLast)
      .map(({ note }): NoteLine => {
        const { id, kind, state, author, createdAtMs } = note
        return {
          id,
          kind: 'note',
          tone: kind,
          state,
          author,
          atMs: createdAtMs,
          where,
          note,
          suggestion: carried.get(id),
        }
      })
    const lone = where.suggestions
      .filter(
        (each) =>
          each.repairId === undefined &&
          (isLoneSuggestion(each) || (each.state !== 'open' && each.noteId === undefined)),
      )
      .map((suggestion): NoteLine => {
        const { id, state, author, createdAtMs } = suggestion
        return { id, kind: 'suggestion', tone: 'correction', state, author, atMs: createdAtMs, where, suggestion }
      })
    return [...notes, ...lone]
  })
}

export function isNoteShown(row: NoteLine, filters: NoteFilters): boolean {
  return (
    (filters.kind === '' || row.tone === filters.kind) &&
    (filters.state === '' || (row.state === 'open') === (filters.state === 'open')) &&
    (filters.author === '' || row.author === filters.author) &&
    (filters.where === '' || row.where.block.role === filters.where)
  )
}
