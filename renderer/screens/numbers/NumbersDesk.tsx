import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSettled } from '#shared/acts/numbers.ts'
import {
  NUMBER_KINDS,
  NUMBER_STATES,
  type NumberKind,
  type NumberRecord,
  type NumberState,
} from '#shared/domain/number.ts'
import '../../styles/numbers.css'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Keys } from '../../components/Keys.tsx'
import { CoverageMeter, Meter } from '../../components/Meter.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { goTo } from '../../acts/actions.ts'
import type { Bundles } from '../../store/by-block.ts'
import { numberCoverage } from '../../store/coverage.ts'
import { useApp } from '../../store/hooks.ts'
import { setNumberState, strike } from '../../acts/numbers.ts'
import { LedgerRow, StateIcon } from './LedgerRow.tsx'
import { ledgerRows, type Ledger } from './ledger.ts'

/** Every number of the article in one ledger, worked by keyboard; the article follows the row. */
export function NumbersDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const [state, setState] = useState<NumberState | ''>('')
  const [kind, setKind] = useState<NumberKind | ''>('')
  const [words, setWords] = useState('')
  const rows = useMemo(() => ledgerRows(bundles), [bundles])
  const counted = rows.filter((row) => row.isCounted)
  const live = useApp((app) => (app.place?.kind === 'number' ? app.place.id : undefined))
  // A row just judged stays in view under a filter that it no longer fits, until the next move.
  const shown = rows.filter(
    (row) =>
      row.number.id === live ||
      ((state === '' || row.number.state === state) &&
        (kind === '' || row.number.kind === kind) &&
        (words === '' ||
          (row.before + row.number.text + row.after).toLocaleLowerCase().includes(words.toLocaleLowerCase()))),
  )
  const coverage = numberCoverage(bundles)
  useLedgerKeys(shown, live)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (live !== undefined)
      list.current?.querySelector(`[data-number="${CSS.escape(live)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [live])

  return (
    <section className="numbers-desk" aria-label={t('proof.desk.numbers')}>
      <header className="desk-head">
        <h2>{t('proof.desk.numbers')}</h2>
        <span>{t('numbers.settled', { done: coverage.done, total: coverage.total })}</span>
        <CoverageMeter label={t('proof.desk.numbers')} coverage={coverage} />
      </header>
      <div className="numbers-filters">
        <button type="button" className="chip" aria-pressed={state === ''} onClick={() => setState('')}>
          {t('numbers.all')} {counted.length}
        </button>
        {NUMBER_STATES.map((name) => (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={state === name}
            onClick={() => setState(name)}
          >
            <StateIcon state={name} />
            {t(`numbers.state.${name}`)} {counted.filter((row) => row.number.state === name).length}
          </button>
        ))}
        <select
          className="field"
          aria-label={t('numbers.kindFilter')}
          value={kind}
          onChange={(event) => setKind(event.target.value as NumberKind | '')}
        >
          <option value="">{t('proof.filter.all', { what: t('numbers.kindFilter') })}</option>
          {NUMBER_KINDS.map((name) => (
            <option key={name} value={name}>
              {t(`numbers.kind.${name}`)}
            </option>
          ))}
        </select>
        <TextInput
          role="searchbox"
          label={t('numbers.search')}
          placeholder={t('numbers.search')}
          initial=""
          onInput={setWords}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={t('numbers.none')} text={t('numbers.noneHint')} />
      ) : (
        <div
          className="ledger scroll"
          ref={list}
          role="table"
          aria-label={t('proof.desk.numbers')}
          aria-rowcount={shown.length}
        >
          <div className="ledger-head" role="row">
            {(['where', 'text', 'value', 'unit', 'kind', 'approx', 'state'] as const).map((column) => (
              <span key={column} role="columnheader" data-column={column}>
                {t(`numbers.column.${column}`)}
              </span>
            ))}
          </div>
          {shown.map((row, index) => (
            <LedgerRow
              key={row.number.id}
              row={row}
              isLive={row.number.id === live}
              isFirstOfBlock={shown[index - 1]?.bundle !== row.bundle}
              onOpen={() => goTo({ kind: 'number', id: row.number.id })}
            />
          ))}
          {shown.length === 0 && <p className="desk-none">{t('numbers.noneShown')}</p>}
        </div>
      )}
      <ByKind rows={counted} />
      <footer className="numbers-keys" aria-hidden="true">
        <Keys parts={['J', 'K']} /> {t('commands.next-place')}
        <Keys parts={['V']} /> {t('numbers.state.verified')}
        <Keys parts={['Q']} /> {t('numbers.state.queried')}
        <Keys parts={['X']} /> {t('numbers.state.wrong')}
        <Keys parts={['N']} /> {t('numbers.state.not-a-statistic')}
      </footer>
    </section>
  )
}

/** J, K go through the rows that are shown; V, Q, N judge and go on; X judges and asks for the right value. */
function useLedgerKeys(shown: Ledger, live: string | undefined): void {
  const at = shown.findIndex((row) => row.number.id === live)
  const go = (index: number): void => {
    const row = shown[Math.min(Math.max(index, 0), shown.length - 1)]
    if (row !== undefined) goTo({ kind: 'number', id: row.number.id })
  }
  const onLive =
    (run: (number: NumberRecord) => void): CommandHandler =>
    () => {
      const row = shown[at]
      if (row === undefined) return false
      run(row.number)
      return undefined
    }
  const judgeAndGoOn = (state: NumberState): CommandHandler =>
    onLive((number) => {
      setNumberState(number, state)
      go(at + 1)
    })
  useCommands({
    'next-place': () => go(at + 1),
    'previous-place': () => go(at === -1 ? 0 : at - 1),
    'number-verified': judgeAndGoOn('verified'),
    'number-queried': judgeAndGoOn('queried'),
    'number-wrong': onLive((number) => setNumberState(number, 'wrong')),
    'number-not-a-statistic': judgeAndGoOn('not-a-statistic'),
    'number-unchecked': onLive((number) => setNumberState(number, 'unchecked')),
    'number-strike': onLive((number) => {
      strike(number)
      go(at + 1)
    }),
    'number-evidence': onLive(() => {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.ledger-open textarea:last-of-type')?.focus())
    }),
  })
}

/** How much of each kind is checked. */
function ByKind({ rows }: { readonly rows: Ledger }) {
  const { t } = useTranslation()
  const kinds = NUMBER_KINDS.map((kind) => ({ kind, all: rows.filter((row) => row.number.kind === kind) })).filter(
    ({ all }) => all.length > 0,
  )
  if (kinds.length === 0) return null
  return (
    <details className="by-kind" open>
      <summary>
        <strong>{t('numbers.byKind')}</strong> {t('numbers.ofAll')}
      </summary>
      <ul>
        {kinds.map(({ kind, all }) => {
          const count = (...states: readonly NumberState[]): number =>
            all.filter((row) => states.includes(row.number.state)).length
          return (
            <li key={kind}>
              <span>{t(`numbers.kind.${kind}`)}</span>
              <Meter
                label={t(`numbers.kind.${kind}`)}
                total={all.length}
                parts={[
                  { tone: 'ok', count: count('verified', 'not-a-statistic') },
                  { tone: 'query', count: count('queried') },
                  { tone: 'wrong', count: count('wrong') },
                ]}
              />
              <span className="by-kind-count">
                {all.filter((row) => isSettled(row.number)).length}/{all.length}
              </span>
            </li>
          )
        })}
      </ul>
    </details>
  )
}
