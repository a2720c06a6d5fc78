import { memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { drawn, liveRange } from '../../anchoring/dom.ts'
import { nearStore } from '../../anchoring/near.ts'
import { LANES, placeCards, type PlacedCard } from '../../lib/place-cards.ts'
import { useApp, useArticle, useBundles } from '../../store/hooks.ts'
import { CaptionCard } from './cards/CaptionCard.tsx'
import { DraftCard } from './cards/DraftCard.tsx'
import { MentionCard } from './cards/MentionCard.tsx'
import { NoteCard } from './cards/NoteCard.tsx'
import { NumberCard } from './cards/NumberCard.tsx'
import { RepairCard } from './cards/RepairCard.tsx'
import { SuggestionCard } from './cards/SuggestionCard.tsx'
import { runOf } from './follow.ts'
import { marginItems, type MarginItem } from './margin-items.ts'
import { Pins } from './Pins.tsx'

/** More cards than this in one view fold to their heads. */
const MANY_CARDS = 8

interface MarginProps {
  readonly host: React.RefObject<HTMLElement | null>
}

/** Cards beside their places, leaders between, pins in the sheet. Positions are measured, never guessed. */
export function Margin({ host }: MarginProps) {
  const { t } = useTranslation()
  const seen = useStore(nearStore, (state) => state.ids)
  const bundles = useBundles()
  const drafts = useArticle((open) => open.drafts)
  const place = useApp((state) => state.place)
  const live = useArticle((open) => place && runOf(open, place)?.blockId)
  // What is being written stays, also while its block is scrolled out of view: its field must not lose the focus.
  const near = useMemo(() => (live === undefined || seen.has(live) ? seen : new Set(seen).add(live)), [live, seen])
  const items = useMemo(() => marginItems(bundles, near, drafts, place), [bundles, near, drafts, place])
  const [layout, setLayout] = useState<Layout>(noLayout)
  const column = useRef<HTMLDivElement>(null)

  const measure = useCallback(() => {
    if (host.current === null || column.current === null) return
    const next = layOut(host.current, column.current, items, place?.id)
    setLayout((old) => (isSameLayout(old, next) ? old : next))
  }, [host, items, place])

  useLayoutEffect(() => {
    measure()
    const observer = new ResizeObserver(measure)
    const sheet = host.current?.querySelector('.sheet')
    if (sheet) observer.observe(sheet)
    for (const child of column.current?.children ?? []) observer.observe(child)
    return () => observer.disconnect()
  }, [measure, host])

  const ys = new Map(layout.cards.map((card) => [card.key, card.y]))
  return (
    <>
      <Pins items={items} anchors={layout.anchors} left={layout.pinLeft} activeId={place?.id} />
      <svg
        className="leaders"
        aria-hidden="true"
        style={{ left: layout.gapLeft, height: layout.height, width: layout.gapWidth }}
      >
        {layout.cards.map((card) => (
          <path
            key={card.key}
            d={leaderPath(card, layout.gapWidth)}
            data-active={card.key === place?.id || undefined}
          />
        ))}
      </svg>
      <div
        className="margin"
        ref={column}
        role="complementary"
        aria-label={t('proof.margin')}
        data-many={layout.isMany || undefined}
      >
        {items.map((item) => (
          <div
            className="margin-slot"
            key={`${item.kind}:${item.id}`}
            data-slot={item.id}
            data-place={`${item.kind} ${item.id}`}
            data-live={item.id === place?.id || undefined}
            style={{ transform: `translateY(${ys.get(item.id) ?? -9999}px)` }}
          >
            <MarginCard item={item} isOpen={item.id === place?.id} />
          </div>
        ))}
      </div>
    </>
  )
}

interface MarginCardProps {
  readonly item: MarginItem
  readonly isOpen: boolean
}

/** Items are made anew at every change; the record in them is what counts. */
function isSameCard(a: MarginCardProps, b: MarginCardProps): boolean {
  return a.isOpen === b.isOpen && a.item.tone === b.item.tone && recordOf(a.item) === recordOf(b.item)
}

function recordOf({ content }: MarginItem): unknown {
  switch (content.kind) {
    case 'note':
      return content.note
    case 'draft':
      return content.draft
    case 'suggestion':
      return content.suggestion
    case 'number':
      return content.number
    case 'caption':
      return content.bundle
    case 'repair':
      return content.repair
    case 'mention':
      return content.caption
  }
}

const MarginCard = memo(function MarginCard({ item, isOpen }: MarginCardProps) {
  const { content } = item
  switch (content.kind) {
    case 'note':
      return <NoteCard note={content.note} isOpen={isOpen} />
    case 'draft':
      return <DraftCard draft={content.draft} isOpen={isOpen} />
    case 'suggestion':
      return <SuggestionCard suggestion={content.suggestion} isOpen={isOpen} />
    case 'number':
      return <NumberCard number={content.number} words={content.words} isOpen={isOpen} />
    case 'caption':
      return <CaptionCard bundle={content.bundle} isOpen={isOpen} />
    case 'repair':
      return <RepairCard repair={content.repair} />
    case 'mention':
      return <MentionCard caption={content.caption} />
  }
}, isSameCard)

/** Everything measured, in pixels of the scrolled content. */
interface Layout {
  readonly cards: readonly PlacedCard[]
  readonly anchors: ReadonlyMap<string, number>
  readonly gapLeft: number
  readonly gapWidth: number
  readonly pinLeft: number
  readonly height: number
  readonly isMany: boolean
}

const noLayout: Layout = {
  cards: [],
  anchors: new Map(),
  gapLeft: 0,
  gapWidth: 0,
  pinLeft: 0,
  height: 0,
  isMany: false,
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
  for (const item of items) {
    const y = anchorY(item)
    if (y !== undefined) anchors.set(item.id, y - top)
  }
  const heights = new Map<string, number>()
  for (const slot of column.children) {
    if (slot instanceof HTMLElement && slot.dataset['slot'] !== undefined)
      heights.set(slot.dataset['slot'], slot.offsetHeight)
  }
  const boxes = items.flatMap((item) => {
    const y = anchors.get(item.id)
    return y === undefined ? [] : [{ key: item.id, anchorY: y, height: heights.get(item.id) ?? 40 }]
  })
  boxes.sort((a, b) => a.anchorY - b.anchorY)
  const sheetBox = sheet.getBoundingClientRect()
  const columnBox = column.getBoundingClientRect()
  const inView = boxes.filter((box) => box.anchorY >= host.scrollTop && box.anchorY <= host.scrollTop + frame.height)
  return {
    cards: placeCards(boxes, openId),
    anchors,
    pinLeft: sheetBox.right - frame.left - 48,
    gapLeft: sheetBox.right - frame.left - 24,
    gapWidth: Math.max(0, columnBox.left - sheetBox.right + 24),
    height: sheet.offsetHeight + 96,
    isMany: inView.length > MANY_CARDS,
  }
}

/** Top of the line on which the item's place ends, in pixels of the window. */
function anchorY(item: MarginItem): number | undefined {
  const block = drawn.get(item.blockId)
  if (block === undefined) {
    return document.querySelector(`[data-block="${CSS.escape(item.blockId)}"]`)?.getBoundingClientRect().top
  }
  const range = liveRange(block, Math.max(0, item.at - 1), Math.max(1, item.at))
  const rects = range?.getClientRects()
  const rect = rects?.[rects.length - 1] ?? block.element.getBoundingClientRect()
  return rect.top + rect.height / 2 - 12
}

/** From the pin across to its lane, along the lane, and over to the card. */
function leaderPath(card: PlacedCard, width: number): string {
  const from = Math.round(card.anchorY) + 12.5
  const to = Math.round(card.y) + 18.5
  const lane = 28 + ((width - 36) * (card.lane + 0.5)) / LANES
  return Math.abs(from - to) < 3 ? `M20 ${from}H${width}` : `M20 ${from}H${lane}V${to}H${width}`
}

function isSameLayout(a: Layout, b: Layout): boolean {
  return (
    a.gapLeft === b.gapLeft &&
    a.gapWidth === b.gapWidth &&
    a.height === b.height &&
    a.isMany === b.isMany &&
    a.cards.length === b.cards.length &&
    a.anchors.size === b.anchors.size &&
    a.cards.every((card, index) => {
      const other = b.cards[index]
      return card.key === other?.key && card.y === other.y && card.anchorY === other.anchorY
    })
  )
}
