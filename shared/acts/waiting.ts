import type { Note, NoteKind } from '../domain/note.ts'
import type { Suggestion } from '../domain/suggestion.ts'

/** Kinds of note that ask for an answer; praise and highlights are for reading. */
export const ASKING_KINDS: readonly NoteKind[] = ['comment', 'query', 'correction']

/** Whether a note asks for an answer, given or not. */
export function isAsking(note: Pick<Note, 'kind'>): boolean {
  return ASKING_KINDS.includes(note.kind)
}

/** Whether a suggestion proposes something; the refusal of a repair is a decision already. */
export function isProposal(suggestion: Pick<Suggestion, 'repairId'>): boolean {
  return suggestion.repairId === undefined
}

/** One thing to settle: a note that asks, with the suggestions that it carries, or a suggestion that no such note carries. */
export interface Waiting {
  readonly note?: Note
  readonly suggestions: readonly Suggestion[]
  /** The note is open, or a suggestion is not decided: settling one never hides the other. */
  readonly isOpen: boolean
}

/**
 * All that is to be settled of these records, and whether it waits: what “open” counts wherever it is said. The library
 * counts the same in SQL (`electron/db/records/tallies.ts`; tests/db/waiting.test.ts holds them to each other).
 */
export function thingsToSettle(notes: Iterable<Note>, suggestions: Iterable<Suggestion>): readonly Waiting[] {
  // What is handed over may be read only once.
  const asking = [...notes].filter(isAsking)
  const carried = new Map(asking.map(({ id }) => [id as string, [] as Suggestion[]]))
  const lone: Waiting[] = []
  for (const suggestion of suggestions) {
    if (!isProposal(suggestion)) continue
    const own = suggestion.noteId === undefined ? undefined : carried.get(suggestion.noteId)
    if (own === undefined) lone.push({ suggestions: [suggestion], isOpen: suggestion.state === 'open' })
    else own.push(suggestion)
  }
  const asked = asking.map((note): Waiting => {
    const own = carried.get(note.id) ?? []
    return { note, suggestions: own, isOpen: note.state === 'open' || own.some(({ state }) => state === 'open') }
  })
  return [...asked, ...lone]
}

/** How many of them wait. */
export function countOpen(notes: Iterable<Note>, suggestions: Iterable<Suggestion>): number {
  return thingsToSettle(notes, suggestions).filter(({ isOpen }) => isOpen).length
}
