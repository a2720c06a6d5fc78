import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'

/** Whether all of the article, or one block of it, is wanted on the page now: somebody goes to something in it. */
const wanted = createStore<{ readonly isWhole: boolean; readonly blockId: string | undefined }>(() => ({
  isWhole: false,
  blockId: undefined,
}))

/** Draws what of a long article is not drawn yet, for whoever looks for a place in it. */
export function drawWhole(): void {
  if (!wanted.getState().isWhole) flushSync(() => wanted.setState({ isWhole: true }))
}

/** Draws what of a long article stands around one block, for whoever looks for a place in it. */
export function drawBlock(blockId: string): void {
  flushSync(() => wanted.setState({ blockId }))
}

/** Whether a part of the article with such a block in it is wanted, or was. */
export function useWanted(hasBlock: (blockId: string) => boolean): boolean {
  const isWanted = useStore(wanted, ({ blockId }) => blockId !== undefined && hasBlock(blockId))
  const [wasWanted, setWasWanted] = useState(false)
  if (isWanted && !wasWanted) setWasWanted(true)
  return isWanted || wasWanted
}

/** So many parts are drawn with each frame after the first, so that no frame is long. */
const A_FRAME = 2

/**
 * How many of `total` parts are to be drawn: a long article grows from its top, the window answering in between. `first`:
 * those that fill the screen, which are drawn at once.
 */
export function useGrowing(total: number, first: number, isWhole: boolean): number {
  const [grown, setGrown] = useState(first)
  const isAsked = useStore(wanted, (state) => state.isWhole)
  const shown = isWhole || isAsked ? total : Math.min(grown, total)
  useEffect(() => {
    if (grown === Infinity) return
    // Once whole it stays so, whatever is added.
    const next = shown >= total ? Infinity : shown + A_FRAME
    const frame = requestAnimationFrame(() => setGrown(next))
    return () => cancelAnimationFrame(frame)
  }, [grown, shown, total])
  // The next article grows anew.
  useEffect(() => () => wanted.setState({ isWhole: false, blockId: undefined }), [])
  return shown
}
