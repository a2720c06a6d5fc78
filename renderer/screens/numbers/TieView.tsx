import { Check, Sigma, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TiedNumber, WorkedTie } from '#shared/numbers/rules/tie-findings.ts'
import { goTo } from '../../acts/actions.ts'
import { unTie } from '../../acts/numbers.ts'
import { Button } from '../../components/Button.tsx'
import { numberValue } from '../../lib/number-reading.ts'
import type { Bundles } from '../../store/by-block.ts'
import { equationOf } from './equation.ts'
import { whereOf } from '../../lib/where.ts'

interface TieViewProps {
  readonly worked: WorkedTie
  readonly bundles: Bundles
  /** The number beneath whose row it stands. */
  readonly at: string
}

/** A sum that the editor tied: written out with what its numbers are now, and whether it comes out. */
export function TieView({ worked, bundles, at }: TieViewProps) {
  const { t } = useTranslation()
  const { tie, outcome, expected } = worked
  const isChanged = [...worked.terms, worked.result].some(({ now }) => now.changedBy !== undefined)
  return (
    <section className="tie-view" data-outcome={outcome}>
      <h3>
        <Sigma size={14} aria-hidden />
        {t(`numbers.tie.${tie.kind}`)}
        <span className="tie-outcome">
          {outcome === 'holds' && <Check size={14} aria-hidden />}
          {outcome === 'fails' && <X size={14} aria-hidden />}
          {t(`numbers.outcome.${outcome}`)}
        </span>
      </h3>
      <Equation worked={worked} bundles={bundles} at={at} />
      {outcome === 'fails' && expected !== undefined && (
        <p className="tie-expected">{t('numbers.expected', { value: numberValue({ value: expected }) })}</p>
      )}
      <p className="tie-note">{t(isChanged ? 'numbers.recomputed' : 'numbers.recomputes')}</p>
      <Button tone="link" onClick={() => unTie(tie)}>
        {t('numbers.untie')}
      </Button>
    </section>
  )
}

/** Terms, signs and result; each number leads to its row. */
export function Equation({ worked, bundles, at }: TieViewProps) {
  const { t } = useTranslation()
  const { tie, terms, result } = worked
  const draw = (tied: TiedNumber | undefined, key: number) => {
    if (tied === undefined) return <span key={key}>…</span>
    const bundle = bundles.byId.get(tied.number.blockId)
    const { now, number } = tied
    const value = now.value === undefined ? t('numbers.noValue') : numberValue(now)
    return (
      <button
        type="button"
        key={key}
        className="equation-number"
        data-on={number.id === at || undefined}
        onClick={() => goTo({ kind: 'number', id: number.id })}
      >
        <b>
          {now.changedBy !== undefined && <del>{numberValue(number)}</del>}
          {value}
        </b>
        <em>{bundle && whereOf(bundle, t)}</em>
      </button>
    )
  }
  return (
    <p className="equation">
      {equationOf(tie.kind, terms.length).map((part, key) =>
        part.kind === 'sign' ? (
          <i key={key}>{part.sign}</i>
        ) : (
          draw(part.kind === 'result' ? result : terms[part.index], key)
        ),
      )}
    </p>
  )
}
