import type { ChangeSet } from '../change/change-set.ts'
import type { ErrorClass } from '../domain/common.ts'
import type { ArticleId, NoteId, NumberId, ReplyId, SuggestionId, VersionId } from '../domain/ids.ts'
import type { Note, NoteKind, Reply } from '../domain/note.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { Target } from '../domain/target.ts'
import { newId } from '../lib/ids.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { wholeEdit } from '../text/difference.ts'

/** Who does it and when; every act carries both. */
export interface Signature {
  readonly author: string
  readonly atMs: number
}

/** What a person wrote, before it is a record. */
export interface NewNote {
  /** Made where the draft was opened, so that sending twice is harmless. */
  readonly id: NoteId
  readonly articleId: ArticleId
  readonly versionId: VersionId
  readonly kind: NoteKind
  readonly body: string
  readonly target: Target
  readonly suggest?: string | undefined
  readonly errorClass?: ErrorClass | undefined
  readonly numberId?: NumberId | undefined
}

/** A note, and for a correction within one block the suggestion that it carries. */
export function addNote(fresh: NewNote, { author, atMs }: Signature): Partial<ChangeSet> {
  const { suggest, ...fields } = fresh
  const note: Note = {
    ...fields,
    type: 'note',
    revision: 0,
    placement: 'exact',
    author,
    createdAtMs: atMs,
    state: 'open',
  }
  const suggestion = suggest === undefined ? undefined : suggestionOf(note, suggest)
  return { added: suggestion === undefined ? [note] : [note, suggestion] }
}

/** The suggestion of a correction; a text across blocks cannot carry one. */
function suggestionOf(note: Note, after: string): Suggestion | undefined {
  const { target } = note
  if (target.kind !== 'text' || target.start.blockId !== target.end.blockId) return undefined
  const [edit] = wholeEdit(target.quote.exact, after, target.start.offset)
  if (edit === undefined || target.quote.exact === after) return undefined
  return {
    ...edit,
    type: 'suggestion',
    id: newId() as SuggestionId,
    revision: 0,
    articleId: note.articleId,
    versionId: note.versionId,
    blockId: target.start.blockId,
    author: note.author,
    createdAtMs: note.createdAtMs,
    state: 'open',
    noteId: note.id,
    ...(note.errorClass === undefined ? {} : { errorClass: note.errorClass }),
    ...(note.numberId === undefined ? {} : { numberId: note.numberId }),
  }
}

/** All of the marked words as a correction would have them: its suggestion holds only what differs. */
export function suggestedWords({ target }: Pick<Note, 'target'>, suggestion: Suggestion): string {
  if (target.kind !== 'text') return suggestion.after
  const { exact } = target.quote
  const from = suggestion.start - target.start.offset
  const to = suggestion.end - target.start.offset
  if (from < 0 || sliceCodePoints(exact, from, to) !== suggestion.before) return suggestion.after
  return sliceCodePoints(exact, 0, from) + suggestion.after + sliceCodePoints(exact, to)
}

/** What can be rewritten in a saved note. */
export interface NoteEdit {
  readonly body: string
  readonly suggest?: string | undefined
  readonly errorClass?: ErrorClass | undefined
}

/** A note rewritten, with its open suggestion put anew where its text changed. */
export function editNote(
  note: Note,
  suggestion: Suggestion | undefined,
  edit: NoteEdit,
  { author, atMs }: Signature,
): Partial<ChangeSet> {
  const to: Note = { ...note, body: edit.body, errorClass: edit.errorClass, editedAtMs: atMs }
  const isSameSuggestion =
    edit.suggest === undefined || (suggestion !== undefined && edit.suggest === suggestedWords(note, suggestion))
  const fresh =
    isSameSuggestion || edit.suggest === undefined
      ? undefined
      : suggestionOf({ ...to, author, createdAtMs: atMs }, edit.suggest)
  // The class of a correction is that of its suggestion.
  const isReclassed = fresh === undefined && suggestion !== undefined && suggestion.errorClass !== edit.errorClass
  return {
    added: fresh === undefined ? [] : [fresh],
    updated: [
      [note, to],
      ...(isReclassed ? [[suggestion, { ...suggestion, errorClass: edit.errorClass }] as const] : []),
    ],
    removed: fresh !== undefined && suggestion !== undefined ? [suggestion] : [],
  }
}

/** A note taken away with its replies and the suggestions it carries; undo brings all back. */
export function deleteNote(
  note: Note,
  replies: readonly Reply[],
  suggestions: readonly Suggestion[],
): Partial<ChangeSet> {
  return { removed: [...replies, ...suggestions, note] }
}

/** Ends a note, or opens it again. */
export function settleNote(note: Note, state: Note['state'], { author, atMs }: Signature): Partial<ChangeSet> {
  const settled =
    state === 'resolved' ? { settledBy: author, settledAtMs: atMs } : { settledBy: undefined, settledAtMs: undefined }
  return { updated: [[note, { ...note, state, ...settled }]] }
}

/** Hands a note to a person, or to nobody. */
export function assignNote(note: Note, assignee: string | undefined): Partial<ChangeSet> {
  return { updated: [[note, { ...note, assignee }]] }
}

/** An answer under a note. */
export function addReply(note: Note, body: string, { author, atMs }: Signature): Partial<ChangeSet> {
  const reply: Reply = {
    type: 'reply',
    id: newId() as ReplyId,
    revision: 0,
    articleId: note.articleId,
    noteId: note.id,
    body,
    author,
    createdAtMs: atMs,
  }
  return { added: [reply] }
}
