import { isRunning } from '#shared/text/standing.ts'
import { blockPoint, type BlockPoint } from '../../anchoring/dom.ts'
import { placesUnder } from '../../anchoring/hit.ts'
import { goTo } from '../../acts/actions.ts'
import { canMergeWithBefore, canSplitAt } from '../../acts/reshape.ts'
import { appStore } from '../../store/app-store.ts'
import { bundlesOf } from '../../store/by-block.ts'
import { session } from '../../store/current.ts'
import type { OpenState } from '../../store/session.ts'
import { takeHold } from '../../typing/hands.ts'
import { noteRun, type NoteRun } from '../../typing/note-run.ts'
import type { Under } from './menu-store.ts'
import { captionUnder, placeUnder } from './under-place.ts'

/** A place of the article's text: what is selected there, or the caret, and the mark that lies there. */
export function textUnder(
  open: OpenState,
  element: Element,
  point: { readonly x: number; readonly y: number } | undefined,
): Under[] {
  const selection = getSelection()
  if (selection === null) return []
  if (point !== undefined && !isInSelection(selection, point)) {
    const caret = element.closest('[data-text]') && document.caretPositionFromPoint(point.x, point.y)
    if (caret == null) return []
    selection.collapse(caret.offsetNode, caret.offset)
  }
  const { focusNode, focusOffset } = selection
  const at = focusNode === null ? undefined : blockPoint(focusNode, focusOffset, 'start')
  const bundle = at && bundlesOf(open.tables).byId.get(at.blockId)
  if (at === undefined || bundle === undefined || focusNode === null) return []
  const { place, view } = appStore.getState()
  const run = noteRun()
  const canWrite = !open.isEarlier && view === 'marked'
  const words = run === undefined ? [caretUnder(at, canWrite)] : [selectionUnder(run, canWrite)]
  const places = placesUnder(bundle, at.offset, focusNode)
  // The live one of several that lie here stays it.
  const live = places.find(({ id }) => id === place?.id) ?? places[0]
  if (live !== undefined) {
    goTo(live)
    const marks = placeUnder(open, live).map(withoutNote)
    return run === undefined ? [...marks, ...words] : [...words, ...marks]
  }
  if (place !== undefined && place.kind !== 'draft' && point !== undefined) goTo(undefined)
  return bundle.block.role === 'caption' && run === undefined
    ? [...words, captionUnder(open, bundle.block.id, true)]
    : words
}

/** A mark in the text: a note that is asked for there is on the words; one from what was found begins at its card. */
function withoutNote(mark: Under): Under {
  return { ...mark, fits: { ...mark.fits, 'note-comment': false } }
}

/** Commands that an earlier version, and any view but the marked one, have no use for. */
function notesFit(canWrite: boolean): Under['fits'] {
  return {
    'note-comment': canWrite,
    'note-query': canWrite,
    'note-correction': canWrite,
    'note-praise': canWrite,
    'note-highlight': canWrite,
    'edit-sentence': canWrite,
    'cut-text': canWrite,
    'paste-text': canWrite,
    'insert-character': canWrite,
  }
}

function selectionUnder({ start, end, isOnNewWords }: NoteRun, canWrite: boolean): Under {
  const isOneBlock = start.blockId === end.blockId
  const fits = notesFit(canWrite)
  const isOwn = canWrite && !isOnNewWords
  return {
    subject: 'selection',
    fits: {
      ...fits,
      'note-correction': isOwn,
      'note-highlight': isOwn,
      'edit-sentence': canWrite && isOneBlock,
      'number-add': isOwn && isOneBlock,
    },
    before: { 'paste-text': takeText, 'insert-character': takeText },
  }
}

function caretUnder(at: BlockPoint, canWrite: boolean): Under {
  return {
    subject: 'caret',
    fits: {
      ...notesFit(canWrite),
      'change-role': canWrite,
      'merge-blocks': canWrite && canMergeWithBefore(at.blockId),
      'split-block': canWrite && canSplitAt(at.blockId, at.offset),
      'move-up': canWrite && isRunningAt(at.blockId),
      'move-down': canWrite && isRunningAt(at.blockId),
    },
    before: {
      'note-comment': selectWord,
      'note-query': selectWord,
      'note-correction': selectWord,
      'note-praise': selectWord,
      'note-highlight': selectWord,
      'paste-text': takeText,
      'insert-character': takeText,
    },
  }
}

/** Whether what stands there is a paragraph, which can be moved. */
function isRunningAt(blockId: string): boolean {
  const { open } = session.store.getState()
  const bundle = open && bundlesOf(open.tables).byId.get(blockId)
  return bundle !== undefined && isRunning(bundle.block)
}

/** What is pasted is text of the article, also where a card is open or the text was let go of. */
function takeText(): void {
  takeHold()
  goTo(undefined)
}

/** The word at the caret: what a note that is asked for here is about. */
function selectWord(): void {
  const selection = getSelection()
  if (selection === null || !selection.isCollapsed) return
  selection.modify('move', 'forward', 'character')
  selection.modify('move', 'backward', 'word')
  selection.modify('extend', 'forward', 'word')
}

function isInSelection(selection: Selection, { x, y }: { readonly x: number; readonly y: number }): boolean {
  if (selection.isCollapsed || selection.rangeCount === 0) return false
  return [...selection.getRangeAt(0).getClientRects()].some(
    (rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom,
  )
}
