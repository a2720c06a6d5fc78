import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { fromRead, type MarkedPart } from '#shared/text/typing/marked-text.ts'
import { isInText } from '../anchoring/caret.ts'
import { drawn } from '../anchoring/dom.ts'
import type { ProofView } from '../store/app-store.ts'
import type { BlockBundle } from '../store/by-block.ts'
import { useApp } from '../store/hooks.ts'
import { domOfMarked } from './marked-points.ts'
import { forgetCaret, isOn, typingStore, withTyped, type CaretPlace } from './typing-store.ts'

/** The suggestions of a block with what is being typed on it, and the caret if typing has left it here. */
export function useTyped(
  { block, suggestions }: BlockBundle,
  view: ProofView,
): { readonly suggestions: readonly Suggestion[]; readonly caret: CaretPlace | undefined } {
  const isHere = view === 'marked'
  const bursts = useStore(
    typingStore,
    useShallow((state) => (isHere ? state.bursts.filter((burst) => isOn(burst, block.id)) : [])),
  )
  const caret = useStore(typingStore, (state) =>
    isHere && state.caret?.blockId === block.id ? state.caret : undefined,
  )
  const author = useApp((state) => state.settings.reviewerName ?? '')
  const shown = useMemo(() => withTyped(block, suggestions, bursts, author), [block, suggestions, bursts, author])
  return { suggestions: shown, caret }
}

/** Sets the caret where typing has left it. */
export function standAt(caret: CaretPlace, parts: readonly MarkedPart[]): void {
  const { blockId, position, side } = caret
  const block = drawn.get(blockId)
  if (block === undefined) return
  const { node, offset } = domOfMarked(block, fromRead(parts, position, side))
  getSelection()?.collapse(node, offset)
  stood = { node, offset, caret }
}

let stood: { readonly node: Node; readonly offset: number; readonly caret: CaretPlace } | undefined

/** Whoever sets the caret elsewhere has it stay there. One whose block is not drawn yet waits for it. */
export function noticeMove(selection: Selection): void {
  const { caret } = typingStore.getState()
  if (caret !== undefined && caret !== stood?.caret && !isInText(selection.focusNode)) return
  const isThere =
    selection.isCollapsed && selection.focusNode === stood?.node && selection.focusOffset === stood?.offset
  if (!isThere) forgetCaret()
}
