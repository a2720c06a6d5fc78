import { memo, useEffect, useMemo, useRef, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { nearStore } from '../../anchoring/near.ts'
import { LANES, type PlacedCard } from '../../lib/place-cards.ts'
import { zoomed } from '../../lib/zoom.ts'
import { useApp, useArticle, useBundles, useFindings } from '../../store/hooks.ts'
import { CaptionCard } from './cards/CaptionCard.tsx'
import { DraftCard } from './cards/DraftCard.tsx'
import { FindingCard } from './cards/FindingCard.tsx'
import { MentionCard } from './cards/MentionCard.tsx'
import { NoteCard } from './cards/NoteCard.tsx'
import { NumberCard } from './cards/NumberCard.tsx'
import { RepairCard } from './cards/RepairCard.tsx'
import { SuggestionCard } from './cards/SuggestionCard.tsx'
import { runOf } from './follow.ts'
import { isSameItem, marginItems, recordOf, type MarginItem } from './margin-items.ts'
import { useMarginLayout, type Layout } from './margin-layout.ts'
import { Pins } from './Pins.tsx'

interface MarginProps {
  readonly host: RefObject<HTMLElement | null>
}

/** Cards beside their places, leaders between, pins in the sheet. Positions are measured, never guessed. */
export function Margin({ host }: MarginProps) {
  const { t } = useTranslation()
  const seen = useStore(nearStore)
  const bundles = useBundles()
  const drafts = useArticle((open) => open.drafts)
  const place = useApp((state) => state.place)
  const live = useArticle((open) => place && runOf(open, place)?.blockId)
  // What is being written stays, also while its block is scrolled out of view: its field must not lose the focus.
  const near = useMemo(
    () => (live === undefined || seen.ids.has(live) ? seen : { ...seen, ids: new Set(seen.ids).add(live) }),
    [live, seen],
  )
  const finding = useLiveFinding()
  const items = useSteady(
    useMemo(() => marginItems(bundles, near, drafts, place, finding), [bundles, near, drafts, place, finding]),
  )
  const column = useRef<HTMLDivElement>(null)
  const layout = useMarginLayout({ host, column, items, openId: place?.id, bundles })
  return (
    <>
      <Pins items={items} anchors={layout.anchors} left={layout.pinLeft} activeId={place?.id} />
      <Leaders layout={layout} activeId={place?.id} />
      <div className="margin" ref={column} role="complementary" aria-label={t('proof.margin')}>
        <Slots items={items} cards={layout.cards} crowded={layout.crowded} activeId={place?.id} />
      </div>
    </>
  )
}

/** The finding at hand, unless its desk is open: that tells of it. */
function useLiveFinding(): PlacedFinding | undefined {
  const id = useApp(({ place, desk }) => (place?.kind === 'finding' && desk !== 'findings' ? place.id : undefined))
  return useFindings(({ findings }) => (id === undefined ? undefined : findings.find((each) => each.id === id)))
}

/** The same list as before as long as it says the same: what hangs on it then stays as it is. */
function useSteady(items: readonly MarginItem[]): readonly MarginItem[] {
  const last = useRef(items)
  const isSame = last.current.length === items.length && items.every((item, at) => isSameItem(item, last.current[at]))
  if (!isSame) last.current = items
  return last.current
}

interface LeadersProps {
  readonly layout: Layout
  readonly activeId: string | undefined
}

const Leaders = memo(function Leaders({ layout, activeId }: LeadersProps) {
  const { gapLeft, gapWidth, height, cards } = layout
  return (
    <svg className="leaders" aria-hidden="true" style={{ left: gapLeft, height, width: gapWidth }}>
      {cards.map((card) => (
        <path key={card.key} d={leaderPath(card, gapWidth)} data-active={card.key === activeId || undefined} />
      ))}
    </svg>
  )
})

interface SlotsProps {
  readonly items: readonly MarginItem[]
  readonly cards: readonly PlacedCard[]
  readonly crowded: ReadonlySet<string>
  readonly activeId: string | undefined
}

const Slots = memo(function Slots({ items, cards, crowded, activeId }: SlotsProps) {
  const ys = new Map(cards.map((card) => [card.key, card.y]))
  // A card that comes stands at once where it belongs; only one that was there moves.
  const placed = useRef<ReadonlySet<string>>(new Set())
  useEffect(() => {
    placed.current = new Set(cards.map(({ key }) => key))
  }, [cards])
  return items.map((item) => (
    <div
      className="margin-slot"
      key={`${item.kind}:${item.id}`}
      data-slot={item.id}
      data-place={`${item.kind} ${item.id}`}
      data-live={item.id === activeId || undefined}
      data-many={crowded.has(item.id) || undefined}
      style={{
        transform: `translateY(${ys.get(item.id) ?? -9999}px)`,
        ...(placed.current.has(item.id) ? {} : { transition: 'none' }),
      }}
    >
      <MarginCard item={item} isOpen={item.id === activeId} />
    </div>
  ))
})

interface MarginCardProps {
  readonly item: MarginItem
  readonly isOpen: boolean
}

/** Items are made anew at every change; the record in them is what counts. */
function isSameCard(a: MarginCardProps, b: MarginCardProps): boolean {
  return a.isOpen === b.isOpen && a.item.tone === b.item.tone && recordOf(a.item) === recordOf(b.item)
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
    case 'finding':
      return <FindingCard finding={content.finding} />
  }
}, isSameCard)

/** From the pin across to its lane, along the lane, and over to the card. */
function leaderPath(card: PlacedCard, width: number): string {
  const from = Math.round(card.anchorY + zoomed(12)) + 0.5
  const to = Math.round(card.y + zoomed(18)) + 0.5
  const start = zoomed(20)
  const lane = zoomed(28) + ((width - zoomed(36)) * (card.lane + 0.5)) / LANES
  return Math.abs(from - to) < 3 ? `M${start} ${from}H${width}` : `M${start} ${from}H${lane}V${to}H${width}`
}
