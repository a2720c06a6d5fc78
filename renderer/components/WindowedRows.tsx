import { useEffect, useLayoutEffect, useRef, useState, type HTMLAttributes, type ReactNode, type Ref } from 'react'

interface WindowedRowsProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly count: number
  /** Height of one row, the same for all. */
  readonly rowPx: number
  /** The row that is to be in sight. */
  readonly active: number
  /** Stays at the top while the rows move. */
  readonly head?: ReactNode
  /** What is open beneath a row, as tall as it is; the rows behind it give way. */
  readonly detail?: { readonly index: number; readonly content: ReactNode } | undefined
  readonly gridRef?: Ref<HTMLDivElement>
  readonly row: (index: number) => ReactNode
}

const SPARE_ROWS = 8

/** A list of any length of which only the rows in sight (and the active one) are in the page. */
export function WindowedRows({ count, rowPx, active, head, detail, gridRef, row, ...rest }: WindowedRowsProps) {
  const ref = useRef<HTMLDivElement>(null)
  const detailRef = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ from: 0, to: 40 })
  const [measured, setMeasured] = useState(0)
  const opened = detail?.index ?? -1
  const detailPx = opened < 0 || opened >= count ? 0 : measured

  useLayoutEffect(() => {
    const element = detailRef.current
    if (element === null || opened < 0) return
    const measure = (): void => setMeasured(element.offsetHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [opened])

  useLayoutEffect(() => {
    const list = ref.current
    if (list === null) return
    const measure = (): void => {
      const from = Math.max(0, Math.floor((list.scrollTop - detailPx) / rowPx) - SPARE_ROWS)
      const to = Math.ceil((list.scrollTop + list.clientHeight) / rowPx) + SPARE_ROWS
      setSeen((now) => (now.from === from && now.to === to ? now : { from, to }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(list)
    list.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      list.removeEventListener('scroll', measure)
    }
  }, [rowPx, detailPx])

  useEffect(() => {
    const list = ref.current
    const rows = list?.querySelector<HTMLElement>(':scope > .windowed-rows')
    if (list === null || rows === null || rows === undefined || active < 0) return
    const headPx = rows.offsetTop
    const top = active * rowPx + (opened >= 0 && active > opened ? detailPx : 0)
    const bottom = top + rowPx + headPx + (active === opened ? detailPx : 0)
    if (top < list.scrollTop) list.scrollTop = top
    else if (bottom > list.scrollTop + list.clientHeight) {
      // What is open beneath the row comes into sight with it, but never pushes the row itself out.
      list.scrollTop = Math.min(top, bottom - list.clientHeight)
    }
  }, [active, rowPx, opened, detailPx])

  const shown = Array.from({ length: Math.max(0, Math.min(count, seen.to) - seen.from) }, (_, at) => seen.from + at)
  // Assistive technology follows the active row by its id, so it must exist.
  if (active >= 0 && active < count && (active < seen.from || active >= seen.to)) shown.push(active)
  const topOf = (index: number): number => index * rowPx + (opened >= 0 && index > opened ? detailPx : 0)
  const elements = shown.map((index) => (
    <div key={index} className="windowed-row" role="presentation" style={{ top: topOf(index), height: rowPx }}>
      {row(index)}
    </div>
  ))
  if (detail !== undefined && opened >= 0 && opened < count) {
    const open = (
      <div
        key="detail"
        ref={detailRef}
        className="windowed-row"
        role="presentation"
        style={{ top: (opened + 1) * rowPx }}
      >
        {detail.content}
      </div>
    )
    // Read after its row; kept, with what is being written in it, also while the row is out of sight.
    const at = shown.indexOf(opened)
    elements.splice(at === -1 ? elements.length : at + 1, 0, open)
  }
  return (
    <div
      {...rest}
      ref={(element) => {
        ref.current = element
        if (typeof gridRef === 'function') gridRef(element)
        else if (gridRef) gridRef.current = element
      }}
      className={`windowed scroll ${rest.className ?? ''}`}
    >
      {head}
      <div className="windowed-rows" role="rowgroup" style={{ height: count * rowPx + detailPx }}>
        {elements}
      </div>
    </div>
  )
}
