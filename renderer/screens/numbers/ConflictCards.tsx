import { Check, ChevronLeft, ChevronRight, EqualNot, Sigma } from 'lucide-react'
import { Fragment, useRef, useState, type ReactNode } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { WorkedTie } from '#shared/numbers/rules/tie-findings.ts'
import { goTo } from '../../acts/actions.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextField } from '../../components/TextField.tsx'
import { numberValue } from '../../lib/number-reading.ts'
import type { Bundles } from '../../store/by-block.ts'
import type { ConflictValue, NumberConflict } from '../../store/conflicts.ts'
import { withAmount } from './equation.ts'
import { Equation } from './TieView.tsx'
import { whereOf } from '../../lib/where.ts'

/** One thing that contradicts itself: a fact with two values, or a sum that does not come out. */
export type Clash =
  | { readonly kind: 'fact'; readonly key: string; readonly conflict: NumberConflict }
  | { readonly kind: 'sum'; readonly key: string; readonly worked: WorkedTie }

/** What can be done about a clash, by the number of the key that does it. */
export interface ClashActs {
  /** Takes a value as the right one; the evidence is asked for first. */
  readonly onChoose: (clash: Clash, choice: number) => void
  readonly onSettle: (conflict: NumberConflict, choice: number, evidence: string) => void
  readonly onLeave: () => void
}

interface ConflictCardsProps extends ClashActs {
  readonly clashes: readonly Clash[]
  readonly current: Clash | undefined
  /** All of them, one under the other; else only the current one. */
  readonly isAll: boolean
  /** The value of the current conflict that is about to be taken. */
  readonly chosen: number | undefined
  readonly bundles: Bundles
  readonly onCurrent: (key: string) => void
}

/** Conflicts above the ledger: both places side by side, and the decision. */
export function ConflictCards(props: ConflictCardsProps) {
  const { clashes, current, isAll } = props
  const shown = isAll ? clashes : clashes.filter((clash) => clash.key === current?.key)
  return (
    <div className="clashes scroll" data-all={isAll || undefined}>
      {shown.map((clash) => (
        <ClashCard key={clash.key} clash={clash} {...props} />
      ))}
    </div>
  )
}

function ClashCard(props: ConflictCardsProps & { readonly clash: Clash }) {
  const { t } = useTranslation()
  const { clash, clashes, current, isAll, onCurrent } = props
  const index = clashes.indexOf(clash)
  const isCurrent = clash.key === current?.key
  const step = (by: number): void => {
    const next = clashes[(index + by + clashes.length) % clashes.length]
    if (next !== undefined) onCurrent(next.key)
  }
  const title = titleOf(clash, t)
  return (
    <section
      className="clash"
      aria-label={title}
      data-current={isCurrent || undefined}
      onFocus={() => onCurrent(clash.key)}
    >
      <header>
        <h3>
          <EqualNot size={16} aria-hidden />
          {title}
        </h3>
        <span className="clash-fact">
          {clash.kind === 'fact' ? clash.conflict.fact : t(`numbers.tie.${clash.worked.tie.kind}`)}
        </span>
        {!isAll && clashes.length > 1 && (
          <IconButton size="small" label={t('numbers.previousConflict')} onClick={() => step(-1)}>
            <ChevronLeft size={14} />
          </IconButton>
        )}
        <span className="clash-count">
          {index + 1} / {clashes.length}
        </span>
        {!isAll && clashes.length > 1 && (
          <IconButton size="small" label={t('numbers.nextConflict')} onClick={() => step(1)}>
            <ChevronRight size={14} />
          </IconButton>
        )}
      </header>
      {clash.kind === 'fact' ? <Fact {...props} conflict={clash.conflict} /> : <Sum {...props} worked={clash.worked} />}
    </section>
  )
}

function titleOf(clash: Clash, t: TFunction): string {
  if (clash.kind === 'sum') return t('numbers.sumFails')
  const count = clash.conflict.values.length
  return count === 2 ? t('numbers.twoValues') : t('numbers.manyValues', { count })
}

/** So many choices have a key of their own. */
const KEYED_CHOICES = 6

