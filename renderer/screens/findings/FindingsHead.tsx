import { Eye, SlidersHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { areaOf, isRuleOn, RULE_AREAS, RULES } from '#shared/checks/rules.ts'
import { Button } from '../../components/Button.tsx'
import { appStore } from '../../store/app-store.ts'
import type { FindingState } from '#shared/checks/stands.ts'
import { findingsFilter, type FindingsFilter } from '../../store/findings-filter.ts'
import { useApp, useArticleLang } from '../../store/hooks.ts'
import type { ListedFinding } from './finding-lines.ts'

interface FindingsHeadProps {
  readonly listed: readonly ListedFinding[]
  readonly isChecking: boolean
  /** Whether the checks have said anything yet. */
  readonly isChecked: boolean
  readonly filter: FindingsFilter
}

const SEVERITIES = ['error', 'warning', 'info'] as const

/** How many findings wait, by area; a press shows one area alone. */
export function FindingsHead({ listed, isChecking, isChecked, filter }: FindingsHeadProps) {
  const { t } = useTranslation()
  const { areas, severity, isAll } = filter
  const language = useArticleLang()
  const count = (kind: FindingState['kind']): number => listed.filter(({ state }) => state.kind === kind).length
  const open = listed.filter(({ state }) => state.kind === 'open')
  const inArea = Map.groupBy(open, ({ finding }) => areaOf(finding.rule))
  return (
    <>
      <header className="desk-head">
        <h2>{t('proof.desk.findings')}</h2>
        <span role="status">{isChecked ? t('findings.toLookAt', { count: open.length }) : t('findings.checking')}</span>
        {isChecked && (
          <small>
            {t('findings.counts', { handled: count('handled'), dismissed: count('dismissed') })}
            {isChecking && ` · ${t('findings.checking')}`}
          </small>
        )}
        <RulesButton />
        {isChecked && language === 'zh-Hant' && <p>{t('findings.typosUnread')}</p>}
      </header>
      <div className="findings-filters">
        <button
          type="button"
          className="chip"
          aria-pressed={areas.length === 0}
          onClick={() => findingsFilter.setState({ areas: [] })}
        >
          {t('numbers.all')} {open.length}
        </button>
        {RULE_AREAS.filter((name) => inArea.has(name) || areas.includes(name)).map((name) => (
          <button
            key={name}
            type="button"
            className="chip"
            aria-pressed={areas.includes(name)}
            onClick={() => findingsFilter.setState({ areas: [name] })}
          >
            {t(`rules.area.${name}`)} {inArea.get(name)?.length ?? 0}
          </button>
        ))}
        <div className="findings-shown">
          <label>
            <span className="visually-hidden">{t('findings.severity.label')}</span>
            <select
              className="field"
              value={severity ?? ''}
              onChange={({ target }) =>
                findingsFilter.setState({ severity: SEVERITIES.find((name) => name === target.value) })
              }
            >
              <option value="">{t('findings.severity.all')}</option>
              {SEVERITIES.map((name) => (
                <option key={name} value={name}>
                  {t(`findings.severity.${name}`)} {open.filter(({ finding }) => finding.severity === name).length}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            className="chip findings-all"
            aria-pressed={isAll}
            onClick={() => findingsFilter.setState({ isAll: !isAll })}
          >
            <Eye size={14} aria-hidden />
            {t('findings.alsoDismissed')}
          </button>
        </div>
      </div>
    </>
  )
}

/** Leads to the rules in the settings, and says how many run. */
function RulesButton() {
  const { t } = useTranslation()
  const { rulesOff, rulesOn } = useApp((state) => state.settings)
  const running = RULES.filter((rule) => isRuleOn(rule, { off: rulesOff, on: rulesOn })).length
  return (
    <Button
      tone="plain"
      title={t('findings.rules', { count: running })}
      onClick={() => appStore.setState({ screen: { kind: 'settings', from: 'proof', section: 'rules' } })}
    >
      <SlidersHorizontal size={14} aria-hidden />
      <span className="head-words">{t('findings.rules', { count: running })}</span>
    </Button>
  )
}
