import { useEffect, useLayoutEffect, useRef, useState, type HTMLAttributes, type ReactNode, type Ref } from 'react'

interface WindowedRowsProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children'> {
  readonly count: number
  /** Height of one row, the same for all. */
  readonly rowPx: number
  /** The row that is to be in sight. */
  readonly active: number
  /** Stays at the top while the rows move. */
  readonly head?: ReactNode
  readonly gridRef?: Ref<HTMLDivElement>
  readonly row: (index: number) => ReactNode
}

const SPARE_ROWS = 8

/** A list of any length of which only the rows in sight (and the active one) are in the page. */
export function WindowedRows({ count, rowPx, active, head, gridRef, row, ...rest }: WindowedRowsProps) {
  const ref = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ from: 0, to: 40 })

  useLayoutEffect(() => {
    const list = ref.current
    if (list === null) return
    const measure = (): void => {
      const from = Math.max(0, Math.floor(list.scrollTop / rowPx) - SPARE_ROWS)
      const to = Math.ceil((list.scrollTop + list.clientHeight) / rowPx) + SPARE_ROWS
      setSeen((now) => (now.from === from && now.to === to ? now : { from, to }))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(list)
    list.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      list.removeEventListener('scroll', measure)
    }
  }, [rowPx])

  useEffect(() => {
    const list = ref.current
    const rows = list?.querySelector<HTMLElement>(':scope > .windowed-rows')
    if (list === null || rows === null || rows === undefined || active < 0) return
    const headPx = rows.offsetTop
    const top = active * rowPx
    if (top < list.scrollTop) list.scrollTop = top
    else if (top + rowPx + headPx > list.scrollTop + list.clientHeight) {
      list.scrollTop = top + rowPx + headPx - list.clientHeight
    }
  }, [active, rowPx])

  const shown = Array.from({ length: Math.max(0, Math.min(count, seen.to) - seen.from) }, (_, at) => seen.from + at)
  // Assistive technology follows the active row by its id, so it must exist.
  if (active >= 0 && active < count && (active < seen.from || active >= seen.to)) shown.push(active)
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
      <div className="windowed-rows" role="rowgroup" style={{ height: count * rowPx }}>
        {shown.map((index) => (
          <div key={index} className="windowed-row" role="presentation" style={{ top: index * rowPx, height: rowPx }}>
            {row(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
