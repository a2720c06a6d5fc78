import { ArrowRight, Check, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { KeyboardEvent, Ref } from 'react'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { shownEvidence } from '../../lib/encoding-names.ts'
import { shownKeys } from '../../lib/keys.ts'
import { kindKey, shownDamage } from './ReadingPanel.tsx'
import { contextOf, type SourceRepair } from './segments.ts'

const ROW_PX = 48

interface RepairListProps {
  readonly preview: ImportPreview
  /** Indexes of the repairs to list. */
  readonly listed: readonly number[]
  readonly refused: ReadonlySet<number>
  readonly active: number | undefined
  readonly scale: number
  readonly placeOf: (block: number) => string
  readonly listRef: Ref<HTMLDivElement>
  readonly onActive: (index: number) => void
  readonly onRefuse: (indexes: readonly number[], isRefused: boolean) => void
  /** All of a kind at once: refused, or taken back when all are refused. */
  readonly onRefuseKind: (kind: string) => void
}

/** Every repair: what stood there, what stands there now, why; each can be refused and taken back. */
export function RepairList(props: RepairListProps) {
  const { preview, listed, refused, active, scale } = props
  const { t } = useTranslation()
  const at = active === undefined ? 0 : Math.max(0, listed.indexOf(active))
  const kind = preview.document.repairs[listed[at] ?? -1]?.kind
  const isAllRefused = preview.document.repairs.every((repair, index) => repair.kind !== kind || refused.has(index))
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: listed.length - 1 }[event.key]
    const next = to === undefined ? undefined : listed[Math.max(0, Math.min(listed.length - 1, to))]
    if (next === undefined) return
    event.preventDefault()
    props.onActive(next)
  }
  return (
    <section className="op-repairs" aria-label={t('opening.repairs.title')}>
      <header>
        <h2>{t('opening.repairs.title')}</h2>
        <span className="op-quiet">{t('opening.repairs.at', { at: at + 1, total: listed.length })}</span>
        {kind !== undefined && (
          <Button tone="link" onClick={() => props.onRefuseKind(kind)}>
            {t(isAllRefused ? 'opening.repairs.restoreAll' : 'opening.repairs.refuseAll', {
              kind: t(kindKey('kind', kind)),
            })}
            <Keys parts={shownKeys('Shift+O')} />
          </Button>
        )}
        <span className="frame-space" />
        <span className="op-kept">
          <Check size={14} aria-hidden />
          {t('opening.repairs.kept', { count: preview.document.repairs.length - refused.size })}
        </span>
        <span className="op-quiet op-refused">
          <Minus size={14} aria-hidden />
          {t('opening.repairs.refused', { count: refused.size })}
        </span>
      </header>
      <VirtualRows
        role="grid"
        tabIndex={0}
        gridRef={props.listRef}
        aria-label={t('opening.repairs.list')}
        aria-rowcount={listed.length}
        aria-activedescendant={listed[at] === undefined ? undefined : `repair-${listed[at]}`}
        count={listed.length}
        rowPx={ROW_PX * scale}
        active={at}
        onKeyDown={onKeyDown}
        row={(row) => {
          const index = listed[row]
          const repair = index === undefined ? undefined : preview.document.repairs[index]
          if (index === undefined || repair === undefined) return null
          return (
            <RepairRow
              index={index}
              row={row}
              repair={repair}
              place={props.placeOf(repair.block)}
              text={preview.document.blocks[repair.block]?.text ?? ''}
              lang={preview.document.language}
              isRefused={refused.has(index)}
              isActive={row === at}
              onActive={() => props.onActive(index)}
              onRefuse={(isRefused) => props.onRefuse([index], isRefused)}
            />
          )
        }}
      />
    </section>
  )
}

interface RepairRowProps {
  readonly index: number
  readonly row: number
  readonly repair: SourceRepair
  readonly place: string
  readonly text: string
  readonly lang: string
  readonly isRefused: boolean
  readonly isActive: boolean
  readonly onActive: () => void
  readonly onRefuse: (isRefused: boolean) => void
}

function RepairRow({ index, row, repair, place, text, lang, isRefused, isActive, onActive, onRefuse }: RepairRowProps) {
  const { t, i18n } = useTranslation()
  const near = contextOf(text, repair, 2)
  const { rule, values } = repair.evidence
  const why = i18n.exists(`repairs.${rule}`)
    ? t(`repairs.${rule}`, shownEvidence(values))
    : t(kindKey('why', repair.kind))
  return (
    <div
      id={`repair-${index}`}
      role="row"
      className="op-repair"
      aria-rowindex={row + 1}
      aria-selected={isActive}
      data-refused={isRefused}
      onClick={onActive}
    >
      <span role="gridcell" className="op-quiet">
        {place}
      </span>
      <span role="gridcell" className="op-before" lang={lang}>
        {near.before}
        <mark>{shownDamage(repair.before, 24)}</mark>
        {near.after}
      </span>
      <ArrowRight size={14} aria-hidden />
      <span role="gridcell" className="op-after" lang={lang}>
        {isRefused ? (
          <span className="op-quiet">{t('opening.repairs.kept-original')}</span>
        ) : (
          <>
            {near.before}
            <b>{repair.after === '' ? '' : shownDamage(repair.after, 24)}</b>
            {near.after}
          </>
        )}
      </span>
      <span role="gridcell" className="op-why">
        <b>
          {t(kindKey('kind', repair.kind))}
          {repair.isGuess && <span className="op-guess">{t('opening.repairs.guess')}</span>}
        </b>
        <span title={why}>{why}</span>
      </span>
      <span role="gridcell" className="op-act">
        <Button tone="link" tabIndex={isActive ? 0 : -1} onClick={() => onRefuse(!isRefused)}>
          {t(isRefused ? 'opening.repairs.restore' : 'opening.repairs.refuse')}
          {isActive && <Keys parts={['O']} />}
        </Button>
      </span>
    </div>
  )
}
