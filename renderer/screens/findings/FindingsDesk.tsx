import { useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import '../../styles/findings.css'
import { STANDARDS, type RuleArea } from '#shared/checks/rules.ts'
import { CensusList, CensusSum } from '../../components/CensusList.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { useDeskRole } from '../../lib/room.ts'
import type { Bundles } from '../../store/by-block.ts'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { clearFindingsFilter, findingsFilter } from '../../store/findings-filter.ts'
import { censusOf, standsOf } from '../../store/findings.ts'
import { useApp, useArticle, useFindings } from '../../store/hooks.ts'
import { findingLines, listFindings } from './finding-lines.ts'
import { FindingRow } from './FindingRow.tsx'
import { RuleHead } from './RuleHead.tsx'
import { FindingsHead } from './FindingsHead.tsx'
import { useFindingKeys } from './use-finding-keys.ts'

const NONE: readonly PlacedFinding[] = []

/** What a row with one line of words and one of quotation takes, before the text scale. */
const LIKELY_PX = 62

/** What the checks found, by area; a finding is advice, names its rule, and is left as it is with one key. */
export function FindingsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const findings = useFindings((state) => state.findings)
  const isChecking = useFindings((state) => state.isChecking)
  const isChecked = useFindings((state) => state.isChecked)
  const stands = useArticle(({ tables }) => standsOf(findings, tables))
  const census = useArticle(({ tables }) => censusOf(tables))
  const scale = useApp((app) => app.settings.textScale)
  const { areas, severity, isAll } = useStore(findingsFilter)
  useEffect(() => clearFindingsFilter, [])
  const live = useApp((app) => (app.place?.kind === 'finding' ? app.place.id : undefined))
  const listed = useMemo(() => listFindings(findings, stands), [findings, stands])
  const lines = useMemo(() => {
    // One just left as it is stays in view until the next move.
    const seen = listed.filter(({ finding, state }) => isAll || state.kind !== 'dismissed' || finding.id === live)
    return findingLines(seen, { areas, severity })
  }, [listed, isAll, live, areas, severity])
  const shown = useMemo(() => lines.flatMap((line) => (line.kind === 'finding' ? [line] : [])), [lines])
  const byRule = useMemo(() => {
    const open = listed.flatMap(({ finding, state }) => (state.kind === 'open' ? [finding] : []))
    return Map.groupBy(open, ({ rule }) => rule)
  }, [listed])
  useFindingKeys(shown, live, { byRule, bundles })
  const liveRule = shown.find(({ finding }) => finding.id === live)?.finding.rule
  // Where others wait that the filters leave out, not all is done.
  const isNarrowed = byRule.size > 0
  const isHeading = useCallback((index: number) => lines[index]?.kind === 'area', [lines])

  return (
    <section
      className="findings-desk"
      role={useDeskRole(scale)}
      aria-label={t('proof.desk.findings')}
      aria-busy={isChecking}
    >
      <FindingsHead listed={listed} isChecking={isChecking} isChecked={isChecked} filter={{ areas, severity, isAll }} />
      {shown.length === 0 ? (
        isChecked && (
          <EmptyState
            title={t(listed.length === 0 ? 'proof.noFindings' : isNarrowed ? 'findings.noneHere' : 'findings.allDone')}
            text={t(
              listed.length === 0
                ? 'proof.noFindingsHint'
                : isNarrowed
                  ? 'findings.noneHereHint'
                  : 'findings.allDoneHint',
            )}
          />
        )
      ) : (
        <VirtualRows
          className="findings-list"
          kind="items"
          aria-label={t('proof.desk.findings')}
          isMeasured
          isHeading={isHeading}
          count={lines.length}
          rowPx={LIKELY_PX * scale}
          keyOf={(index) => {
            const line = lines[index]
            return line?.kind === 'finding' ? line.finding.id : line?.kind === 'rule' ? line.rule : (line?.area ?? '')
          }}
          active={
            live === undefined ? -1 : lines.findIndex((line) => line.kind === 'finding' && line.finding.id === live)
          }
          row={(index) => {
            const line = lines[index]
            if (line === undefined) return null
            if (line.kind === 'area') return <AreaHead area={line.area} count={line.count} />
            if (line.kind === 'rule')
              return (
                <RuleHead
                  rule={line.rule}
                  count={line.count}
                  open={byRule.get(line.rule) ?? NONE}
                  bundles={bundles}
                  isLive={liveRule === line.rule}
                />
              )
            const { finding, state, isGrouped } = line
            return (
              <FindingRow
                finding={finding}
                state={state}
                bundle={finding.blockId === undefined ? undefined : bundles.byId.get(finding.blockId)}
                isLive={finding.id === live}
                isGrouped={isGrouped}
              />
            )
          }}
        />
      )}
      {census !== undefined && (
        <details className="findings-census">
          <summary>
            {t('opening.census.title')}{' '}
            <small>
              <CensusSum census={census} />
            </small>
          </summary>
          <CensusList census={census} />
        </details>
      )}
      <footer className="numbers-keys" aria-hidden="true">
        <KeyHint parts={['J', 'K']} words={t('commands.next-place')} />
        <KeyHint parts={['1']} words={t('findings.makeNote')} />
        <KeyHint parts={['S']} words={t('findings.suggest')} />
        <KeyHint parts={['I']} words={t('findings.dismiss')} />
        <KeyHint parts={['Enter']} words={t('findings.toText')} />
      </footer>
    </section>
  )
}

function AreaHead({ area, count }: { readonly area: RuleArea; readonly count: number }) {
  const { t } = useTranslation()
  return (
    <h3>
      {t(`rules.area.${area}`)} <span>{count}</span>
      {STANDARDS[area] !== undefined && <small>{STANDARDS[area]}</small>}
    </h3>
  )
}
