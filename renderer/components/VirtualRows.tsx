import {
  defaultRangeExtractor,
  elementScroll,
  useVirtualizer,
  type Range,
  type Rect,
  type Virtualizer,
} from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type HTMLAttributes,
  type ReactNode,
  type Ref,
} from 'react'

interface VirtualRowsProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly count: number
  /** Height of one row; of rows that are as tall as their words, what one is likely to be. */
  readonly rowPx: number
  /** Rows are as tall as what is in them (default: all are `rowPx` tall). */
  readonly isMeasured?: boolean
  /** The row that is to be in sight; below 0 for none. */
  readonly active: number
  /** Rows of a table or grid, or items of a list (default: rows). */
  readonly kind?: 'rows' | 'items'
  /** Name of a row that stays the same while others come and go before it. */
  readonly keyOf?: (index: number) => string
  /** Stays at the top while the rows move. */
  readonly head?: ReactNode
  /** Rows that stay at the top until the next such row comes. */
  readonly isHeading?: (index: number) => boolean
  /** What is open beneath a row, as tall as it is; the rows behind it give way. */
  readonly detail?: { readonly index: number; readonly content: ReactNode } | undefined
  readonly gridRef?: Ref<HTMLDivElement>
  readonly row: (index: number) => ReactNode
}

const SPARE_ROWS = 8

/** A list of any length of which only the rows in sight (and the active one) are in the page. */
export function VirtualRows(props: VirtualRowsProps) {
  const { count, rowPx, isMeasured, active, kind, keyOf, head, isHeading, detail, gridRef, row, ...rest } = props
  const isList = kind === 'items'
  const list = useRef<HTMLDivElement>(null)
  const rows = useRef<HTMLDivElement>(null)
  const headPx = useHeight(list, ':scope > .virtual-head')
  const attached = useRef<HTMLDivElement | null>(null)
  const scrollToFn = useCallback<typeof elementScroll<HTMLDivElement>>((offset, options, instance) => {
    const isNew = attached.current !== instance.scrollElement
    attached.current = instance.scrollElement
    // A list that has only just come stands at its start: to send it there lays the whole page out.
    if (!isNew || offset !== 0) elementScroll(offset, options, instance)
  }, [])
  // No taller than the window: the first rows are drawn before anything is measured.
  const [initialRect] = useState((): Rect => ({ width: innerWidth, height: innerHeight }))
  const opened = detail !== undefined && detail.index < count ? detail.index : -1
  const detailPx = useHeight(rows, ':scope > [data-detail]', opened)
  const heading = useRef(-1)
  const [focused, setFocused] = useState(-1)
  // Until the heading is measured it is as tall as a row.
  const [stuckPx, setStuckPx] = useState(rowPx)

  const rangeExtractor = useCallback(
    (range: Range): number[] => {
      const shown = new Set(defaultRangeExtractor(range))
      // Assistive technology follows the active row by its id, so it must exist.
      if (active >= 0 && active < count) shown.add(active)
      // A row that is taken out of the page would take the focus with it.
      if (focused >= 0 && focused < count) shown.add(focused)
      heading.current = headingAbove(range.startIndex, isHeading)
      if (heading.current >= 0) shown.add(heading.current)
      return [...shown].sort((a, b) => a - b)
    },
    [active, count, focused, isHeading],
  )
  const virtual = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count,
    getScrollElement: () => list.current,
    estimateSize: (index) => rowPx + (index === opened ? detailPx : 0),
    overscan: SPARE_ROWS,
    scrollPaddingStart: isHeading === undefined ? 0 : stuckPx,
    // The head lies over the first rows in sight.
    scrollPaddingEnd: headPx,
    rangeExtractor,
    initialRect,
    observeElementRect,
    scrollToFn,
    ...(keyOf === undefined ? {} : { getItemKey: keyOf }),
  })
  useLayoutEffect(() => {
    if (isMeasured !== true) virtual.measure()
  }, [virtual, isMeasured, rowPx, opened, detailPx])
  const stuck = virtual.measurementsCache[headingAbove(active, isHeading)]?.size ?? rowPx
  useLayoutEffect(() => setStuckPx(stuck), [stuck])
  useFollowActive(virtual, {
    active,
    activePx: virtual.measurementsCache[active]?.size ?? rowPx,
    stuckPx: isHeading === undefined ? 0 : stuckPx,
    opened,
    detailPx,
    headPx,
    isMeasured: isMeasured === true,
  })

  const elements = virtual.getVirtualItems().flatMap(({ index, key, start }) => {
    const isStuck = index === heading.current
    const own = (
      <div
        key={key}
        ref={isMeasured === true ? virtual.measureElement : undefined}
        data-index={index}
        className="virtual-row"
        data-stuck={isStuck || undefined}
        {...(isList ? itemRole(index, count) : { role: 'presentation' })}
        style={isStuck ? undefined : { top: start, height: isMeasured === true ? undefined : rowPx }}
      >
        {row(index)}
      </div>
    )
    if (index !== opened || detail === undefined) return [own]
    // Read after its row, and kept with what is being written in it: the open row is the active one.
    return [own, openRow(detail.content, start + rowPx)]
  })
  if (detail !== undefined && opened >= 0 && !elements.some(({ key }) => key === DETAIL_KEY))
    elements.push(openRow(detail.content, (opened + 1) * rowPx))
  return (
    <div
      {...rest}
      aria-label={isList ? undefined : rest['aria-label']}
      ref={(element) => {
        list.current = element
        if (typeof gridRef === 'function') gridRef(element)
        else if (gridRef) gridRef.current = element
      }}
      className={`virtual scroll ${rest.className ?? ''}`}
    >
      {head !== undefined && (
        <div className="virtual-head" role="presentation">
          {head}
        </div>
      )}
      <div
        ref={rows}
        className="virtual-rows"
        role={isList ? 'list' : 'rowgroup'}
        aria-label={isList ? rest['aria-label'] : undefined}
        style={{ height: virtual.getTotalSize() }}
        onFocus={({ target }) => setFocused(rowOf(target))}
        onBlur={({ relatedTarget }) => setFocused(rowOf(relatedTarget))}
      >
        {elements}
      </div>
    </div>
  )
}

