import { leadOf, thingsToSettle } from '#shared/acts/waiting.ts'
import { countsOf } from '#shared/lib/counts.ts'
import { NOTE_KINDS, type Note } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import type { CardTone } from '../proof/cards/Card.tsx'

/** A row of the list: a note, or a suggestion that was made in place. */
export interface NoteLine {
  readonly id: string
  readonly kind: 'note' | 'suggestion'
  readonly tone: CardTone
  /** Whether it waits; praise and highlights ask for nothing and are kept to be read. */
  readonly stand: 'open' | 'settled' | 'kept'
  readonly author: string
  readonly atMs: number
  readonly where: BlockBundle
  /** Where it begins in its block. */
  readonly at: number
  readonly note?: Note
  /** Where it would stand is not sure. */
  readonly isUnplaced?: true
  readonly suggestion?: Suggestion | undefined
  /** Its other places: of a move the one that the words go to. */
  readonly others?: readonly string[]
}

/** What is listed; an empty word stands for all. */
export interface NoteFilters {
  readonly kind: string
  readonly state: string
  readonly author: string
  readonly where: string
}

/** What the desk opens with: whatever was not settled, praise and highlights among it. */
export const UNSETTLED_NOTES: NoteFilters = { kind: '', state: 'unsettled', author: '', where: '' }

/** What can be chosen in a filter, and how many rows each choice has by itself. */
type Choices = readonly (readonly [string, number])[]

/** What can be chosen in each filter: what occurs in this article, and nothing else. */
export type NoteChoices = Readonly<Record<keyof NoteFilters, Choices>>

export function noteChoices(rows: readonly NoteLine[]): NoteChoices {
  const kinds = countsOf(rows.map(({ tone }) => tone))
  const states = countsOf(rows.map(({ stand }) => stand))
  const unsettled = rows.length - (states.get('settled') ?? 0)
  return {
    kind: NOTE_KINDS.flatMap((kind) => (kinds.has(kind) ? [[kind, kinds.get(kind) ?? 0] as const] : [])),
    state: [
      // Where nothing is settled it says the same as all.
      ...(unsettled > 0 ? [['unsettled', unsettled] as const] : []),
      ...(['open', 'settled', 'kept'] as const).flatMap((stand) =>
        states.has(stand) ? [[stand, states.get(stand) ?? 0] as const] : [],
      ),
    ],
    author: [...countsOf(rows.map(({ author }) => author))].sort(([a], [b]) => (a < b ? -1 : 1)),
    where: [...countsOf(rows.map(({ where }) => where.block.role))],
  }
}

/** Every note and suggestion of the article, in the order of the text; a correction with its suggestion is one row. */
export function noteLines(bundles: Bundles): readonly NoteLine[] {
  const all = bundles.list.flatMap(({ suggestions }) => suggestions)
  const things = thingsToSettle(
    [
      ...bundles.list.flatMap(({ notes }) => notes.flatMap(({ note, isLast }) => (isLast ? [note] : []))),
      ...bundles.unplaced,
    ],
    all,
  )
  const byNote = new Map(things.flatMap((thing) => (thing.note === undefined ? [] : [[thing.note.id, thing]])))
  const lone = new Map(
    things.flatMap(({ note, suggestions }) => (note === undefined ? [[leadOf(suggestions), suggestions]] : [])),
  )
  const lineOf = (note: Note, where: BlockBundle, at: number): NoteLine => {
    const { id, kind, author, createdAtMs } = note
    const thing = byNote.get(id)
    const stand = thing?.isOpen === true ? 'open' : note.state === 'resolved' || thing ? 'settled' : 'kept'
    // The one that waits is shown; a note that was rewritten may carry decided ones beside it.
    const suggestion = thing?.suggestions.find(({ state }) => state === 'open') ?? thing?.suggestions.at(-1)
    return { id, kind: 'note', tone: kind, stand, author, atMs: createdAtMs, where, at, note, suggestion }
  }
  const placed = bundles.list.flatMap((where) => {
    const here = [
      ...where.notes.filter(({ isLast }) => isLast).map(({ note, start }) => lineOf(note, where, start)),
      ...where.suggestions
        .filter((each) => lone.has(each))
        .map((suggestion): NoteLine => {
          const { id, state, author, createdAtMs, start: at } = suggestion
          const stand = state === 'open' ? 'open' : 'settled'
          const others = lone.get(suggestion)?.flatMap((each) => (each === suggestion ? [] : [each.id])) ?? []
          const tone = 'correction'
          return { id, kind: 'suggestion', tone, stand, author, atMs: createdAtMs, where, at, suggestion, others }
        }),
    ]
    return here.sort((a, b) => a.at - b.at)
  })
  // What has no sure place stands behind all that has one.
  const unplaced = bundles.unplaced.flatMap((note): readonly NoteLine[] => {
    const { target } = note
    const where = bundles.byId.get(target.kind === 'text' ? target.start.blockId : target.blockId) ?? bundles.list[0]
    return where === undefined ? [] : [{ ...lineOf(note, where, 0), isUnplaced: true }]
  })
  return [...placed, ...unplaced]
}

export function isNoteShown(row: NoteLine, filters: NoteFilters): boolean {
  return (
    (filters.kind === '' || row.tone === filters.kind) &&
    (filters.state === '' ||
      row.stand === filters.state ||
      (filters.state === 'unsettled' && row.stand !== 'settled')) &&
    (filters.author === '' || row.author === filters.author) &&
    (filters.where === '' || row.where.block.role === filters.where)
  )
}
