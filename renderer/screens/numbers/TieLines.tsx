import { EqualNot, Sigma } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useStore } from 'zustand'
import type { NumberRecord } from '#shared/domain/number.ts'
import { drawn, liveRange, staticRange } from '../../anchoring/dom.ts'
import { createMarkSet, type MarkName } from '../../anchoring/highlights.ts'
import { isNearAt, nearStore, type Near } from '../../anchoring/near.ts'
import { zoomed } from '../../lib/zoom.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import type { TieDraft } from '../../store/numbers-desk.ts'
import type { Clash } from './ConflictCards.tsx'
import { numbersOfTie, type Contradictions } from './use-conflicts.ts'

interface TieLinesProps {
  readonly bundles: Bundles
  readonly contradictions: Contradictions
  readonly current: Clash | undefined
  readonly live: string | undefined
  readonly draft: TieDraft | undefined
}

/** Numbers that belong together, joined by one line beside the text. */
interface Join {
  readonly key: string
  readonly tone: 'wrong' | 'ok'
  readonly kind: 'fact' | 'sum'
  readonly ids: readonly string[]
}

/** A line as it is drawn, in pixels of the scrolled content. */
interface DrawnJoin extends Join {
  readonly path: string
  readonly x: number
  readonly y: number
}

/** Brackets beside the article: red between the places of a conflict, green at the terms of a sum that holds. */
export function TieLines({ bundles, contradictions, current, live, draft }: TieLinesProps) {
  const joins = useMemo(() => joinsOf(contradictions, current, live, draft), [contradictions, current, live, draft])
  const near = useStore(nearStore)
  const view = useApp((app) => app.view)
  const numbers = useArticle((open) => open.tables.number)
  const [host, setHost] = useState<HTMLElement | null>(null)
  useEffect(() => setHost(document.querySelector<HTMLElement>('.proof-scroll')), [])
  const [lines, setLines] = useState<readonly DrawnJoin[]>([])

  const measure = useCallback(() => {
    if (host === null) return
    const next = drawJoins(host, joins, numbers)
    setLines((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next))
  }, [host, joins, numbers])
  useLayoutEffect(() => {
    measure()
    const sheet = host?.querySelector('.sheet')
    if (sheet == null) return
    const observer = new ResizeObserver(measure)
    observer.observe(sheet)
    return () => observer.disconnect()
    // The text moves when blocks come near or its marks are drawn otherwise.
  }, [measure, host, near, view, bundles])

  useEffect(() => {
    const marks = createMarkSet()
    const paint = (): void => {
      const isWrong = (id: string): boolean => contradictions.inConflict.has(id)
      const tied = joins.flatMap(({ ids, tone }) => (tone === 'ok' ? ids : []))
      marks.replace([
        ...[...contradictions.inConflict].flatMap((id) => markOf('conflict', numbers.get(id))),
        ...tied.filter((id) => !isWrong(id)).flatMap((id) => markOf('tied', numbers.get(id))),
      ])
    }
    paint()
    const frame = requestAnimationFrame(paint)
    return () => {
      cancelAnimationFrame(frame)
      marks.clear()
    }
  }, [contradictions, joins, numbers, near, view, bundles])

  if (host === null || lines.length === 0) return null
  return createPortal(
    <div className="tie-lines" aria-hidden="true">
      <svg>
        {lines.map((line) => (
          <path key={line.key} d={line.path} data-tone={line.tone} />
        ))}
      </svg>
      {lines.map(({ key, tone, kind, x, y }) => (
        <span key={key} data-tone={tone} style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}>
          {kind === 'fact' ? <EqualNot size={16} /> : <Sigma size={14} />}
        </span>
      ))}
    </div>,
    host,
  )
}

function joinsOf(
  { ties }: Contradictions,
  current: Clash | undefined,
  live: string | undefined,
  draft: TieDraft | undefined,
): readonly Join[] {
  if (draft !== undefined) return [{ key: 'draft', tone: 'ok', kind: 'sum', ids: [...draft.termIds, draft.resultId] }]
  const facts: readonly Join[] =
    current?.kind === 'fact'
      ? [
          {
            key: current.key,
            tone: 'wrong',
            kind: 'fact',
            ids: current.conflict.values.flatMap(({ places }) => places.map(({ id }) => id)),
          },
        ]
      : []
  const sums = ties
    .filter((worked) => worked.tie.id === current?.key || numbersOfTie(worked).includes(live ?? ''))
    .map((worked) => ({
      key: worked.tie.id,
      tone: worked.outcome === 'fails' ? ('wrong' as const) : ('ok' as const),
      kind: 'sum' as const,
      ids: numbersOfTie(worked),
    }))
  return [...facts, ...sums]
}

/** Distance of the first line from the sheet's edge, and from one line to the next. */
const FIRST_LANE_PX = 14
const LANE_PX = 12

function drawJoins(
  host: HTMLElement,
  joins: readonly Join[],
  numbers: ReadonlyMap<string, NumberRecord>,
): readonly DrawnJoin[] {
  const sheet = host.querySelector<HTMLElement>('.sheet')
  const text = sheet?.querySelector<HTMLElement>('.block-text')
  if (sheet == null || text == null) return []
  const frame = host.getBoundingClientRect()
  const near = nearStore.getState()
  const edge = text.getBoundingClientRect().right - frame.left + 4
  const right = sheet.getBoundingClientRect().right - frame.left
  return joins.flatMap((join, lane) => {
    const boxes = join.ids.flatMap((id) => {
      const number = numbers.get(id)
      const box = number !== undefined && isNear(near, number) ? boxOf(number) : undefined
      return box === undefined ? [] : [{ x: (box.left + box.right) / 2 - frame.left, top: box.top, bottom: box.bottom }]
    })
    // A line to what is far away leads nowhere: the card names the other places.
    if (boxes.length < 2) return []
    const top = frame.top - host.scrollTop
    const sorted = boxes.toSorted((a, b) => a.bottom - b.bottom)
    const [first, ...others] = sorted
    const last = others.at(-1)
    if (first === undefined || last === undefined) return []
    const x = right - zoomed(FIRST_LANE_PX + lane * LANE_PX)
    const below = (box: { readonly bottom: number }): number => Math.round(box.bottom - top) + 0.5
    const over = Math.round(first.top - top) - 5.5
    // The first place of a conflict is led to over its own line, the others from the end of theirs.
    const start = join.kind === 'fact' ? over : below(first)
    const from = join.kind === 'fact' ? `M${first.x} ${over + 5}V${over}H${x}` : `M${edge} ${start}H${x}`
    const path = `${from}V${below(last)}${others.map((box) => `M${edge} ${below(box)}H${x}`).join('')}`
    return [{ ...join, path, x, y: (start + below(last)) / 2 }]
  })
}

function isNear(near: Near, { blockId, start, end }: NumberRecord): boolean {
  return isNearAt(near, blockId, start, end)
}

function boxOf(number: NumberRecord): DOMRect | undefined {
  const block = drawn.get(number.blockId)
  const range = block && liveRange(block, number.start, number.end)
  const rects = [...(range?.getClientRects() ?? [])].filter((rect) => rect.width > 0)
  return rects.at(-1)
}

function markOf(name: MarkName, number: NumberRecord | undefined): readonly (readonly [MarkName, StaticRange])[] {
  const block = number && isNear(nearStore.getState(), number) ? drawn.get(number.blockId) : undefined
  const range = block && number && staticRange(block, number.start, number.end)
  return range === undefined ? [] : [[name, range]]
}
