import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { drawn, liveRange } from '../../anchoring/dom.ts'
import { placeCards, type PlacedCard } from '../../lib/place-cards.ts'
import { zoomed } from '../../lib/zoom.ts'
import type { Bundles } from '../../store/by-block.ts'
import { typingStore } from '../../typing/typing-store.ts'
import type { MarginItem } from './margin-items.ts'

/** Where more cards than this stand in one view, each of them keeps one line. */
const MANY_CARDS = 8

interface MarginParts {
  readonly host: RefObject<HTMLElement | null>
  readonly column: RefObject<HTMLElement | null>
  readonly items: readonly MarginItem[]
  readonly openId: string | undefined
  readonly bundles: Bundles
}

/** So long after the last change of words the places in them are looked at again, in milliseconds. */
const WORDS_SETTLE_MS = 120

/**
 * Where cards, pins and leaders stand: measured at once when the cards are others or the sheet or a card changes its
 * size, and a moment after the words did, so that no key waits for it.
 */
export function useMarginLayout({ host, column, items, openId, bundles }: MarginParts): Layout {
  const [layout, setLayout] = useState<Layout>(noLayout)
  const measure = useCallback(() => {
    if (host.current === null || column.current === null) return
    const next = layOut(host.current, column.current, items, openId)
    setLayout((old) => (isSameLayout(old, next) ? old : next))
  }, [host, column, items, openId])
  const latest = useRef(measure)
  const observer = useRef<SizeWatch>(undefined)

  const watch = useCallback(() => {
    observer.current ??= new SizeWatch(() => latest.current())
    observer.current.watch([host.current?.querySelector('.sheet'), ...(column.current?.children ?? [])])
  }, [host, column])
  useLayoutEffect(() => {
    latest.current = measure
    watch()
    measure()
  }, [measure, watch])
  // What holds the margin is there only now: without a card nothing else would have its sheet watched.
  useEffect(watch, [watch])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => latest.current(), WORDS_SETTLE_MS)
    }
    soon()
    const leave = typingStore.subscribe(soon)
    return () => {
      leave()
      clearTimeout(timer)
    }
  }, [bundles])
  useLayoutEffect(
    () => () => {
      observer.current?.end()
      observer.current = undefined
    },
    [],
  )
  return layout
}

/** Tells of changed sizes; what is watched already is not watched anew, for that would tell of it at once. */
class SizeWatch {
  readonly #observer: ResizeObserver
  #watched: ReadonlySet<Element> = new Set()
  constructor(onChange: () => void) {
    this.#observer = new ResizeObserver(onChange)
  }

  watch(elements: readonly (Element | null | undefined)[]): void {
    const next = new Set(elements.filter((element) => element != null))
    for (const element of this.#watched) if (!next.has(element)) this.#observer.unobserve(element)
    for (const element of next) if (!this.#watched.has(element)) this.#observer.observe(element)
    this.#watched = next
  }

  end(): void {
    this.#observer.disconnect()
  }
}

/** Everything measured, in pixels of the scrolled content. */
export interface Layout {
  readonly cards: readonly PlacedCard[]
  readonly anchors: ReadonlyMap<string, number>
  readonly gapLeft: number
  readonly gapWidth: number
  readonly pinLeft: number
  readonly height: number
  /** The cards that stand so close to others that each keeps one line, wherever in the article one reads. */
  readonly crowded: ReadonlySet<string>
}

const noLayout: Layout = {
  cards: [],
  anchors: new Map(),
  gapLeft: 0,
  gapWidth: 0,
  pinLeft: 0,
  height: 0,
  crowded: new Set(),
}

function layOut(
  host: HTMLElement,
  column: HTMLElement,
  items: readonly MarginItem[],
  openId: string | undefined,
): Layout {
  const sheet = host.querySelector<HTMLElement>('.sheet')
  if (sheet === null) return noLayout
  const frame = host.getBoundingClientRect()
  const top = frame.top - host.scrollTop
  const anchors = new Map<string, number>()
  const under = new Map<string, number>()
  for (const item of items) {
    const line = lineOf(item)
    if (line === undefined) continue
    anchors.set(item.id, line.top + line.height / 2 - zoomed(12) - top)
    under.set(item.id, line.bottom + zoomed(4) - top)
  }
  const heights = new Map<string, number>()
  for (const slot of column.children) {
    if (slot instanceof HTMLElement && slot.dataset['slot'] !== undefined)
      heights.set(slot.dataset['slot'], slot.offsetHeight)
  }
  const sheetBox = sheet.getBoundingClientRect()
  const columnBox = column.getBoundingClientRect()
  // Where cards have no column of their own they hang under the line, never over the words they speak of.
  const starts = columnBox.left < sheetBox.right ? under : anchors
  const boxes = items.flatMap((item) => {
    const y = starts.get(item.id)
    return y === undefined ? [] : [{ key: item.id, anchorY: y, height: heights.get(item.id) ?? 40 }]
  })
  boxes.sort((a, b) => a.anchorY - b.anchorY)
  return {
    cards: placeCards(boxes, openId),
    anchors,
    pinLeft: sheetBox.right - frame.left - zoomed(48),
    gapLeft: sheetBox.right - frame.left - zoomed(24),
    gapWidth: Math.max(0, columnBox.left - sheetBox.right + zoomed(24)),
    height: sheet.offsetHeight + zoomed(96),
    crowded: crowdedOf(boxes, frame.height),
  }
}

/** Those that have more than {@link MANY_CARDS} together in some view of the article; `boxes` in their order down the page. */
function crowdedOf(
  boxes: readonly { readonly key: string; readonly anchorY: number }[],
  viewHeight: number,
): ReadonlySet<string> {
  const crowded = new Set<string>()
  boxes.forEach(({ anchorY }, last) => {
    const group = boxes.slice(Math.max(0, last - MANY_CARDS), last + 1)
    const first = group[0]
    if (group.length > MANY_CARDS && first !== undefined && anchorY - first.anchorY <= viewHeight)
      for (const { key } of group) crowded.add(key)
  })
  return crowded
}

/** The line on which the item's place ends, in pixels of the window. */
function lineOf(item: MarginItem): DOMRect | undefined {
  const block = drawn.get(item.blockId)
  if (block === undefined) {
    return document.querySelector(`[data-block="${CSS.escape(item.blockId)}"]`)?.getBoundingClientRect()
  }
  const range = liveRange(block, Math.max(0, item.at - 1), Math.max(1, item.at))
  const rects = range?.getClientRects()
  return rects?.[rects.length - 1] ?? block.element.getBoundingClientRect()
}

function isSameLayout(a: Layout, b: Layout): boolean {
  return (
    a.gapLeft === b.gapLeft &&
    a.gapWidth === b.gapWidth &&
    a.height === b.height &&
    a.crowded.size === b.crowded.size &&
    [...a.crowded].every((id) => b.crowded.has(id)) &&
    a.cards.length === b.cards.length &&
    a.anchors.size === b.anchors.size &&
    a.cards.every((card, index) => {
      const other = b.cards[index]
      return card.key === other?.key && card.y === other.y && card.anchorY === other.anchorY
    })
  )
}
