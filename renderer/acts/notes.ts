import {
  addNote,
  addReply,
  assignNote,
  deleteNote,
  editNote,
  settleNote,
  suggestedWords,
  type Signature,
} from '#shared/acts/notes.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import { standingTarget } from '#shared/anchor/standing-target.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { NoteId, NumberId } from '#shared/domain/ids.ts'
import type { Note, NoteKind } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { RegionTarget } from '#shared/domain/target.ts'
import { newId } from '#shared/lib/ids.ts'
import type { BlockPoint } from '../anchoring/dom.ts'
import { i18n } from '../i18n/i18n.ts'
import { asReviewer, goTo, isForReading, toastOfAct } from './actions.ts'
import { say } from './say.ts'
import { toast } from './toasts.ts'
import { bundlesOf, type Bundles } from '../store/by-block.ts'
import { finishTyping } from '../typing/pending.ts'
import { session } from '../store/current.ts'
import type { OpenState } from '../store/session.ts'
import { repliesOf, suggestionOfNote } from '../store/threads.ts'

/** The article at work; none is a bug. */
export function currentArticle(): OpenState {
  const { open } = session.store.getState()
  if (open === undefined) throw new Error('no article is open')
  return open
}

/**
 * One signed act: builds the change with the reviewer's name and the time, and carries it out. False where nothing can be
 * done because an earlier version is open; that has been said. `then` runs once it is done.
 */
export function sign(
  name: string,
  build: (signature: Signature) => Partial<ChangeSet>,
  fromDraft?: string,
  then?: () => void,
): boolean {
  if (isForReading()) return false
  finishTyping()
  asReviewer((author) => {
    const options = fromDraft === undefined ? { author } : { author, fromDraft }
    session.act(name, build({ author, atMs: Date.now() }), options)
    say(i18n.t(`acts.${name}`))
    then?.()
  })
  return true
}

/** Opens a draft on a run of text. A highlight needs no words and is saved at once. */
export function draftOnText(
  kind: NoteKind,
  start: BlockPoint,
  end: BlockPoint,
  parts: { readonly numberId?: NumberId; readonly body?: string; readonly suggest?: string } = {},
): void {
  if (isForReading()) return
  const open = currentArticle()
  const bundles = bundlesOf(open.tables)
  if (!isInOnePiece(bundles, start, end)) return toast('info', i18n.t('proof.cannot.across'))
  const target = makeTarget(bundles.blocks, start, end)
  if (target === undefined) return
  const draft = newDraft(open, kind, {
    target,
    ...(kind === 'correction' && start.blockId === end.blockId ? { suggest: target.quote.exact } : {}),
    ...parts,
  })
  if (kind === 'highlight') {
    saveDraft(draft)
    return
  }
  session.keepDraft(draft)
  goTo({ kind: 'draft', id: draft.id })
}

/** Whether what is shown between two places is what stands there: no paragraph whose move waits is, or would be, among it. */
function isInOnePiece({ blocks, list }: Bundles, start: BlockPoint, end: BlockPoint): boolean {
  const run = (ids: readonly string[]): string =>
    ids.slice(ids.indexOf(start.blockId), ids.indexOf(end.blockId) + 1).join()
  return run(blocks.map(({ id }) => id)) === run(list.map(({ block }) => block.id))
}

/** Opens a draft on a region of a picture. */
export function draftOnRegion(kind: NoteKind, target: RegionTarget): void {
  if (isForReading()) return
  const draft = newDraft(currentArticle(), kind, { target })
  session.keepDraft(draft)
  goTo({ kind: 'draft', id: draft.id })
}

/** A draft of the open article with nothing in it yet. */
export function newDraft(open: OpenState, kind: NoteKind, parts: Partial<Draft>): Draft {
  const article = [...open.tables.article.values()][0]
  if (article === undefined) throw new Error('the open article has no record')
  return {
    id: newId(),
    articleId: open.articleId,
    versionId: article.currentVersionId,
    kind,
    body: '',
    updatedAtMs: Date.now(),
    ...parts,
  }
}

/** Keeps what was just typed in a draft; it names its article itself. */
export function typeDraft(draft: Draft, parts: Partial<Draft>): void {
  if (isForReading()) return
  session.keepDraft({ ...draft, ...parts, updatedAtMs: Date.now() })
}

