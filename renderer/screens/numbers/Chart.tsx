import { Table } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/Button.tsx'
import { unzoomed } from '../../lib/zoom.ts'

/** The size of the letters in a chart, in its own units. */
export const CHART_LETTERS = 11.5

interface ChartProps {
  readonly label: string
  /** The same as a table: for screen readers always, for everybody at the press of a button. */
  readonly table: (isShown: boolean) => ReactNode
  /** The room it has, in pixels at 100 %: charts are drawn at that and enlarged. */
  readonly onWidth: (width: number) => void
  readonly children: ReactNode
}

/** A chart and its twin, a table. */
export function Chart({ label, table, onWidth, children }: ChartProps) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const [isTable, setIsTable] = useState(false)
  useLayoutEffect(() => {
    const element = host.current
    if (element === null) return
    const measure = (): void => onWidth(Math.max(240, unzoomed(element.clientWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [onWidth])
  return (
    <div className="chart" ref={host} role="group" aria-label={label}>
      <Button tone="link" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
        <Table size={14} aria-hidden />
        {t('numbers.asTable')}
      </Button>
      {!isTable && children}
      <div className={isTable ? 'chart-table scroll' : 'visually-hidden'} tabIndex={isTable ? 0 : undefined}>
        {table(isTable)}
      </div>
    </div>
  )
}
