import { useEffect, useLayoutEffect, type RefObject } from 'react'
import type { Place } from '../../store/app-store.ts'
import { appStore } from '../../store/app-store.ts'
import { readingStore, type ReadingLine } from '../../store/reading-line.ts'

/** The line of reading lies so far below the top of the view. */
const LINE_PX = 40
/** Where no block is, between two or before the first, it is looked for below, in steps of so much. */
const STEP_PX = 16
/** How often the article is set on its line anew: what was out of sight gets its true height only when it is drawn. */
const PASSES = 4

/** The scroll at which a block was gone to by the outline: near the end it does not reach the top, but is what one reads. */
let goneTo: { readonly blockId: string; readonly scrollTop: number } | undefined

/** Says which block was gone to, once the article stands there. */
export function noteGoneTo(blockId: string): void {
  const host = document.querySelector<HTMLElement>('.proof-scroll')
  if (host !== null) goneTo = { blockId, scrollTop: host.scrollTop }
}

/** Follows where in the article one reads; where the article was left, it stands again when it comes on screen. */
export function useReadingLine(host: RefObject<HTMLElement | null>, place: Place | undefined): void {
  useLayoutEffect(() => {
    const element = host.current
    const { line } = readingStore.getState()
    return element === null || line === undefined ? undefined : standAt(element, line)
  }, [host])
  const placeId = place?.id
  useEffect(() => {
    const element = host.current
    if (element === null) return
    let frame = 0
    const follow = (): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        const line = lineOf(element)
        if (line !== undefined) readingStore.setState({ line: { ...line, placeId } })
      })
    }
    follow()
    element.addEventListener('scroll', follow, { passive: true })
    // Another view, a longer article, a font that comes late: other words stand at the line.
    const sizes = new ResizeObserver(follow)
    const sheet = element.querySelector('.sheet')
    if (sheet !== null) sizes.observe(sheet)
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      element.removeEventListener('scroll', follow)
    }
  }, [host, placeId])
}

/** The block at the line of reading, and how much of it has gone by. */
function lineOf(host: HTMLElement): Omit<ReadingLine, 'placeId'> | undefined {
  if (goneTo !== undefined && goneTo.scrollTop === host.scrollTop) {
    const { blockId } = goneTo
    return { blockId, readId: blockId, share: 0 }
  }
  goneTo = undefined
  const block = blockAtLine(host, LINE_PX)
  const blockId = block?.dataset['block']
  if (block === undefined || blockId === undefined) return undefined
  const { top, height } = block.getBoundingClientRect()
  const line = host.getBoundingClientRect().top + LINE_PX
  return {
    blockId,
    readId: readAt(host) ?? blockId,
    share: height === 0 ? 0 : Math.min(1, Math.max(0, (line - top) / height)),
  }
}

/**
 * What one reads: on the last screen it wanders down to its foot as the scroll comes to its end, so that every part of the
 * article has its turn.
 */
function readAt(host: HTMLElement): string | undefined {
  const { clientHeight, scrollHeight, scrollTop } = host
  const most = scrollHeight - clientHeight
  const last = Math.min(clientHeight, most)
  const share = last < 1 ? 0 : Math.max(0, 1 - (most - scrollTop) / last)
  const block =
    blockAtLine(host, LINE_PX + share * Math.max(0, clientHeight - 2 * LINE_PX)) ??
    (share > 0 ? [...host.querySelectorAll<HTMLElement>('.sheet [data-block]')].at(-1) : undefined)
  return block?.dataset['block']
}

function blockAtLine(host: HTMLElement, down: number): HTMLElement | undefined {
  const sheet = host.querySelector('.sheet')?.getBoundingClientRect()
  if (sheet === undefined) return undefined
  const { top, bottom } = host.getBoundingClientRect()
  const x = sheet.left + sheet.width / 2
  for (let y = top + down; y < bottom; y += STEP_PX) {
    // Mostly nothing lies over the article, and to ask for all that lies under a point takes several times as long.
    const first = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-block]')
    if (first != null && host.contains(first)) return first
    // What lies over the article, a bar or a card, has no part in it.
    for (const under of document.elementsFromPoint(x, y)) {
      const block = under.closest<HTMLElement>('[data-block]')
      if (block !== null && host.contains(block)) return block
    }
  }
  return undefined
}

/** Sets the article so that the block is at the line again, for a few frames; gives the function that ends it. */
function standAt(host: HTMLElement, line: ReadingLine): () => void {
  let frame = 0
  const stand = (passes: number): void => {
    if (appStore.getState().place?.id !== line.placeId) return
    const block = host.querySelector<HTMLElement>(`[data-block="${CSS.escape(line.blockId)}"]`)
    if (block === null) return
    const { top, height } = block.getBoundingClientRect()
    const off = top + line.share * height - host.getBoundingClientRect().top - LINE_PX
    if (Math.abs(off) >= 1) host.scrollTop += off
    if (passes > 1) frame = requestAnimationFrame(() => stand(passes - 1))
  }
  stand(PASSES)
  return () => cancelAnimationFrame(frame)
}
