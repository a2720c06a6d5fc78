import { useEffect } from 'react'
import { useStore } from 'zustand'
import { drawn, shownRange } from '../../../anchoring/dom.ts'
import { createMarkSet, type MarkName } from '../../../anchoring/highlights.ts'
import { nearStore } from '../../../anchoring/near.ts'
import type { Bundles } from '../../../store/by-block.ts'
import { useApp } from '../../../store/hooks.ts'
import { hitsInBlock, type Hit, type Hits } from './hits.ts'

/** Paints what was found in the blocks near the view, the live hit in its own colour; a picture that is meant is framed. */
export function useFoundMarks(bundles: Bundles, hits: Hits, live: number): void {
  const near = useStore(nearStore, (state) => state.ids)
  // While a sentence is rewritten its block is drawn as a field; afterwards it is drawn anew.
  const edit = useApp((state) => state.edit)
  const view = useApp((state) => state.view)
  useEffect(() => {
    const marks = createMarkSet()
    const liveHit = hits.hit(live)
    const shown: (readonly [MarkName, AbstractRange])[] = []
    const paint = (name: MarkName, { blockId, place }: Hit): void => {
      const block = drawn.get(blockId)
      if (place.kind !== 'text' || block === undefined) return
      for (const { from, to } of place.runs) {
        const range = shownRange(block, from, to)
        if (range !== undefined) shown.push([name, range])
      }
    }
    for (const [index, { block }] of bundles.list.entries()) {
      if (!near.has(block.id)) continue
      for (const hit of hitsInBlock(hits, index)) paint('found', hit)
    }
    if (liveHit !== undefined) paint('found-active', liveHit)
    // The block of the live hit may be drawn only after this.
    const frame = requestAnimationFrame(() => {
      if (liveHit !== undefined) paint('found-active', liveHit)
      marks.replace(shown)
    })
    marks.replace(shown)
    const figure = liveHit?.place.kind === 'alt' ? figureOf(liveHit.blockId) : null
    figure?.setAttribute('data-found', '')
    return () => {
      cancelAnimationFrame(frame)
      figure?.removeAttribute('data-found')
      marks.clear()
    }
  }, [bundles, hits, live, near, edit, view])
}

function figureOf(blockId: string): Element | null {
  return document.querySelector(`.proof-scroll [data-block="${CSS.escape(blockId)}"] :is(.figure, .figure-empty)`)
}
