import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goTo } from '../../acts/actions.ts'
import { shownDay } from '../../lib/format.ts'
import { zoomed } from '../../lib/zoom.ts'
import { appStore } from '../../store/app-store.ts'
import { useArticle } from '../../store/hooks.ts'
import { Chart, CHART_LETTERS } from './Chart.tsx'
import { dateLine, datePoints, timeOf, type DateDot, type DatePoint } from './date-line.ts'
import type { LedgerSection } from './ledger.ts'

const LANE_PX = 15
const NAME_GAP_PX = 6

type Tick = ReturnType<typeof dateLine>['ticks'][number]

/** The dates of the article on a line, with the day of publication; filled ones are verified. */
export function DateChart({ sections }: { readonly sections: readonly LedgerSection[] }) {
  const { t, i18n } = useTranslation()
  const published = useArticle((open) => [...open.tables.article.values()][0]?.publishedAt)
  const points = useMemo(() => datePoints(sections), [sections])
  const [width, setWidth] = useState(600)
  const publishedMs = published === undefined ? undefined : timeOf(published)
  const line = useMemo(() => dateLine(points, { width, pad: 16, publishedMs, widthOf }), [points, width, publishedMs])
  const axisY = 10 + line.lanes * LANE_PX
  const height = axisY + 26
  return (
    <Chart
      label={t('numbers.dates')}
      onWidth={setWidth}
      table={(isShown) => (
        <table>
          <caption className="visually-hidden">{t('numbers.dates')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('numbers.kind.date')}</th>
              <th scope="col">{t('numbers.column.text')}</th>
              <th scope="col">{t('numbers.column.state')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.id}>
                <td>{point.iso}</td>
                <td>
                  {isShown ? (
                    <button type="button" onClick={() => open([point])}>
                      {point.text}
                    </button>
                  ) : (
                    point.text
                  )}
                </td>
                <td>{t(point.isVerified ? 'numbers.state.verified' : 'numbers.notVerified')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    >
      <svg
        className="date-chart"
        viewBox={`0 0 ${width} ${height}`}
        height={zoomed(height)}
        width={zoomed(width)}
        fontSize={CHART_LETTERS}
        aria-hidden="true"
      >
        <line x1={16} x2={width - 16} y1={axisY + 0.5} y2={axisY + 0.5} />
        {namedTicks(line.ticks, width, i18n.language).map(({ x, anchor, name }) => (
          <g key={x}>
            <line x1={x} x2={x} y1={axisY - 3} y2={axisY + 4} />
            <text x={x} y={axisY + 20} textAnchor={anchor}>
              {name}
            </text>
          </g>
        ))}
        {line.publishedX !== undefined && (
          <g className="date-published">
            <path d={`M${line.publishedX} ${axisY - 10}V${axisY + 9}`} />
            <title>{`${t('numbers.published')} ${published ?? ''}`}</title>
          </g>
        )}
        {line.dots.map((dot) => (
          <Dot key={dot.points[0]?.id} dot={dot} axisY={axisY} />
        ))}
      </svg>
      {(line.earlier.length > 0 || line.later.length > 0 || published !== undefined) && (
        <p className="date-beyond">
          <Beyond points={line.earlier} words={t('numbers.earlier')} />
          {published !== undefined && (
            <span className="date-key">
              {t('numbers.published')} {shownDay(published, i18n.language)}
            </span>
          )}
          <Beyond points={line.later} words={t('numbers.later')} />
        </p>
      )}
    </Chart>
  )
}

interface NamedTick {
  readonly x: number
  readonly anchor: 'start' | 'middle' | 'end'
  /** Nothing where it would stand upon the name before it. */
  readonly name: string
}

/** The ticks with their names, each where it has room. */
function namedTicks(ticks: readonly Tick[], width: number, locale: string): readonly NamedTick[] {
  let free = Number.NEGATIVE_INFINITY
  return ticks.map(({ x, date }) => {
    const anchor = x < 32 ? 'start' : x > width - 32 ? 'end' : 'middle'
    const words = tickName(date, ticks, locale)
    const wide = widthOf(words)
    const from = anchor === 'start' ? x : anchor === 'end' ? x - wide : x - wide / 2
    const hasRoom = from >= free
    if (hasRoom) free = from + wide + NAME_GAP_PX
    return { x, anchor, name: hasRoom ? words : '' }
  })
}

/** As exact as the ticks are apart: years, months or days. */
function tickName(date: Date, ticks: readonly Tick[], locale: string): string {
  const isAll = (test: (date: Date) => boolean): boolean => ticks.every((tick) => test(tick.date))
  const isFirst = (each: Date): boolean => each.getUTCDate() === 1
  if (isAll((each) => isFirst(each) && each.getUTCMonth() === 0)) return String(date.getUTCFullYear())
  // Months by number mean one thing in Chinese and two in English.
  const month = locale.startsWith('en') ? 'short' : 'numeric'
  const parts: Intl.DateTimeFormatOptions = isAll(isFirst) ? { year: 'numeric', month } : { month, day: 'numeric' }
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(date)
}

/** About how wide words are drawn: Han characters take twice the room. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 11.5 : 6.8), 0)
}

/** Leads to the row of a date; of several in one point to the one after the live one. */
function open(points: readonly DatePoint[]): void {
  const { place } = appStore.getState()
  const at = points.findIndex(({ id }) => id === place?.id)
  const next = points[(at + 1) % points.length]
  if (next !== undefined) goTo({ kind: 'number', id: next.id })
}

function Dot({ dot, axisY }: { readonly dot: DateDot; readonly axisY: number }) {
  const { x, points, label, lane, anchor } = dot
  const verified = points.filter(({ isVerified }) => isVerified).length
  const state = verified === points.length ? 'all' : verified === 0 ? 'none' : 'some'
  const y = axisY - 12 - lane * LANE_PX
  const textX = anchor === 'start' ? x - 6 : anchor === 'end' ? x + 6 : x
  return (
    <g className="date-dot" data-verified={state} onClick={() => open(points)}>
      <title>{points.map(({ text, iso }) => `${text}（${iso}）`).join('\n')}</title>
      {lane > 0 && label !== '' && <path className="date-stem" d={`M${x} ${y + 3}V${axisY - 6}`} />}
      {label !== '' && (
        <text x={textX} y={y} textAnchor={anchor}>
          {label}
        </text>
      )}
      <rect x={x - 12} y={axisY - 12} width={24} height={24} fill="transparent" stroke="none" />
      <circle cx={x} cy={axisY + 0.5} r={state === 'none' ? 4.2 : 5} />
      {state === 'some' && <circle className="date-half" cx={x} cy={axisY + 0.5} r={2.2} />}
    </g>
  )
}

/** Dates too far off for the line, by name. */
function Beyond({ points, words }: { readonly points: readonly DatePoint[]; readonly words: string }) {
  if (points.length === 0) return null
  return (
    <span>
      {words}
      {points.map((point) => (
        <button type="button" key={point.id} className="date-far" onClick={() => open([point])}>
          {point.text}
        </button>
      ))}
    </span>
  )
}
