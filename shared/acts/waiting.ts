import type { Note, NoteKind } from '../domain/note.ts'
import type { SourceSuggestion } from '../domain/source-document.ts'
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

/** What a suggestion is one thing with: the parts of one of Word's moves go by their group, any other by itself. */
export function thingOf({ id, kind, groupId, noteId, repairId }: Suggestion): string {
  return kind === 'move' && groupId !== undefined && noteId === undefined && repairId === undefined ? groupId : id
}

/** How many changes a document brought: the parts of a move are one. */
export function countChanges(changes: readonly SourceSuggestion[]): number {
  return new Set(changes.map(({ group }, index) => group ?? index)).size
}

/** The part of a thing that stands for it in every list: of a move the place that the words leave. */
export function leadOf(parts: readonly Suggestion[]): Suggestion | undefined {
  return parts.find(({ before }) => before !== '') ?? parts[0]
}

/**
 * One thing to settle: a note that asks, with the suggestions that it carries, or a suggestion that no such note carries (the
 * parts of a move are one).
 */
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
  const lone = new Map<string, Suggestion[]>()
  for (const suggestion of suggestions) {
    if (!isProposal(suggestion)) continue
    const own = suggestion.noteId === undefined ? undefined : carried.get(suggestion.noteId)
    if (own !== undefined) {
      own.push(suggestion)
      continue
    }
    const thing = thingOf(suggestion)
    const parts = lone.get(thing)
    if (parts === undefined) lone.set(thing, [suggestion])
    else parts.push(suggestion)
  }
  const asked = asking.map((note): Waiting => {
    const own = carried.get(note.id) ?? []
    return { note, suggestions: own, isOpen: note.state === 'open' || own.some(isUndecided) }
  })
  const alone = Array.from(lone.values(), (parts): Waiting => ({ suggestions: parts, isOpen: parts.some(isUndecided) }))
  return [...asked, ...alone]
}

const isUndecided = ({ state }: Suggestion): boolean => state === 'open'

/** How many of them wait. */
export function countOpen(notes: Iterable<Note>, suggestions: Iterable<Suggestion>): number {
  return thingsToSettle(notes, suggestions).filter(({ isOpen }) => isOpen).length
}