function Fact(props: ConflictCardsProps & { readonly clash: Clash; readonly conflict: NumberConflict }) {
  const { t } = useTranslation()
  const { clash, conflict, current, chosen, bundles } = props
  const { values, support } = conflict
  const isCurrent = clash.key === current?.key
  return (
    <>
      <Sides>
        {values.map((value) => (
          <Side key={value.text} value={value} bundles={bundles} />
        ))}
      </Sides>
      {isCurrent && chosen !== undefined && values[chosen] !== undefined ? (
        <EvidenceLine
          words={values[chosen].text}
          onSave={(evidence) => props.onSettle(conflict, chosen, evidence)}
          onLeave={props.onLeave}
        />
      ) : (
        <footer>
          {support === undefined ? (
            <span className="clash-note">{t('numbers.noEvidence')}</span>
          ) : (
            <span className="clash-support">
              <Check size={14} aria-hidden />
              {t('numbers.support', { sum: `${support.parts.join(' + ')} = ${numberValue({ value: support.value })}` })}
            </span>
          )}
          {values.map((value, index) => (
            <Button key={value.text} onClick={() => props.onChoose(clash, index)}>
              {t('numbers.takeValue', { value: value.text })}
              {isCurrent && index < KEYED_CHOICES && <Keys parts={[String(index + 1)]} />}
            </Button>
          ))}
          <Button tone="plain" onClick={() => props.onChoose(clash, values.length)}>
            {t('numbers.notSameFact')}
            {isCurrent && values.length < KEYED_CHOICES && <Keys parts={[String(values.length + 1)]} />}
          </Button>
        </footer>
      )}
    </>
  )
}

function Sum(props: ConflictCardsProps & { readonly clash: Clash; readonly worked: WorkedTie }) {
  const { t } = useTranslation()
  const { clash, worked, current, bundles } = props
  const isCurrent = clash.key === current?.key
  const right = worked.expected === undefined ? '' : withAmount(worked.result.number, worked.expected)
  return (
    <>
      <Equation worked={worked} bundles={bundles} at={worked.result.number.id} />
      <footer>
        <span className="clash-note">
          <Sigma size={14} aria-hidden />
          {t('numbers.expected', { value: right })}
        </span>
        <Button onClick={() => props.onChoose(clash, 0)}>
          {t('numbers.changeTo', { value: right })}
          {isCurrent && <Keys parts={['1']} />}
        </Button>
        <Button tone="plain" onClick={() => props.onChoose(clash, 1)}>
          {t('numbers.untie')}
          {isCurrent && <Keys parts={['2']} />}
        </Button>
      </footer>
    </>
  )
}

function Sides({ children }: { readonly children: readonly ReactNode[] }) {
  return (
    <div className="clash-sides">
      {children.map((side, index) => (
        <Fragment key={index}>
          {index > 0 && <EqualNot size={20} aria-hidden />}
          {side}
        </Fragment>
      ))}
    </div>
  )
}

function Side({ value, bundles }: { readonly value: ConflictValue; readonly bundles: Bundles }) {
  const told = headedValue(value, bundles)
  return (
    <div className="clash-side">
      <b>{value.text}</b>
      {told !== undefined && <small className="clash-told">{told}</small>}
      <span className="clash-places">
        {value.places.map((number) => (
          <PlaceButton key={number.id} number={number} bundles={bundles} />
        ))}
      </span>
    </div>
  )
}

/** What a cell's number is with what its table's header adds: 41.5 under （万元） is 415,000 元. */
function headedValue({ text, places }: ConflictValue, bundles: Bundles): string | undefined {
  const [number] = places
  if (number?.unit === undefined || bundles.byId.get(number.blockId)?.block.role !== 'table') return undefined
  if (text.includes(number.unit)) return undefined
  const value = numberValue(number)
  return /^[\p{Sc}]/u.test(number.unit) ? `= ${number.unit}${value}` : `= ${value} ${number.unit}`
}

function PlaceButton({ number, bundles }: { readonly number: NumberRecord; readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const bundle = bundles.byId.get(number.blockId)
  return (
    <button type="button" onClick={() => goTo({ kind: 'number', id: number.id })}>
      {bundle && whereOf(bundle, t)}
    </button>
  )
}

interface EvidenceLineProps {
  readonly words: string
  readonly onSave: (evidence: string) => void
  readonly onLeave: () => void
}

/** Before a value is taken: one line of evidence, which may be left empty. */
function EvidenceLine({ words, onSave, onLeave }: EvidenceLineProps) {
  const { t } = useTranslation()
  const written = useRef('')
  const [isSent, setIsSent] = useState(false)
  const save = (text: string): void => {
    if (isSent) return
    setIsSent(true)
    onSave(text)
  }
  return (
    <div className="clash-evidence">
      <TextField
        label={t('numbers.evidence')}
        placeholder={t('numbers.evidenceLine')}
        initial=""
        isFocused
        onInput={(text) => (written.current = text)}
        onEnter={save}
        onEscape={onLeave}
      />
      <Button tone="main" onClick={() => save(written.current)}>
        {t('numbers.takeValue', { value: words })}
        <Keys parts={['Enter']} />
      </Button>
    </div>
  )
}
