import { useEffect, type RefObject } from 'react'
import { codePointLength } from '#shared/lib/code-points.ts'
import { drawn, liveRange, staticRange } from '../../anchoring/dom.ts'
import { createMarkSet } from '../../anchoring/highlights.ts'
import type { Place } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'

interface PlaceRun {
  readonly blockId: string
  readonly start: number
  readonly end: number
}

/** Where a place lies in the text. */
export function runOf(bundles: Bundles, place: Place): PlaceRun | undefined {
  if (place.kind === 'caption') return { blockId: place.id, start: 0, end: 0 }
  for (const { block, notes, suggestions, numbers, repairs } of bundles.list) {
    const blockId = block.id
    if (place.kind === 'note') {
      const run = notes.find(({ note }) => note.id === place.id)
      if (run !== undefined) return { blockId, start: run.start, end: run.end ?? codePointLength(block.text) }
      continue
    }
    const lists = { suggestion: suggestions, number: numbers, repair: repairs }
    const list =
      place.kind === 'suggestion' || place.kind === 'number' || place.kind === 'repair' ? lists[place.kind] : []
    const record = list.find(({ id }) => id === place.id)
    if (record !== undefined) return { blockId, start: record.start, end: record.end }
  }
  return undefined
}

/** The article follows the live place: it is framed, and brought into the upper third when it is out of view. */
export function useFollow(host: RefObject<HTMLElement | null>, bundles: Bundles, place: Place | undefined): void {
  useEffect(() => {
    const run = place === undefined ? undefined : runOf(bundles, place)
    if (run === undefined || host.current === null) return
    const marks = createMarkSet()
    const paint = (): void => {
      const block = drawn.get(run.blockId)
      const range = block && run.end > run.start ? staticRange(block, run.start, run.end) : undefined
      marks.replace(range === undefined ? [] : [[place?.kind === 'number' ? 'place-number' : 'place-note', range]])
    }
    bringIntoView(host.current, run)
    paint()
    // A block that was out of view draws when it comes into view.
    const frame = requestAnimationFrame(() => {
      if (host.current !== null) bringIntoView(host.current, run)
      paint()
    })
    return () => {
      cancelAnimationFrame(frame)
      marks.clear()
    }
    // Bundles change at every act; the place is followed when it changes, not when something is written.
    // The mark is painted anew with the blocks themselves.
  }, [host, place, bundles])
}

function bringIntoView(host: HTMLElement, run: PlaceRun): void {
  const element = host.querySelector<HTMLElement>(`[data-block="${CSS.escape(run.blockId)}"]`)
  const block = drawn.get(run.blockId)
  if (element === null) return
  const range = block && run.end > run.start ? liveRange(block, run.start, run.end) : undefined
  const box = (range ?? element).getBoundingClientRect()
  const frame = host.getBoundingClientRect()
  if (box.top >= frame.top + 32 && box.bottom <= frame.bottom - 64) return
  host.scrollTop += box.top - frame.top - frame.height / 3
}

/** Scrolls a block to the top of the view. */
export function showBlock(blockId: string): void {
  document.querySelector(`.proof-scroll [data-block="${CSS.escape(blockId)}"]`)?.scrollIntoView({ block: 'start' })
}
