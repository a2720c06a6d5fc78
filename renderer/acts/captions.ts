import { judgeCaption, judgeCaptions } from '#shared/acts/captions.ts'
import { addNote, assignNote } from '#shared/acts/notes.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import type { Block } from '#shared/domain/block.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import type { Note } from '#shared/domain/note.ts'
import type { Verdict, VerdictState } from '#shared/domain/verdict.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { newId } from '#shared/lib/ids.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { appStore } from '../store/app-store.ts'
import { captionViews } from '../store/caption-view.ts'
import { draftOnText, sign } from './notes.ts'
import { proposeRun } from './rewriting.ts'

/** The verdict on a caption; the same again takes it back. */
export function judgeCaptionOf(blockId: string, state: VerdictState): void {
  const { open } = session.store.getState()
  const block = open?.tables.block.get(blockId)
  if (open === undefined || block === undefined) return
  const old = verdicts().get(blockId)
  sign('caption.judge', (signature) => judgeCaption(block, old, state, signature))
}

/** One verdict on several captions, as one act. */
export function judgeCaptionsOf(blockIds: readonly string[], state: VerdictState): void {
  sign('caption.judge', (signature) => judgeCaptions(captionsOfIds(blockIds), verdicts(), state, signature))
}

/** Hands captions to a person: a query on each, with the person's name, as one act. False: nothing can be done here. */
export function handOn(blockIds: readonly string[], assignee: string, body: string): boolean {
  const { open } = session.store.getState()
  if (open === undefined) return false
  const { blocks } = bundlesOf(open.tables)
  return sign('caption.query', (signature) => {
    const notes = captionsOfIds(blockIds).flatMap((caption) => {
      const end = { blockId: caption.id, offset: codePointLength(caption.text) }
      const target = makeTarget(blocks, { blockId: caption.id, offset: 0 }, end)
      if (target === undefined) return []
      const { articleId, versionId } = caption
      const fresh = { id: newId() as NoteId, articleId, versionId, kind: 'query' as const, body, target }
      const notes = (addNote(fresh, signature).added ?? []).filter((record) => record.type === 'note')
      return notes.map((note) => handed(note, assignee))
    })
    return { added: notes }
  })
}

function handed(note: Note, assignee: string): Note {
  const to = assignNote(note, assignee).updated?.[0]?.[1]
  return to?.type === 'note' ? to : note
}

/** Opens a note on words of a caption, or on all of it. */
export function draftOnCaption(
  caption: Block,
  kind: Parameters<typeof draftOnText>[0],
  run: { readonly start: number; readonly end: number } | undefined,
): void {
  const { start, end } = run ?? { start: 0, end: codePointLength(caption.text) }
  draftOnText(kind, { blockId: caption.id, offset: start }, { blockId: caption.id, offset: end })
}

function verdicts(): ReadonlyMap<string, Verdict> {
  const { open } = session.store.getState()
  return new Map([...(open?.tables.verdict.values() ?? [])].map((verdict) => [verdict.blockId as string, verdict]))
}

function captionsOfIds(blockIds: readonly string[]): readonly Block[] {
  const { open } = session.store.getState()
  return blockIds.flatMap((id) => open?.tables.block.get(id) ?? [])
}

/** Proposes what the picture's metadata would add to the caption; false when there is nothing. */
export function suggestOffer(blockId: string): boolean {
  const { open } = session.store.getState()
  const block = open?.tables.block.get(blockId)
  const offer = open && captionViews(open.tables, appStore.getState().settings).get(blockId)?.offer
  if (block === undefined || offer === undefined) return false
  proposeRun({ blockId, start: 0, end: codePointLength(block.text) }, offer.text)
  return true
}
