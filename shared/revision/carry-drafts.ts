import { makeTarget } from '../anchor/quote.ts'
import type { Draft } from '../domain/draft.ts'
import type { NoteId, NumberId } from '../domain/ids.ts'
import type { Target, TextTarget } from '../domain/target.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import { newId } from '../lib/ids.ts'
import { sameRun } from './same-run.ts'
import type { Way } from './way.ts'

/** What is being written when the next text comes: where it goes on. `from`: the id under which it was kept. */
export interface CarriedDraft {
  readonly from: string
  readonly to: Draft
}

interface Ids {
  readonly notes: ReadonlyMap<NoteId, NoteId>
  readonly numbers: ReadonlyMap<NumberId, NumberId>
}

/**
 * Nothing that somebody has begun to write is lost with the text that it was begun on: it goes on at the same words, the same
 * note or number. What has no such place any more goes on as a note beside the nearest, for whoever wrote it to look at.
 */
export function carryDrafts(drafts: readonly Draft[], ids: Ids, way: Way): readonly CarriedDraft[] {
  const { currentVersionId } = way.old.article
  return drafts
    .filter(({ versionId }) => versionId === currentVersionId)
    .map((draft) => ({ from: draft.id, to: carryDraft({ ...draft, versionId: way.fresh.versionId }, ids, way) }))
}

function carryDraft(draft: Draft, { notes, numbers }: Ids, way: Way): Draft {
  const { numberId: was, target: old, ...rest } = draft
  const numberId = was && numbers.get(was)
  const target = old && placed(old, way)
  const base = { ...rest, ...(numberId && { numberId }), ...(target && { target }) }
  const replyTo = draft.replyTo && notes.get(draft.replyTo)
  if (replyTo !== undefined) return { ...base, id: `reply-${replyTo}`, replyTo }
  const editOf = draft.editOf && notes.get(draft.editOf)
  if (editOf !== undefined) return { ...base, id: `edit-${editOf}`, editOf }
  if (draft.blockEdit !== undefined) return carryEdit(base, draft.blockEdit, way)
  if (draft.evidence === undefined) return base
  if (numberId !== undefined) return { ...base, id: `evidence-${numberId}` }
  // Its number is not there any more: what was quoted for it is kept as a note.
  const { evidence, ...bare } = base
  const body = [draft.body, evidence?.where, evidence?.page].filter((part) => part).join('\n')
  return { ...bare, id: newId(), kind: 'comment', body, target: target ?? beside(numberPlace(was, way), way) }
}

/** A sentence that is being rewritten: in place where it stands as it did, else as a note with the words that were written. */
function carryEdit(base: Draft, { blockId, start, end, text }: NonNullable<Draft['blockEdit']>, way: Way): Draft {
  const block = way.old.blocks.find(({ id }) => id === blockId)
  const before = sliceCodePoints(block?.text ?? '', start, end)
  const figure = way.figures.get(block?.id ?? ('' as never))
  const run = block?.text === '' ? undefined : sameRun({ blockId: blockId as never, start, end, before }, way)
  const there = run ?? (figure && { blockId: figure.id, start, end })
  if (there !== undefined) {
    const isRewriting = base.id.startsWith('rewrite-')
    const id = isRewriting ? `rewrite-${there.blockId}-${String(there.start)}-${String(there.end)}` : base.id
    return { ...base, id, blockEdit: { ...there, text } }
  }
  const { blockEdit: _edit, ...bare } = base
  const point = (offset: number) => ({ blockId: blockId as TextTarget['start']['blockId'], offset })
  return {
    ...bare,
    id: newId(),
    kind: 'comment',
    body: text,
    target: beside({ start: point(start), end: point(end) }, way),
  }
}

function numberPlace(id: NumberId | undefined, { old }: Way): Pick<TextTarget, 'start' | 'end'> | undefined {
  const number = old.numbers.find((each) => each.id === id)
  if (number === undefined) return undefined
  const { blockId, start, end } = number
  return { start: { blockId, offset: start }, end: { blockId, offset: end } }
}

function placed(target: Target, way: Way): Target {
  if (target.kind === 'text') return beside(target, way)
  const figure = way.figures.get(target.blockId)
  if (figure?.assetId !== undefined) return { ...target, blockId: figure.id, assetId: figure.assetId }
  return beside(undefined, way)
}

/** The words of a run in the new text, what stands in their place, or the point that is nearest to where they stood. */
function beside(run: Pick<TextTarget, 'start' | 'end'> | undefined, { fresh, places }: Way): TextTarget {
  const quote = { exact: '', prefix: '', suffix: '' }
  const start = run?.start ?? { blockId: fresh.blocks[0]?.id ?? ('' as never), offset: 0 }
  const found = run && places.target({ kind: 'text', start, end: run.end, quote }).target
  const made = found && makeTarget(fresh.blocks, found.start, found.end)
  const [first] = fresh.blocks.filter(({ text }) => text !== '')
  const point = { blockId: (first ?? fresh.blocks[0])?.id ?? start.blockId, offset: 0 }
  return made ?? makeTarget(fresh.blocks, point, point) ?? { kind: 'text', start: point, end: point, quote }
}
