import { useEffect, type RefObject } from 'react'
import { isPlaced } from '#shared/domain/note.ts'
import type { Target } from '#shared/domain/target.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { drawn, liveRange, staticRange } from '../../anchoring/dom.ts'
import { createMarkSet } from '../../anchoring/highlights.ts'
import type { Place } from '../../store/app-store.ts'
import { bundlesOf } from '../../store/by-block.ts'
import { session } from '../../store/current.ts'
import { findingsStore } from '../../store/findings.ts'
import { useArticle } from '../../store/hooks.ts'
import type { OpenState } from '../../store/session.ts'
import { noteGoneTo } from './reading-line.ts'
import { drawWhole } from './use-growing.ts'

interface PlaceRun {
  readonly blockId: string
  readonly start: number
  readonly end: number
}

/** Where a place lies in the text; of a run over several blocks the part in its last one, where its card stands. */
export function runOf({ tables, drafts }: OpenState, place: Place): PlaceRun | undefined {
  switch (place.kind) {
    case 'caption':
      return { blockId: place.id, start: 0, end: 0 }
    case 'mention':
      return { blockId: place.id, start: 0, end: codePointLength(tables.block.get(place.id)?.text ?? '') }
    case 'draft':
      return runOfTarget(drafts.get(place.id)?.target)
    case 'change':
      return place.run
    case 'note': {
      const note = tables.note.get(place.id)
      return note !== undefined && !isPlaced(note) ? place.run : runOfTarget(note?.target)
    }
    case 'suggestion':
    case 'number':
    case 'repair':
      return tables[place.kind].get(place.id)
    case 'finding': {
      const finding = findingsStore.getState().findings.find((each) => each.id === place.id)
      return finding?.blockId === undefined ? undefined : { ...finding, blockId: finding.blockId }
    }
  }
}

function runOfTarget(target: Target | undefined): PlaceRun | undefined {
  if (target === undefined) return undefined
  if (target.kind === 'region') return { blockId: target.blockId, start: 0, end: 0 }
  const isOneBlock = target.start.blockId === target.end.blockId
  return { blockId: target.end.blockId, start: isOneBlock ? target.start.offset : 0, end: target.end.offset }
}

/** The article follows the live place: it is framed, and brought into the upper third when it is out of view. */
export function useFollow(host: RefObject<HTMLElement | null>, place: Place | undefined): void {
  const bundle = useArticle((open) => {
    const blockId = place && runOf(open, place)?.blockId
    return blockId === undefined ? undefined : bundlesOf(open.tables).byId.get(blockId)
  })
  const blockId = bundle?.block.id
  const start = useArticle((open) => (place && runOf(open, place)?.start) ?? 0)
  const end = useArticle((open) => (place && runOf(open, place)?.end) ?? 0)
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
  }, [bundle, blockId, start, end, mark])
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

/** How often a place is looked at again: what was out of sight gets its true height only when it is drawn. */
const PASSES = 3

/** Brings a place into the upper third of the view, also when it can be seen already: a desk leads the eye there. */
export function standInUpperThird(place: Place, passes = PASSES): void {
  const host = document.querySelector<HTMLElement>('.proof-scroll')
  const { open } = session.store.getState()
  const run = open && runOf(open, place)
  const block = run && drawn.get(run.blockId)
  if (host === null || run === undefined || block === undefined) return
  const range = run.end > run.start ? liveRange(block, run.start, run.end) : undefined
  const { top } = (range ?? block.element).getBoundingClientRect()
  const frame = host.getBoundingClientRect()
  if (top >= frame.top + 32 && top <= frame.top + frame.height / 3) return
  host.scrollTop += top - frame.top - frame.height / 4
  if (passes > 1) requestAnimationFrame(() => standInUpperThird(place, passes - 1))
}

/** Scrolls a block to the top of the view. */
export function showBlock(blockId: string): void {
  drawWhole()
  document.querySelector(`.proof-scroll [data-block="${CSS.escape(blockId)}"]`)?.scrollIntoView({ block: 'start' })
  noteGoneTo(blockId)
}