/** Makes a draft into what it was meant to be. An empty comment or query is not saved; it stays a draft, and the answer is false. */
export function saveDraft(draft: Draft): boolean {
  const open = currentArticle()
  const { blocks } = bundlesOf(open.tables)
  const target = draft.target && standingTarget(draft.target, blocks)
  if (draft.replyTo !== undefined || draft.editOf !== undefined) {
    if (draft.replyTo !== undefined) saveReply(draft)
    else saveNoteEdit(draft)
    return true
  }
  if (target === undefined) return false
  const isUnchanged = draft.kind === 'correction' && target.kind === 'text' && draft.suggest === target.quote.exact
  const isEmpty = draft.body.trim() === '' && (draft.kind === 'comment' || draft.kind === 'query' || isUnchanged)
  if (isEmpty) {
    toast('info', i18n.t('proof.emptyNote'))
    return false
  }
  const fresh = {
    id: draft.id as NoteId,
    articleId: open.articleId,
    // Its words are those of the text at hand, also where it was begun on another.
    versionId: [...open.tables.article.values()][0]?.currentVersionId ?? draft.versionId,
    kind: draft.kind,
    body: draft.body.trim(),
    target,
    suggest: draft.kind === 'correction' ? draft.suggest : undefined,
    errorClass: draft.errorClass,
    numberId: draft.numberId,
  }
  sign(fresh.suggest === undefined ? 'note.add' : 'suggestion.add', (signature) => addNote(fresh, signature), draft.id)
  goTo({ kind: 'note', id: draft.id })
  return true
}

/** Opens the field for a reply, with what was left in it. */
export function draftReply(note: Note): Draft {
  const open = currentArticle()
  const id = `reply-${note.id}`
  return open.drafts.get(id) ?? newDraft(open, note.kind, { id, replyTo: note.id })
}

/** The reason of a suggestion as far as it is written. */
export function draftWhy({ id }: Pick<Suggestion, 'id'>): Draft {
  const open = currentArticle()
  return open.drafts.get(`why-${id}`) ?? newDraft(open, 'correction', { id: `why-${id}` })
}

function saveReply(draft: Draft): void {
  const note = draft.replyTo === undefined ? undefined : currentArticle().tables.note.get(draft.replyTo)
  const body = draft.body.trim()
  if (note !== undefined && body !== '') sign('reply.add', (signature) => addReply(note, body, signature), draft.id)
}

/** Opens a saved note for rewriting. */
export function draftEdit(note: Note): void {
  if (isForReading()) return
  const open = currentArticle()
  const id = `edit-${note.id}`
  const suggestion = suggestionOf(open, note)
  const fresh = newDraft(open, note.kind, {
    id,
    editOf: note.id,
    body: note.body,
    target: note.target,
    ...(suggestion === undefined ? {} : { suggest: suggestedWords(note, suggestion) }),
    ...(note.errorClass === undefined ? {} : { errorClass: note.errorClass }),
  })
  session.keepDraft(open.drafts.get(id) ?? fresh)
  goTo({ kind: 'note', id: note.id })
}

function saveNoteEdit(draft: Draft): void {
  const open = currentArticle()
  const note = draft.editOf === undefined ? undefined : open.tables.note.get(draft.editOf)
  if (note === undefined) return
  const edit = { body: draft.body.trim(), suggest: draft.suggest, errorClass: draft.errorClass }
  sign('note.edit', (signature) => editNote(note, suggestionOf(open, note), edit, signature), draft.id)
}

/** The open suggestion that a correction carries. */
export function suggestionOf(open: OpenState, note: Note): Suggestion | undefined {
  return suggestionOfNote(open.tables, note.id)
}

export function toggleResolved(note: Note): void {
  const state = note.state === 'open' ? 'resolved' : 'open'
  sign(state === 'open' ? 'note.reopen' : 'note.resolve', (signature) => settleNote(note, state, signature))
}

/** Deletes at once and offers to take it back: no question asked, nothing lost. */
export function removeNote(note: Note): void {
  const { tables } = currentArticle()
  const replies = repliesOf(tables, note.id)
  const suggestions = [...tables.suggestion.values()].filter((suggestion) => suggestion.noteId === note.id)
  const told = (): void => toastOfAct(i18n.t('proof.noteDeleted'))
  if (sign('note.delete', () => deleteNote(note, replies, suggestions), undefined, told)) goTo(undefined)
}

export function assign(note: Note, assignee: string): void {
  const name = assignee.trim()
  sign('note.assign', () => assignNote(note, name === '' ? undefined : name))
}
