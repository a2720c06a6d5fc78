import { FileOutput, Filter } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { showOverlay } from '../../acts/actions.ts'
import { Button } from '../../components/Button.tsx'
import { CoverageMeter } from '../../components/Meter.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { numberCoverage } from '../../store/coverage.ts'
import { numbersDesk } from '../../store/numbers-desk.ts'

interface NumbersHeadProps {
  readonly bundles: Bundles
  /** Without a number there is nothing to filter, and no ledger. */
  readonly isEmpty: boolean
  readonly hasFilters: boolean
  /** How many filters are set that are folded away. */
  readonly hidden: number
}

/** How far the numbers are; filters, and the ledger as a workbook. */
export function NumbersHead({ bundles, isEmpty, hasFilters, hidden }: NumbersHeadProps) {
  const { t } = useTranslation()
  const coverage = numberCoverage(bundles)
  const filterWords = hidden === 0 ? t('numbers.filter') : t('numbers.filterOn', { count: hidden })
  return (
    <header className="desk-head">
      <h2>{t('proof.desk.numbers')}</h2>
      <span className="numbers-done">
        <b>{coverage.done}</b> {t('numbers.ofTotal', { total: coverage.total })}
      </span>
      <CoverageMeter label={t('proof.desk.numbers')} coverage={coverage} />
      <span className="top-space" />
      {!isEmpty && (
        <>
          <Button
            tone="plain"
            title={filterWords}
            aria-expanded={hasFilters}
            onClick={() => numbersDesk.setState({ hasFilters: !hasFilters })}
          >
            <Filter size={14} aria-hidden />
            <span className={hidden === 0 ? 'head-words' : undefined}>{filterWords}</span>
          </Button>
          <Button title={t('numbers.ledger')} onClick={() => showOverlay({ kind: 'export', format: 'xlsx' })}>
            <FileOutput size={14} aria-hidden />
            <span className="head-words">{t('numbers.ledger')}</span>
          </Button>
        </>
      )}
    </header>
  )
}
