import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { useApp } from '../../store/hooks.ts'
import { sortBy, toggleSection, type LedgerSort, type OpenRow, type TieDraft } from '../../store/numbers-desk.ts'
import type { RowEnd } from './EvidenceCard.tsx'
import type { LedgerLine, LedgerSection } from './ledger.ts'
import { LedgerRow, SectionRow } from './LedgerRow.tsx'
import { OpenRowCard } from './OpenRowCard.tsx'
import { numbersOfTie, type Contradictions } from './use-conflicts.ts'

/** Height of a row, before the text scale. */
const ROW_PX = 32

const COLUMNS = ['where', 'text', 'value', 'unit', 'kind', 'approx', 'flags', 'state'] as const
type Column = (typeof COLUMNS)[number]

interface LedgerProps {
  readonly lines: readonly LedgerLine[]
  readonly live: string | undefined
  readonly sort: LedgerSort
  readonly openRow: OpenRow | undefined
  readonly tie: TieDraft | undefined
  readonly bundles: Bundles
  readonly contradictions: Contradictions
  readonly onOpen: (id: string) => void
  readonly onDone: (how: RowEnd) => void
}

/** The table of the numbers, drawn as far as it is in sight. */
export function Ledger({ lines, live, sort, openRow, tie, bundles, contradictions, onOpen, onDone }: LedgerProps) {
  const { t } = useTranslation()
  const scale = useApp((app) => app.settings.textScale)
  const at = lines.findIndex((line) => line.kind === 'number' && line.entry.number.id === live)
  const liveLine = lines[at]
  const number = liveLine?.kind === 'number' ? liveLine.entry.number : undefined
  const isOpen = number !== undefined && openRow?.numberId === number.id
  return (
    <VirtualRows
      className="ledger"
      role="table"
      aria-label={t('proof.desk.numbers')}
      aria-rowcount={lines.length + 1}
      count={lines.length}
      rowPx={Math.round(ROW_PX * scale)}
      active={at}
      head={
        <div role="rowgroup" className="ledger-top">
          <div className="ledger-head" role="row" aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <Head key={column} column={column} sort={sort} />
            ))}
          </div>
        </div>
      }
      detail={
        isOpen
          ? {
              index: at,
              content: (
                <OpenRowCard
                  key={number.id}
                  number={number}
                  part={openRow.part}
                  bundles={bundles}
                  contradictions={contradictions}
                  onDone={onDone}
                />
              ),
            }
          : undefined
      }
      row={(index) => {
        const line = lines[index]
        if (line === undefined) return null
        if (line.kind === 'section') {
          return (
            <SectionRow
              section={line.section}
              rowIndex={index + 2}
              isFolded={line.isFolded}
              conflicts={conflictsIn(line.section, contradictions)}
              onToggle={toggleSection}
            />
          )
        }
        const { id } = line.entry.number
        return (
          <LedgerRow
            entry={line.entry}
            rowIndex={index + 2}
            isLive={id === live}
            isFirstOfBlock={line.isFirstOfBlock}
            isInConflict={contradictions.inConflict.has(id)}
            tie={tieOf(id, contradictions)}
            part={tie?.resultId === id ? 'result' : tie?.termIds.includes(id) === true ? 'term' : undefined}
            onOpen={onOpen}
          />
        )
      }}
    />
  )
}

function Head({ column, sort }: { readonly column: Column; readonly sort: LedgerSort }) {
  const { t } = useTranslation()
  if (column === 'text' || column === 'approx')
    return (
      <span role="columnheader" data-column={column}>
        {t(`numbers.column.${column}`)}
      </span>
    )
  if (column === 'flags')
    return (
      <span role="columnheader" data-column={column}>
        <span className="visually-hidden">{t('numbers.column.flags')}</span>
      </span>
    )
  const isOn = sort.by === column && (column !== 'where' || sort.isDown)
  const Arrow = sort.isDown ? ArrowDown : ArrowUp
  return (
    <span
      role="columnheader"
      data-column={column}
      aria-sort={sort.by === column ? (sort.isDown ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => sortBy(column)}>
        {t(`numbers.column.${column}`)}
        {isOn && <Arrow size={12} aria-hidden />}
      </button>
    </span>
  )
}

function conflictsIn({ entries }: LedgerSection, { conflicts, failing }: Contradictions): number {
  const own = new Set(entries.map(({ number }) => number.id as string))
  const isHere = (ids: readonly string[]): boolean => ids.some((id) => own.has(id))
  return (
    conflicts.filter(({ values }) => isHere(values.flatMap(({ places }) => places.map(({ id }) => id)))).length +
    failing.filter((worked) => isHere(numbersOfTie(worked))).length
  )
}

function tieOf(id: string, { ties, inTie }: Contradictions): 'holds' | 'fails' | undefined {
  if (!inTie.has(id)) return undefined
  return ties.some((worked) => worked.outcome === 'fails' && numbersOfTie(worked).includes(id)) ? 'fails' : 'holds'
}
