import { ChevronDown, ChevronRight } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isSettled } from '#shared/acts/numbers.ts'
import { NUMBER_KINDS, type NumberState } from '#shared/domain/number.ts'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Meter } from '../../components/Meter.tsx'
import { useApp } from '../../store/hooks.ts'
import { numbersDesk, type Fold } from '../../store/numbers-desk.ts'
import { DateChart } from './DateChart.tsx'
import { datePoints, type DatePoint } from './date-line.ts'
import type { LedgerSection } from './ledger.ts'
import { ProgressChart } from './ProgressChart.tsx'

/** With more rows than this the ledger needs the room, and what lies under it begins folded. */
const MANY_ROWS = 60
/** In a window lower than this too. */
const LOW_PX = 840

interface DeskFootProps {
  readonly sections: readonly LedgerSection[]
  readonly folds: ReadonlySet<Fold> | undefined
  /** Conflicts above or a card in the ledger need the room. */
  readonly isCrowded: boolean
  readonly isTying: boolean
}

/** Under the ledger: by kind, the dates on a line, the progress, each of which folds; and the keys. */
export function DeskFoot({ sections, folds, isCrowded, isTying }: DeskFootProps) {
  const { t } = useTranslation()
  const scale = useApp((app) => app.settings.textScale)
  const points = useMemo(() => datePoints(sections), [sections])
  const total = sections.reduce((sum, section) => sum + section.total, 0)
  const done = sections.reduce((sum, section) => sum + section.done, 0)
  const open: ReadonlySet<Fold> =
    folds ?? new Set<Fold>(total > MANY_ROWS || innerHeight < LOW_PX * scale || isCrowded ? [] : ['kinds', 'dates'])
  const toggle = (fold: Fold): void => {
    const next = new Set(open)
    if (!next.delete(fold)) next.add(fold)
    numbersDesk.setState({ folds: next })
  }
  const kinds = kindsOf(sections)
  const parts: readonly { fold: Fold; words: string; content: ReactNode; isThere: boolean }[] = [
    {
      fold: 'kinds',
      words: t('numbers.kindCount', { count: kinds.length }),
      content: <ByKind kinds={kinds} />,
      isThere: true,
    },
    {
      fold: 'dates',
      words: t('numbers.dateCount', { years: yearsOf(points), count: points.length }),
      content: <DateChart sections={sections} />,
      isThere: points.length > 0,
    },
    { fold: 'progress', words: `${done} / ${total}`, content: <ProgressChart sections={sections} />, isThere: true },
  ]
  return (
    <>
      <div className="numbers-folds">
        {parts
          .filter(({ isThere }) => isThere)
          .map(({ fold, words, content }) => {
            const isOpen = open.has(fold)
            const Chevron = isOpen ? ChevronDown : ChevronRight
            return (
              <section key={fold} className="numbers-fold" data-open={isOpen || undefined}>
                <h3>
                  <button type="button" aria-expanded={isOpen} onClick={() => toggle(fold)}>
                    <Chevron size={14} aria-hidden />
                    {t(`numbers.fold.${fold}`)}
                    <span>{isOpen ? t(`numbers.foldHint.${fold}`) : words}</span>
                  </button>
                </h3>
                {isOpen && content}
              </section>
            )
          })}
      </div>
      <footer className="numbers-keys" aria-hidden="true">
        <KeyHint parts={['J', 'K']} words={t('numbers.key.move')} />
        {isTying ? (
          <>
            <KeyHint parts={['Space']} words={t('numbers.key.term')} />
            <KeyHint parts={['1', '–', '6']} words={t('numbers.tieKind')} />
            <KeyHint parts={['Enter']} words={t('numbers.makeTie')} />
            <KeyHint parts={['Esc']} words={t('common.cancel')} />
          </>
        ) : (
          <>
            <KeyHint parts={['V']} words={t('numbers.state.verified')} />
            <KeyHint parts={['Q']} words={t('numbers.state.queried')} />
            <KeyHint parts={['X']} words={t('numbers.state.wrong')} />
            <KeyHint parts={['N']} words={t('numbers.state.not-a-statistic')} />
            <KeyHint parts={['E']} words={t('numbers.evidence')} />
            <KeyHint parts={['T']} words={t('commands.number-tie')} />
            <KeyHint parts={['C']} words={t('commands.conflicts-only')} />
            <KeyHint parts={['Enter']} words={t('numbers.key.toText')} />
          </>
        )}
      </footer>
    </>
  )
}

interface KindCount {
  readonly kind: (typeof NUMBER_KINDS)[number]
  readonly total: number
  readonly done: number
  readonly ok: number
  readonly query: number
  readonly wrong: number
}

function kindsOf(sections: readonly LedgerSection[]): readonly KindCount[] {
  const counted = sections.flatMap(({ entries }) => entries.filter((entry) => entry.isCounted))
  return NUMBER_KINDS.map((kind) => {
    const all = counted.filter(({ number }) => number.kind === kind)
    const count = (...states: readonly NumberState[]): number =>
      all.filter(({ number }) => states.includes(number.state)).length
    return {
      kind,
      total: all.length,
      done: all.filter(({ number }) => isSettled(number)).length,
      ok: count('verified', 'not-a-statistic'),
      query: count('queried'),
      wrong: count('wrong'),
    }
  }).filter(({ total }) => total > 0)
}

/** How much of each kind is checked. */
function ByKind({ kinds }: { readonly kinds: readonly KindCount[] }) {
  const { t } = useTranslation()
  return (
    <ul className="by-kind">
      {kinds.map(({ kind, total, done, ok, query, wrong }) => (
        <li key={kind}>
          <span>{t(`numbers.kind.${kind}`)}</span>
          <Meter
            label={t(`numbers.kind.${kind}`)}
            total={total}
            parts={[
              { tone: 'ok', count: ok },
              { tone: 'query', count: query },
              { tone: 'wrong', count: wrong },
            ]}
          />
          <span className="by-kind-count">
            {done}/{total}
          </span>
        </li>
      ))}
    </ul>
  )
}

function yearsOf(points: readonly DatePoint[]): string {
  const years = points.map(({ atMs }) => new Date(atMs).getUTCFullYear())
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  return first === last ? String(first) : `${first}–${last}`
}
