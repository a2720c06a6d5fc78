import type { DomainRecord } from '../domain/record-types.ts'
import type { NoteId } from '../domain/ids.ts'
import { isPlaced, type Note, type Reply } from '../domain/note.ts'
import type { Suggestion } from '../domain/suggestion.ts'

/** What a file itself brings of a review: a Word file its comments and tracked changes. */
export interface Brought {
  readonly notes: readonly Note[]
  readonly replies: readonly Reply[]
  readonly suggestions: readonly Suggestion[]
}

/**
 * A comment or a tracked change that stood in the file of the version before, and stands in this one again, is one and not
 * two: the carried one stays, with what was said and decided about it here, and learns what the new file says more, which is
 * where it stands, new answers, and that it was resolved.
 */
export function withoutTwins(
  brought: Brought,
  carried: readonly DomainRecord[],
): { readonly brought: Brought; readonly carried: readonly DomainRecord[] } {
  const twins = pairsOf(
    brought.notes,
    carried.filter((each): each is Note => each.type === 'note'),
    ({ author, createdAtMs, body }) => [author, createdAtMs, body.trim()],
  )
  const own = new Map<NoteId, NoteId>([...twins].map(([file, { id }]) => [file.id, id]))
  const answers = Map.groupBy(
    carried.filter((each): each is Reply => each.type === 'reply'),
    ({ noteId }) => noteId,
  )
  const isKnown = (reply: Reply, noteId: NoteId): boolean =>
    (answers.get(noteId) ?? []).some(
      ({ author, createdAtMs, body }) =>
        author === reply.author && createdAtMs === reply.createdAtMs && body.trim() === reply.body.trim(),
    )
  const replies = brought.replies.flatMap((reply): readonly Reply[] => {
    const noteId = own.get(reply.noteId)
    if (noteId === undefined) return [reply]
    return isKnown(reply, noteId) ? [] : [{ ...reply, noteId }]
  })
  const changes = pairsOf(
    brought.suggestions,
    carried.filter((each): each is Suggestion => each.type === 'suggestion'),
    ({ author, createdAtMs, kind, before, after, blockId, start, end }) => [
      author,
      createdAtMs,
      kind,
      before,
      after,
      blockId,
      start,
      end,
    ],
  )
  const learned = new Map([...twins].map(([file, note]) => [note.id as string, learn(note, file)]))
  return {
    brought: {
      notes: brought.notes.filter((note) => !twins.has(note)),
      replies,
      suggestions: brought.suggestions.filter((each) => !changes.has(each)),
    },
    carried: carried.map((each) => learned.get(each.id) ?? each),
  }
}

/** The records of the one list that are, by what is said of them, records of the other; each is paired once. */
function pairsOf<T>(from: readonly T[], to: readonly T[], said: (one: T) => readonly unknown[]): ReadonlyMap<T, T> {
  const left = Map.groupBy(to, (each) => JSON.stringify(said(each)))
  const pairs = new Map<T, T>()
  for (const each of from) {
    const twin = left.get(JSON.stringify(said(each)))?.shift()
    if (twin !== undefined) pairs.set(each, twin)
  }
  return pairs
}

function learn(note: Note, file: Note): Note {
  const isResolved = note.state === 'open' && file.state === 'resolved'
  // Where it could not be told by its words, the file that it stands in says where.
  const placed = isPlaced(note) ? {} : { target: file.target, placement: file.placement }
  return { ...note, ...placed, ...(isResolved ? { state: 'resolved' as const } : {}) }
}
