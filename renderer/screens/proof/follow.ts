import { useEffect, type RefObject } from 'react'
import type { Draft } from '#shared/domain/draft.ts'
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

type Drafts = ReadonlyMap<string, Draft>

/** A draft's place as far as it lies in its last block, where its card stands. */
function runOfDraft(draft: Draft | undefined): PlaceRun | undefined {
  const target = draft?.target
  if (target?.kind !== 'text') return undefined
  const isOneBlock = target.start.blockId === target.end.blockId
  return { blockId: target.end.blockId, start: isOneBlock ? target.start.offset : 0, end: target.end.offset }
}

/** Where a place lies in the text. */
export function runOf(bundles: Bundles, drafts: Drafts, place: Place): PlaceRun | undefined {
  if (place.kind === 'draft') return runOfDraft(drafts.get(place.id))
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
export function useFollow(
  host: RefObject<HTMLElement | null>,
  bundles: Bundles,
  drafts: Drafts,
  place: Place | undefined,
): void {
  const run = place === undefined ? undefined : runOf(bundles, drafts, place)
  const { blockId, start = 0, end = 0 } = run ?? {}
  const mark = place?.kind === 'number' ? 'place-number' : 'place-note'
  // Parts, not objects: what is typed makes new drafts and bundles, and must not scroll the article.
  useEffect(() => {
    if (blockId !== undefined && host.current !== null) bringIntoView(host.current, { blockId, start, end })
  }, [host, blockId, start, end, place?.id])

  useEffect(() => {
    const marks = createMarkSet()
    const paint = (): void => {
      const block = blockId === undefined ? undefined : drawn.get(blockId)
      const range = block && end > start ? staticRange(block, start, end) : undefined
      marks.replace(range === undefined ? [] : [[mark, range]])
    }
    paint()
    // A block that was out of view draws when it comes into view.
    const frame = requestAnimationFrame(paint)
    return () => {
      cancelAnimationFrame(frame)
      marks.clear()
    }
  }, [bundles, blockId, start, end, mark])
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
