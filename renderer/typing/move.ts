import { moveParagraph, type MovedTo } from '#shared/acts/moving.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { isMovable } from '#shared/text/standing.ts'
import { toRead } from '#shared/text/typing/marked-text.ts'
import { asReviewer } from '../acts/actions.ts'
import { sign } from '../acts/notes.ts'
import { say } from '../acts/say.ts'
import { toast } from '../acts/toasts.ts'
import { drawn } from '../anchoring/dom.ts'
import { i18n } from '../i18n/i18n.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { partsOf } from './bursts.ts'
import { placeToChange } from './form.ts'
import { finishTyping } from './pending.ts'
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
  // The caret is told by what is read: what is being typed may be drawn otherwise once it is an act.
  const position = toRead(partsOf(blockId), at)
  finishTyping()
  const { open } = session.store.getState()
  const block = open && bundlesOf(open.tables).byId.get(blockId)?.block
  if (open === undefined || block === undefined) return
  if (!isMovable(block)) return toast('info', i18n.t('proof.cannot.move_role'))
  const { blocks } = bundlesOf(open.tables)
  const suggestions = [...open.tables.suggestion.values()]
  const moved = moveParagraph(block, blocks, suggestions, direction, { author, atMs: Date.now() })
  if (typeof moved === 'string') return toast('info', i18n.t('proof.cannot.move', { context: moved }))
  if (!sign('suggestion.move', () => moved.change)) return
  typingStore.setState({ caret: { blockId, position, side: 'start' } })
  sayWhere(moved)
  requestAnimationFrame(() => drawn.get(blockId)?.element.scrollIntoView({ block: 'nearest' }))
}

function sayWhere({ isHome, before, behind }: MovedTo): void {
  const words = sliceCodePoints((before ?? behind)?.text ?? '', 0, SAID)
  say(i18n.t('proof.moved', { context: isHome ? 'back' : before === undefined ? 'start' : 'end', words }))
}
