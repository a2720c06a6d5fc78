import type { ChangeSet } from '../change/change-set.ts'
import type { ErrorClass } from '../domain/common.ts'
import type { Note } from '../domain/note.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { findOverlaps } from '../text/overlaps.ts'
import { tornAmong } from './joining.ts'
import type { Signature } from './notes.ts'
import type { OfArticle } from './reshape.ts'
import { rivalsOf, withMoves, withSettledRivals } from './suggestions.ts'
import { thingOf } from './waiting.ts'

/** Each suggestion that is not rejected with those that want its place. */
export type Conflicts = ReadonlyMap<string, readonly Suggestion[]>

/** Who stands in whose way, of all suggestions at once: for thousands asked one by one it would take too long. */
export function conflictsAmong(all: readonly Suggestion[]): Conflicts {
  const conflicts = new Map<string, Suggestion[]>()
  const add = ({ id }: Suggestion, other: Suggestion): void => {
    const others = conflicts.get(id)
    if (others === undefined) conflicts.set(id, [other])
    else others.push(other)
  }
  for (const { first, second } of findOverlaps(all)) {
    add(first, second)
    add(second, first)
  }
  return conflicts
}

/** What becomes of suggestions that are to be settled together: known before it is done, and done so. */
export interface Settling {
  readonly free: readonly Suggestion[]
  /** They stay as they are: something else wants their place, maybe another among them. */
  readonly held: readonly Suggestion[]
  /** They stay as they are: the paragraphs can no longer be joined, or parted, or put there. */
  readonly torn: readonly Suggestion[]
}

/** The ways in which suggestions are settled: with the other parts of their moves, and reopened with what was decided against them. */
export function settlingOf(
  suggestions: readonly Suggestion[],
  state: Suggestion['state'],
  all: readonly Suggestion[],
  records: OfArticle,
  conflicts: Conflicts = conflictsAmong(all),
): Settling {
  const moved = withMoves(suggestions, all)
  const whole = state === 'open' ? withSettledRivals(moved, all) : moved
  const inConflict = state === 'accepted' ? whole.filter(({ id }) => conflicts.has(id)) : []
  const held = new Set(withMoves(inConflict, whole))
  const rest = whole.filter((each) => !held.has(each))
  const torn = tornAmong(rest, state, records)
  return { free: rest.filter((each) => !torn.has(each)), held: [...held], torn: [...torn] }
}

/** What is rejected when a suggestion is accepted in the place of others: all that wants the place of any part of it, moves as a whole. */
export function rejectedFor(suggestion: Suggestion, all: readonly Suggestion[]): readonly Suggestion[] {
  return withMoves(rivalsOf(withMoves([suggestion], all), all), all)
}

/** How many things these are: the parts of a move are one. */
export function countThings(suggestions: readonly Suggestion[]): number {
  return new Set(suggestions.map(thingOf)).size
}

/** Why a change is proposed; what is left out stays as it is, and what is empty is taken away. */
export interface Why {
  readonly errorClass?: ErrorClass | ''
  readonly reason?: string
}

/**
 * Says of suggestions why they are made. The correction that carries one tells it: its class is changed, and its words where it
 * has none; nobody's words are written over.
 */
export function explainSuggestions(
  suggestions: readonly Suggestion[],
  why: Why,
  notes: readonly Note[],
  { atMs }: Signature,
): Partial<ChangeSet> {
  const carriers = new Set(suggestions.flatMap(({ noteId }) => noteId ?? []))
  const carrying = carriers.size === 0 ? [] : notes.filter(({ id }) => carriers.has(id))
  const { errorClass, reason } = why
  const classed = errorClass === undefined ? {} : { errorClass: errorClass === '' ? undefined : errorClass }
  const told = reason === undefined ? {} : { reason: reason.trim() === '' ? undefined : reason.trim() }
  const ofSuggestions = suggestions.flatMap((each): readonly (readonly [Suggestion, Suggestion])[] => {
    const to: Suggestion = { ...each, ...classed, ...(each.noteId === undefined ? told : {}) }
    return to.errorClass === each.errorClass && to.reason === each.reason ? [] : [[each, to]]
  })
  const ofNotes = carrying.flatMap((note): readonly (readonly [Note, Note])[] => {
    const body = note.body === '' && told.reason !== undefined ? { body: told.reason } : {}
    const to: Note = { ...note, ...classed, ...body }
    const isSame = to.errorClass === note.errorClass && to.body === note.body
    return isSame ? [] : [[note, { ...to, editedAtMs: atMs }]]
  })
  return { updated: [...ofSuggestions, ...ofNotes] }
}