const DETAIL_KEY = 'detail'

function openRow(content: ReactNode, top: number) {
  return (
    <div key={DETAIL_KEY} data-detail="" className="virtual-row" role="presentation" style={{ top }}>
      {content}
    </div>
  )
}

function itemRole(index: number, count: number) {
  return { role: 'listitem', 'aria-setsize': count, 'aria-posinset': index + 1 } as const
}

/** The row that an element lies in; below 0 for none. */
function rowOf(element: Element | null): number {
  return Number(element?.closest<HTMLElement>('.virtual-row[data-index]')?.dataset['index'] ?? -1)
}

function headingAbove(from: number, isHeading: VirtualRowsProps['isHeading']): number {
  if (isHeading === undefined) return -1
  for (let index = from; index >= 0; index -= 1) if (isHeading(index)) return index
  return -1
}

/**
 * Tells how large the list is when it has been laid out, and whenever that changes. To ask at once, as the virtualizer
 * does by itself, makes the browser lay out the whole page in the midst of drawing it, and draw all rows a second time.
 */
function observeElementRect(
  { scrollElement }: Virtualizer<HTMLDivElement, HTMLDivElement>,
  onChange: (rect: Rect) => void,
): (() => void) | undefined {
  if (scrollElement === null) return undefined
  const observer = new ResizeObserver(() =>
    onChange({ width: scrollElement.offsetWidth, height: scrollElement.offsetHeight }),
  )
  observer.observe(scrollElement)
  return () => observer.disconnect()
}

/** Height of the first element that `selector` finds below `host`, kept up; 0 without one, and until it is laid out. */
function useHeight(host: React.RefObject<HTMLElement | null>, selector: string, which?: number): number {
  const [height, setHeight] = useState(0)
  useLayoutEffect(() => {
    const element = host.current?.querySelector<HTMLElement>(selector)
    if (element == null) {
      setHeight(0)
      return
    }
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [host, selector, which])
  return height
}

interface Followed {
  readonly active: number
  /** Its height: what is tall is known only once it is drawn. */
  readonly activePx: number
  /** Height of the heading that stays over it. */
  readonly stuckPx: number
  readonly opened: number
  readonly detailPx: number
  readonly headPx: number
  readonly isMeasured: boolean
}

/** Brings the active row into sight; what is open beneath it comes along, but never pushes the row itself out. */
function useFollowActive(virtual: Virtualizer<HTMLDivElement, HTMLDivElement>, followed: Followed): void {
  const { active, activePx, stuckPx, opened, detailPx, headPx, isMeasured } = followed
  useEffect(() => {
    if (active < 0) return
    // With little room the list itself may lie outside of what is seen of its desk.
    if (document.documentElement.dataset['tiny'] !== undefined)
      virtual.scrollElement?.scrollIntoView({ block: 'nearest' })
    if (isMeasured) {
      // One that is taller than the list is read from its first line.
      const roomPx = (virtual.scrollRect?.height ?? 0) - stuckPx - headPx
      virtual.scrollToIndex(active, { align: activePx > roomPx ? 'start' : 'auto' })
      return
    }
    const list = virtual.scrollElement
    const at = virtual.measurementsCache[active]
    if (list === null || at === undefined) return
    const end = at.end + headPx
    // What the list has told of itself is enough where the row is in sight: to ask the page lays all of it out.
    const { scrollOffset, scrollRect } = virtual
    const isInSight = scrollOffset !== null && scrollRect !== null && at.start >= scrollOffset
    if (isInSight && end <= scrollOffset + scrollRect.height) return
    if (at.start < list.scrollTop) list.scrollTop = at.start
    else if (end > list.scrollTop + list.clientHeight) list.scrollTop = Math.min(at.start, end - list.clientHeight)
  }, [virtual, active, activePx, stuckPx, opened, detailPx, headPx, isMeasured])
}
