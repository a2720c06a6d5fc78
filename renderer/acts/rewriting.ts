import { editRun } from '#shared/acts/suggestions.ts'
import type { Draft } from '#shared/domain/draft.ts'
import { appStore, type EditPlace } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { isForReading } from './actions.ts'
import { currentArticle, newDraft, sign } from './notes.ts'

/** Opens a run of a block for rewriting in place. */
export function editInPlace(edit: EditPlace): void {
  if (isForReading()) return
  appStore.setState({ edit })
}

/** Ends rewriting; with a text the difference becomes suggestions. */
export function endEdit(edit: EditPlace, text?: string): void {
  appStore.setState({ edit: undefined })
  if (text !== undefined) proposeRun(edit, text, draftOfEdit(currentArticle().drafts, edit)?.id)
}

/** Ends rewriting at this block, if it goes on there; what was typed is somebody else's to keep. */
export function leaveEdit({ blockId }: EditPlace): void {
  if (appStore.getState().edit?.blockId === blockId) appStore.setState({ edit: undefined })
}

/** Proposes other words for a run, as one act; `draftId`: what they were kept in so far. */
export function proposeRun(edit: EditPlace, text: string, draftId?: string): void {
  const { tables } = currentArticle()
  const block = tables.block.get(edit.blockId)
  if (block === undefined) return
  const open = [...tables.suggestion.values()].filter(
    (each) =>
      each.blockId === edit.blockId && each.state === 'open' && each.start >= edit.start && each.end <= edit.end,
  )
  sign(
    'suggestion.add',
    (signature) => editRun(block, { start: edit.start, end: edit.end, text }, open, signature),
    draftId,
  )
}

/** What is kept of a rewriting of this very run: of a sentence of it, or of all its block, is another. */
export function draftOfEdit(drafts: ReadonlyMap<string, Draft>, edit: EditPlace): Draft | undefined {
  return [...drafts.values()].find(
    (draft) =>
      runIdOf(draft) === undefined &&
      draft.blockEdit?.blockId === edit.blockId &&
      draft.blockEdit.start === edit.start &&
      draft.blockEdit.end === edit.end,
  )
}

function editDraftId(edit: EditPlace): string {
  const { drafts } = currentArticle()
  return draftOfEdit(drafts, edit)?.id ?? `rewrite-${edit.blockId}-${edit.start}-${edit.end}`
}

const TYPED = 'typed-'

/** The id under which a run that is being typed is kept until it is an act. */
export function typedDraftId(runId: string): string {
  return `${TYPED}${runId}`
}

/** The run that a draft keeps; undefined where it keeps something else. */
export function runIdOf({ id }: Draft): string | undefined {
  return id.startsWith(TYPED) ? id.slice(TYPED.length) : undefined
}

/** Keeps what is being typed on the proof as a rewriting of its run, or drops it when nothing is left of it. */
export function keepTypedDraft(runId: string, run: (EditPlace & { readonly after: string }) | undefined): void {
  const id = typedDraftId(runId)
  if (run === undefined) session.dropDraft(id)
  else keepRewriting(id, run, run.after)
}

/** Keeps a rewriting in progress, so that a crash loses nothing; with the words that stand there (`undefined`) there is none. */
export function typeEdit(edit: EditPlace, text: string | undefined): void {
  if (text === undefined) session.dropDraft(editDraftId(edit))
  else keepRewriting(editDraftId(edit), edit, text)
}

function keepRewriting(id: string, { blockId, start, end }: EditPlace, text: string): void {
  session.keepDraft(newDraft(currentArticle(), 'correction', { id, blockEdit: { blockId, start, end, text } }))
}
