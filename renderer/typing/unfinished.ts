import type { Draft } from '#shared/domain/draft.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { isOfWords } from '#shared/text/overlaps.ts'
import { fromRead, markedParts, toRead } from '#shared/text/typing/marked-text.ts'
import { goTo, showDesk, showView } from '../acts/actions.ts'
import { editInPlace, runIdOf } from '../acts/rewriting.ts'
import { offer } from '../acts/toasts.ts'
import { drawn } from '../anchoring/dom.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore, standsAlone } from '../store/app-store.ts'
import type { Bundles } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { bundleOf, reviewer } from './bursts.ts'
import { takeHold } from './hands.ts'
import { armRest } from './type.ts'
import { typingStore, withTyped, type TypingRun } from './typing-store.ts'

/** Whether its place is there as it was. */
export function isResumable({ blockEdit }: Draft, { byId }: Bundles): boolean {
  const block = byId.get(blockEdit?.blockId ?? '')?.block
  return block !== undefined && blockEdit !== undefined && blockEdit.end <= codePointLength(block.text)
}

/** Goes on where it was left: in the field, or on the proof. */
export function resumeUnfinished(draft: Draft): void {
  const { blockEdit } = draft
  if (blockEdit === undefined) return
  const { blockId, start, end, text } = blockEdit
  const { open } = session.store.getState()
  const caption = open && [...open.tables.block.values()].find(({ figureId }) => figureId === blockId)
  goTo(caption && { kind: 'caption', id: caption.id })
  showView('marked')
  // A picture's words are written beside its caption.
  if (caption !== undefined) showDesk('captions')
  else if (standsAlone(appStore.getState().desk)) showDesk('outline')
  const id = runIdOf(draft)
  if (id === undefined) editInPlace({ blockId, start, end, isResumed: true })
  else resumeRun({ id, blockId, start, end, after: text, replaced: [] })
  requestAnimationFrame(() => drawn.get(blockId)?.element.scrollIntoView({ block: 'center' }))
}

function resumeRun(left: TypingRun): void {
  const bundle = bundleOf(left.blockId)
  if (bundle === undefined) return
  // What it went on with is told in its own words.
  const replaced = bundle.suggestions.filter(
    (each) =>
      each.state === 'open' &&
      each.author === reviewer() &&
      isOfWords(each) &&
      each.kind !== 'move' &&
      each.repairId === undefined &&
      left.start <= each.start &&
      each.end <= left.end,
  )
  const run = { ...left, replaced }
  const burst = { id: run.id, runs: [run], joins: [] }
  const parts = markedParts(bundle.block, withTyped(bundle.block, bundle.suggestions, [burst], reviewer()))
  const shown = parts.find((part) => part.start === run.start && part.isRead && part.suggestionId !== undefined)
  const position = toRead(parts, shown?.to ?? fromRead(parts, run.start, 'start'))
  typingStore.setState(({ bursts }) => ({
    bursts: [...bursts, burst],
    caret: { blockId: run.blockId, position, side: 'start' },
  }))
  takeHold()
  document.querySelector<HTMLElement>('.proof-scroll')?.focus({ preventScroll: true })
  armRest()
}

/** Gives it up, and offers to have it back. */
export function discardUnfinished(draft: Draft): void {
  session.dropDraft(draft.id)
  offer('info', i18n.t('proof.unfinished.discarded'), {
    label: i18n.t('common.undo'),
    run: () => session.keepDraft(draft),
  })
}
