import type { Conflicts } from '#shared/acts/settling.ts'
import { isProposal, leadOf, thingOf } from '#shared/acts/waiting.ts'
import { ERROR_CLASSES, type ErrorClass } from '#shared/domain/common.ts'
import { SUGGESTION_KINDS, type Suggestion } from '#shared/domain/suggestion.ts'
import { countsOf } from '#shared/lib/counts.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import type { Place } from '../../store/app-store.ts'
import { placeOfSuggestion } from '../../store/places.ts'
import type { Tables } from '../../store/tables.ts'

/** A row: one thing that is suggested; the parts of a move are one. */
export interface SuggestionLine {
  /** That of the part that leads. */
  readonly id: string
  readonly parts: readonly Suggestion[]
  readonly lead: Suggestion
  /** Where its card is. */
  readonly place: Place
  readonly state: Suggestion['state']
  readonly errorClass?: ErrorClass | undefined
  readonly reason: string
  readonly isInConflict: boolean
  readonly where: BlockBundle
}

/** What is listed; an empty word stands for all. */
export interface SuggestionFilters {
  readonly kind: string
  readonly state: string
  readonly author: string
  readonly errorClass: string
  readonly block: string
}

/** What the desk opens with. */
export const OPEN_SUGGESTIONS: SuggestionFilters = { kind: '', state: 'open', author: '', errorClass: '', block: '' }

/** Stands for the suggestions without a class. */
export const NO_CLASS = 'none'

/** What can be chosen in each filter, and how many rows each choice has by itself. */
export type SuggestionChoices = Readonly<Record<keyof SuggestionFilters, readonly (readonly [string, number])[]>>

/** Every suggestion of the article in the order of the text, also those that a correction carries. */
export function suggestionLines(
  bundles: Bundles,
  tables: Pick<Tables, 'note'>,
  conflicts: Conflicts,
): readonly SuggestionLine[] {
  const things = Map.groupBy(
    bundles.list.flatMap(({ suggestions }) => suggestions.filter(isProposal)),
    thingOf,
  )
  return bundles.list.flatMap((where) =>
    where.suggestions.flatMap((lead): readonly SuggestionLine[] => {
      if (!isProposal(lead)) return []
      const parts = things.get(thingOf(lead)) ?? []
      if (leadOf(parts) !== lead) return []
      const note = lead.noteId === undefined ? undefined : tables.note.get(lead.noteId)
      return [
        {
          id: lead.id,
          parts,
          lead,
          place: placeOfSuggestion(lead),
          state: lead.state,
          errorClass: note === undefined ? lead.errorClass : note.errorClass,
          reason: note === undefined ? (lead.reason ?? '') : note.body,
          isInConflict: parts.some(({ id, state }) => state === 'open' && conflicts.has(id)),
          where,
        },
      ]
    }),
  )
}

export function suggestionChoices(rows: readonly SuggestionLine[]): SuggestionChoices {
  const kinds = countsOf(rows.map(({ lead }) => lead.kind))
  const states = countsOf(rows.map(({ state }) => state))
  const classes = countsOf(rows.map(({ errorClass }) => errorClass ?? NO_CLASS))
  const conflicts = rows.filter(({ isInConflict }) => isInConflict).length
  const those = <T extends string>(all: readonly T[], counts: ReadonlyMap<string, number>) =>
    all.flatMap((each) => (counts.has(each) ? [[each, counts.get(each) ?? 0] as const] : []))
  return {
    kind: those(SUGGESTION_KINDS, kinds),
    state: [
      ...those(['open', 'accepted', 'rejected'], states),
      ...(conflicts > 0 ? [['conflict', conflicts] as const] : []),
    ],
    author: [...countsOf(rows.map(({ lead }) => lead.author))].sort(([a], [b]) => (a < b ? -1 : 1)),
    errorClass: those([...ERROR_CLASSES, NO_CLASS], classes),
    block: [...countsOf(rows.map(({ where }) => where.block.id as string))],
  }
}

export function isSuggestionShown(row: SuggestionLine, filters: SuggestionFilters): boolean {
  const { kind, state, author, errorClass, block } = filters
  return (
    (kind === '' || row.lead.kind === kind) &&
    (state === '' || row.state === state || (state === 'conflict' && row.isInConflict)) &&
    (author === '' || row.lead.author === author) &&
    (errorClass === '' || (row.errorClass ?? NO_CLASS) === errorClass) &&
    (block === '' || row.where.block.id === block)
  )
}
