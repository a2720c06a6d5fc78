import { ChevronDown, ChevronRight, EqualNot, Paperclip, Sigma } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { codePointLength } from '#shared/lib/code-points.ts'
import { FormedWords, WholeWords } from '../../components/FormedWords.tsx'
import { numberValue } from '../../lib/number-reading.ts'
import type { LedgerEntry, LedgerSection } from './ledger.ts'
import { FallenFlag } from '../revision/Fallen.tsx'
import { StateIcon } from './StateIcon.tsx'
import { whereOf } from '../../lib/where.ts'

interface LedgerRowProps {
  readonly entry: LedgerEntry
  readonly rowIndex: number
  readonly isLive: boolean
  readonly isFirstOfBlock: boolean
  readonly isInConflict: boolean
  /** In a sum that holds, or in one that does not. */
  readonly tie: 'holds' | 'fails' | undefined
  /** Its part in the sum that is being made. */
  readonly part: 'result' | 'term' | undefined
  readonly onOpen: (id: string) => void
}

/** One number of the ledger. */
export const LedgerRow = memo(function LedgerRow(props: LedgerRowProps) {
  const { entry, isLive, isInConflict, tie } = props
  const { t } = useTranslation()
  const { number, bundle } = entry
  return (
    <div
      className="ledger-row"
      role="row"
      aria-rowindex={props.rowIndex}
      data-number={number.id}
      data-place={`number ${number.id}`}
      data-state={number.state}
      data-uncounted={!entry.isCounted || undefined}
      data-conflict={isInConflict || undefined}
      data-live={isLive || undefined}
      data-part={props.part}
      onClick={() => props.onOpen(number.id)}
    >
      <span role="cell" data-column="where">
        {props.isFirstOfBlock ? whereOf(bundle, t) : <span className="visually-hidden">{whereOf(bundle, t)}</span>}
      </span>
      <span role="cell" data-column="text" data-long={entry.isLong || undefined}>
        <span className="ledger-before">
          <bdi>
            {entry.isCutBefore && '…'}
            <FormedWords block={bundle.block} start={number.start - codePointLength(entry.before)} end={number.start} />
          </bdi>
        </span>
        <span className="ledger-words" title={number.text}>
          <button type="button" className="ledger-number" aria-current={isLive || undefined}>
            {number.suggestionId === undefined ? (
              <FormedWords block={bundle.block} start={number.start} end={number.end} />
            ) : (
              number.text
            )}
          </button>
          <span className="ledger-after">
            {number.suggestionId === undefined && (
              <WholeWords block={bundle.block} start={number.end} words={entry.after} />
            )}
            {entry.isCutAfter && '…'}
          </span>
        </span>
      </span>
      <span role="cell" data-column="value" title={numberValue(number)}>
        {numberValue(number)}
      </span>
      <span role="cell" data-column="unit">
        {number.unit ?? <Nothing />}
      </span>
      <span role="cell" data-column="kind">
        {t(`numbers.kind.${number.kind}`)}
      </span>
      <span role="cell" data-column="approx">
        {number.approx === 'none' ? <Nothing /> : t(`numbers.approx.${number.approx}`)}
      </span>
      <span role="cell" data-column="flags">
        {isInConflict && tie !== 'fails' && (
          <span className="flag" data-tone="wrong">
            <EqualNot size={14} aria-hidden />
            <span className="visually-hidden">{t('numbers.flag.conflict')}</span>
          </span>
        )}
        {tie !== undefined && (
          <span className="flag" data-tone={tie === 'holds' ? 'ok' : 'wrong'}>
            <Sigma size={14} aria-hidden />
            <span className="visually-hidden">{t(`numbers.flag.${tie}`)}</span>
          </span>
        )}
        <FallenFlag numberId={number.id} />
        {number.evidence !== undefined && (
          <span className="flag">
            <Paperclip size={13} aria-hidden />
            <span className="visually-hidden">{t('numbers.flag.evidence')}</span>
          </span>
        )}
      </span>
      <span role="cell" data-column="state">
        {number.replacedBy !== undefined ? (
          t('numbers.replaced')
        ) : number.isStruck ? (
          t('numbers.struck')
        ) : (
          <>
            <StateIcon state={number.state} />
            {t(`numbers.state.${number.state}`)}
          </>
        )}
      </span>
    </div>
  )
})

function Nothing() {
  return <span className="ledger-nothing">–</span>
}

interface SectionRowProps {
  readonly section: LedgerSection
  readonly rowIndex: number
  readonly isFolded: boolean
  readonly conflicts: number
  readonly onToggle: (id: string) => void
}

/** The head of a section: how far its numbers are, and how many contradict each other; it folds them away. */
export const SectionRow = memo(function SectionRow(props: SectionRowProps) {
  const { section, isFolded, conflicts } = props
  const { t } = useTranslation()
  const Chevron = isFolded ? ChevronRight : ChevronDown
  return (
    <div className="ledger-section" role="row" aria-rowindex={props.rowIndex}>
      <div role="cell" aria-colspan={8}>
        <button type="button" aria-expanded={!isFolded} onClick={() => props.onToggle(section.id)}>
          <Chevron size={14} aria-hidden />
          <strong>{section.title === '' ? t('numbers.lead') : section.title}</strong>
          <span className="ledger-count">
            {section.done} / {section.total}
          </span>
          {conflicts > 0 && (
            <span className="flag" data-tone="wrong">
              <EqualNot size={14} aria-hidden />
              {conflicts}
              <span className="visually-hidden">{t('numbers.flag.conflict')}</span>
            </span>
          )}
        </button>
      </div>
    </div>
  )
})
