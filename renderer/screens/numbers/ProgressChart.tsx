import { scaleLinear, scaleTime } from 'd3-scale'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSettled } from '#shared/acts/numbers.ts'
import type { NumberState } from '#shared/domain/number.ts'
import { shownMoment } from '../../lib/format.ts'
import { zoomed } from '../../lib/zoom.ts'
import { Chart, CHART_LETTERS } from './Chart.tsx'
import type { LedgerSection } from './ledger.ts'

const HEIGHT = 84
const TOP = 10
const BOTTOM = 62
const LEFT = 34
const JUDGED = ['verified', 'queried', 'wrong', 'not-a-statistic'] as const satisfies readonly NumberState[]

/** How the review went on: numbers settled over time, and how far each section is. */
export function ProgressChart({ sections }: { readonly sections: readonly LedgerSection[] }) {
  const { t, i18n } = useTranslation()
  const [width, setWidth] = useState(600)
  const { times, total } = useMemo(() => progressOf(sections), [sections])
  const from = times[0]
  const to = times.at(-1)
  const tickTime = (date: Date): string =>
    new Intl.DateTimeFormat(i18n.language, {
      ...((to ?? 0) - (from ?? 0) > 36 * 3_600_000
        ? { month: 'numeric', day: 'numeric' }
        : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    }).format(date)
  const chart = useMemo(() => {
    if (from === undefined || to === undefined) return undefined
    const x = scaleTime()
      .domain([new Date(from), new Date(Math.max(to, from + 60_000))])
      .range([LEFT, width - 16])
    const y = scaleLinear().domain([0, total]).range([BOTTOM, TOP])
    const steps = times.map((time, index) => `H${x(time).toFixed(1)}V${y(index + 1).toFixed(1)}`).join('')
    return {
      path: `M${LEFT} ${y(0)}${steps}H${width - 16}`,
      xTicks: x.ticks(Math.max(2, Math.floor(width / 110))).map((date) => ({ at: x(date), date })),
      yTicks: [0, total].map((count) => ({ at: y(count), count })),
    }
  }, [times, total, from, to, width])
  // In the first minutes several ticks fall into one minute: its name stands once.
  const isNew = (
    { date }: { readonly date: Date },
    index: number,
    ticks: readonly { readonly date: Date }[],
  ): boolean => {
    const before = ticks[index - 1]
    return before === undefined || tickTime(before.date) !== tickTime(date)
  }
  return (
    <Chart
      label={t('numbers.progress')}
      onWidth={setWidth}
      table={() => (
        <table>
          <caption className="visually-hidden">{t('numbers.progress')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('numbers.section')}</th>
              {JUDGED.map((state) => (
                <th scope="col" key={state}>
                  {t(`numbers.state.${state}`)}
                </th>
              ))}
              <th scope="col">{t('numbers.settledOfAll')}</th>
              <th scope="col">{t('numbers.lastAct')}</th>
            </tr>
          </thead>
          <tbody>
            {sections.map((section) => {
              const last = progressOf([section]).times.at(-1)
              return (
                <tr key={section.id}>
                  <th scope="row">{section.title === '' ? t('numbers.lead') : section.title}</th>
                  {JUDGED.map((state) => (
                    <td key={state}>{countOf(section, state)}</td>
                  ))}
                  <td>
                    {section.done} / {section.total}
                  </td>
                  <td>{last === undefined ? '–' : shownMoment(last, i18n.language)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    >
      {chart === undefined ? (
        <p className="chart-none">{t('numbers.noProgress')}</p>
      ) : (
        <svg
          className="progress-chart"
          viewBox={`0 0 ${width} ${HEIGHT}`}
          height={zoomed(HEIGHT)}
          width={zoomed(width)}
          fontSize={CHART_LETTERS}
          aria-hidden="true"
        >
          {chart.yTicks.map(({ at, count }) => (
            <g key={count}>
              <line x1={LEFT} x2={width - 16} y1={at} y2={at} data-faint={count > 0 || undefined} />
              <text x={LEFT - 6} y={at + 4} textAnchor="end">
                {count}
              </text>
            </g>
          ))}
          {chart.xTicks.filter(isNew).map(({ at, date }) => (
            <g key={at}>
              <line x1={at} x2={at} y1={BOTTOM} y2={BOTTOM + 4} />
              <text x={at} y={BOTTOM + 18} textAnchor={at > width - 40 ? 'end' : 'middle'}>
                {tickTime(date)}
              </text>
            </g>
          ))}
          <path d={chart.path} />
        </svg>
      )}
    </Chart>
  )
}

/** When each settled number was settled, in order; and how many there are in all. */
function progressOf(sections: readonly LedgerSection[]): { readonly times: readonly number[]; readonly total: number } {
  const counted = sections.flatMap(({ entries }) => entries.filter((entry) => entry.isCounted))
  const times = counted.flatMap(({ number }) => (isSettled(number) && number.atMs !== undefined ? [number.atMs] : []))
  return { times: times.toSorted((a, b) => a - b), total: counted.length }
}

function countOf({ entries }: LedgerSection, state: NumberState): number {
  return entries.filter(({ number, isCounted }) => isCounted && number.state === state).length
}
