import { moveOf, moveParagraph, type MovedTo } from '#shared/acts/moving.ts'
import type { Block } from '#shared/domain/block.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { isRunning } from '#shared/text/standing.ts'
import { markedParts, toRead } from '#shared/text/typing/marked-text.ts'
import { asReviewer } from '../acts/actions.ts'
import { sign } from '../acts/notes.ts'
import { say } from '../acts/say.ts'
import { toast } from '../acts/toasts.ts'
import { drawn } from '../anchoring/dom.ts'
import { i18n } from '../i18n/i18n.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { bundleOf, partsOf } from './bursts.ts'
import { placeToChange } from './form.ts'
import { typingStore } from './typing-store.ts'

/** So much of the paragraph beside it is said. */
const SAID = 12

/** Proposes that the paragraph with the caret stands one place further up or down; the caret goes with it. */
export function moveHere(direction: 'up' | 'down'): false | undefined {
  const selection = placeToChange()
  if (selection === false) return false
  if (selection === undefined) return undefined
  const { start, end } = selection
  if (start.blockId !== end.blockId) toast('info', i18n.t('proof.cannot.moveSeveral'))
  else asReviewer((author) => move(start, direction, author))
  return undefined
}

function move(
  { blockId, at }: { readonly blockId: string; readonly at: number },
  direction: 'up' | 'down',
  author: string,
) {
  const { open } = session.store.getState()
  const found = moving(blockId, at, author)
  if (open === undefined || found === undefined) return
  const { block, offset } = found
  if (!isRunning(block)) return toast('info', i18n.t('proof.cannot.move_role'))
  const { blocks } = bundlesOf(open.tables)
  const suggestions = [...open.tables.suggestion.values()]
  const moved = moveParagraph(block, blocks, suggestions, direction, { author, atMs: Date.now() })
  if (typeof moved === 'string') return toast('info', i18n.t('proof.cannot.move', { context: moved }))
  if (!sign('suggestion.move', () => moved.change)) return
  const standing = standsAt(block, moved)
  typingStore.setState({ caret: { blockId: standing.blockId, position: standing.position + offset, side: 'start' } })
  sayWhere(block, blocks, moved)
  requestAnimationFrame(() => drawn.get(standing.blockId)?.element.scrollIntoView({ block: 'nearest' }))
}

/** The paragraph at a place: its own block's, or one that was moved there; and how far in it the place is, as it reads. */
function moving(
  blockId: string,
  at: number,
  author: string,
): { readonly block: Block; readonly offset: number } | undefined {
  const bundle = bundleOf(blockId)
  const { open } = session.store.getState()
  if (bundle === undefined || open === undefined) return undefined
  const parts = markedParts(bundle.block, bundle.suggestions)
  const isHere = ({ from, to }: { readonly from: number; readonly to: number }): boolean => from <= at && at <= to
  const shown = parts.filter((part) => part.kind === 'inserted' && isHere(part))
  const suggestions = [...open.tables.suggestion.values()]
  for (const part of shown) {
    const to = suggestions.find(({ id, kind }) => id === part.suggestionId && kind === 'move')
    const from = to && suggestions.find(({ id, groupId }) => id !== to.id && groupId === to.groupId)
    const block = from && open.tables.block.get(from.blockId)
    // At the border of both the caret is in the paragraph that begins or ends there, not in the one that was moved to it.
    const isInside = part.text.startsWith('\n') ? at > part.from : at < part.to
    if (block !== undefined && isInside && moveOf(block, suggestions, author)?.to === to)
      return { block, offset: at - part.from - (part.text.startsWith('\n') ? 1 : 0) }
  }
  return { block: bundle.block, offset: toRead(parts, at) }
}

/** The block whose text it is now part of, and where in it its words begin. */
function standsAt(block: Block, { to }: MovedTo): { readonly blockId: Block['id']; readonly position: number } {
  if (to === undefined) return { blockId: block.id, position: 0 }
  if (to.side === 'start') return { blockId: to.blockId, position: 0 }
  const parts = partsOf(to.blockId)
  const inserted = parts.findLast(({ kind, text }) => kind === 'inserted' && text.startsWith('\n'))
  return { blockId: to.blockId, position: inserted === undefined ? 0 : toRead(parts, inserted.from) + 1 }
}

function sayWhere(block: Block, blocks: readonly Block[], { to }: MovedTo): void {
  const beside = blocks.find(({ id }) => id === to?.blockId)
  const words = sliceCodePoints((beside ?? block).text, 0, SAID)
  say(i18n.t('proof.moved', { context: beside === undefined ? 'back' : to?.side, words }))
}
