import { useTranslation } from 'react-i18next'
import '../../styles/numbers.css'
import '../../styles/numbers-cards.css'
import '../../styles/numbers-foot.css'
import { EmptyState } from '../../components/EmptyState.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { useDeskRole } from '../../lib/room.ts'
import { useApp } from '../../store/hooks.ts'
import { numbersDesk } from '../../store/numbers-desk.ts'
import { ConflictCards } from './ConflictCards.tsx'
import { DeskFoot } from './DeskFoot.tsx'
import { Filters, hiddenFilters } from './Filters.tsx'
import { Ledger } from './Ledger.tsx'
import { NumbersHead } from './NumbersHead.tsx'
import { TieBar } from './TieBar.tsx'
import { TieLines } from './TieLines.tsx'
import { useNumbersWork } from './use-numbers-work.ts'

/** Every number of the article in one ledger, worked by keyboard; the article follows the row, and the row the article. */
export function NumbersDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const work = useNumbersWork(bundles)
  const { desk, lines, sections, clashes, current, contradictions, liveId, chosen } = work
  const { filter, sort, tie } = desk
  const role = useDeskRole(useApp((app) => app.settings.textScale))
  return (
    <section className="numbers-desk" role={role} aria-label={t('proof.desk.numbers')}>
      <NumbersHead
        bundles={bundles}
        isEmpty={work.isEmpty}
        hasFilters={desk.hasFilters}
        hidden={hiddenFilters(filter)}
      />
      {work.isEmpty ? (
        <EmptyState title={t('numbers.none')} text={t('numbers.noneHint')} />
      ) : (
        <>
          {tie !== undefined ? (
            <TieBar
              draft={tie}
              bundles={bundles}
              onTie={work.onTie}
              onLeave={() => {
                numbersDesk.setState({ tie: undefined })
                work.go(tie.resultId)
              }}
            />
          ) : (
            clashes.length > 0 &&
            desk.openRow === undefined && (
              <ConflictCards
                clashes={clashes}
                current={current}
                isAll={filter.only === 'conflicts'}
                chosen={chosen}
                bundles={bundles}
                onCurrent={(conflict) => numbersDesk.setState({ conflict })}
                onChoose={work.onChoose}
                onSettle={work.onSettle}
                onLeave={() => void work.leaveChoice()}
              />
            )
          )}
          <Filters
            sections={sections}
            filter={filter}
            hasMore={desk.hasFilters}
            clashes={clashes.length}
            ties={contradictions.ties.length}
          />
          <Ledger
            lines={lines}
            live={liveId}
            sort={sort}
            openRow={desk.openRow}
            tie={tie}
            bundles={bundles}
            contradictions={contradictions}
            onOpen={work.onOpen}
            onDone={work.onDone}
          />
          {work.isFilled && lines.length === 0 && <p className="desk-none">{t('numbers.noneShown')}</p>}
          <DeskFoot
            sections={sections}
            folds={desk.folds}
            isCrowded={filter.only === 'conflicts' || desk.openRow !== undefined}
            isTying={tie !== undefined}
          />
        </>
      )}
      <TieLines bundles={bundles} contradictions={contradictions} current={current} live={liveId} draft={tie} />
    </section>
  )
}
