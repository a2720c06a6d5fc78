import { Check, CircleDashed, HelpCircle, Minus, X } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberState } from '#shared/domain/number.ts'
import { numberValue } from '../../lib/number-reading.ts'
import { Evidence, RightValue } from '../proof/cards/NumberCard.tsx'
import type { LedgerEntry } from './ledger.ts'

/** A state's shape; the word beside it says the same. */
export function StateIcon({ state }: { readonly state: NumberState }) {
  switch (state) {
    case 'verified':
      return <Check size={14} aria-hidden />
    case 'queried':
      return <HelpCircle size={14} aria-hidden />
    case 'wrong':
      return <X size={14} aria-hidden />
    case 'not-a-statistic':
      return <Minus size={14} aria-hidden />
    case 'unchecked':
      return <CircleDashed size={14} aria-hidden />
  }
}

interface LedgerRowProps {
  readonly row: LedgerEntry
  readonly isLive: boolean
  readonly isFirstOfBlock: boolean
  readonly onOpen: () => void
}

/** One number; the live one shows its evidence and, when wrong, the field for the right value. */
export const LedgerRow = memo(function LedgerRow({ row, isLive, isFirstOfBlock, onOpen }: LedgerRowProps) {
  const { t } = useTranslation()
  const { number, bundle } = row
  const where = `${t(`common.role.${bundle.block.role}`)}${bundle.ordinal > 0 ? ` ${bundle.ordinal}` : ''}`
  return (
    <div
      className="ledger-row"
      role="row"
      data-number={number.id}
      data-state={number.state}
      data-uncounted={!row.isCounted || undefined}
      data-live={isLive || undefined}
    >
      <div className="ledger-cells" role="presentation" onClick={onOpen}>
        <span role="cell" data-column="where">
          {isFirstOfBlock ? where : ''}
        </span>
        <span role="cell" data-column="text">
          <span className="ledger-before">{row.before}</span>
          <button type="button" className="ledger-number" aria-current={isLive || undefined} onClick={onOpen}>
            {number.text}
          </button>
          <span className="ledger-after">{row.after}</span>
        </span>
        <span role="cell" data-column="value">
          {numberValue(number)}
        </span>
        <span role="cell" data-column="unit">
          {number.unit ?? '–'}
        </span>
        <span role="cell" data-column="kind">
          {t(`numbers.kind.${number.kind}`)}
        </span>
        <span role="cell" data-column="approx">
          {number.approx === 'none' ? '–' : t(`numbers.approx.${number.approx}`)}
        </span>
        <span role="cell" data-column="state">
          <StateIcon state={number.state} />
          {number.isStruck ? t('numbers.struck') : t(`numbers.state.${number.state}`)}
        </span>
      </div>
      {isLive && (
        <div className="ledger-open" role="cell" aria-colspan={7}>
          {number.state === 'wrong' && <RightValue key={number.id} number={number} />}
          <Evidence key={`${number.id}-evidence`} number={number} />
        </div>
      )}
    </div>
  )
})
