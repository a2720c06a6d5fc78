import { Eye, SlidersHorizontal } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/findings.css'
import { areaOf, isRuleOn, RULE_AREAS, RULES, type RuleArea } from '#shared/checks/rules.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Keys } from '../../components/Keys.tsx'
import { goTo } from '../../acts/actions.ts'
import { dismiss, noteFinding, restore } from '../../acts/findings.ts'
import { appStore } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { stateOf, type FindingState, type PlacedFinding } from '../../store/findings.ts'
import { useApp, useArticle, useFindings } from '../../store/hooks.ts'
import { focusArticle } from '../proof/cards/focus-article.ts'
import { FindingRow } from './FindingRow.tsx'

interface Listed {
  readonly finding: PlacedFinding
  readonly state: FindingState
}

/** What the checks found, by area; a finding is advice, names its rule, and is left as it is with one key. */
export function FindingsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const findings = useFindings((state) => state.findings)
  const isChecking = useFindings((state) => state.isChecking)
  const tables = useArticle((open) => open.tables)
  const [area, setArea] = useState<RuleArea | ''>('')
  const [isAll, setIsAll] = useState(false)
  const live = useApp((app) => (app.place?.kind === 'finding' ? app.place.id : undefined))
  const listed = useMemo(
    () => findings.map((finding): Listed => ({ finding, state: stateOf(finding, tables) })),
    [findings, tables],
  )
  const open = listed.filter(({ state }) => state.kind === 'open')
  // One just left as it is stays in view until the next move.
  const seen = listed.filter(({ finding, state }) => isAll || state.kind !== 'dismissed' || finding.id === live)
  const shown = RULE_AREAS.flatMap((name) =>
    area === '' || area === name ? seen.filter(({ finding }) => areaOf(finding.rule) === name) : [],
  )
  useFindingKeys(shown, live)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (live !== undefined)
      list.current?.querySelector(`[data-finding="${CSS.escape(live)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [live])
  const count = (kind: FindingState['kind']): number => listed.filter(({ state }) => state.kind === kind).length

  return (
    <section className="findings-desk" aria-label={t('proof.desk.findings')} aria-busy={isChecking}>
      <header className="desk-head">
        <h2>{t('proof.desk.findings')}</h2>
        <span role="status">{t('findings.toLookAt', { count: open.length })}</span>
        <small>
          {t('findings.counts', { handled: count('handled'), dismissed: count('dismissed') })}
          {isChecking && ` · ${t('findings.checking')}`}
        </small>
        <RulesButton />
      </header>
      <div className="findings-filters">
        <button type="button" className="chip" aria-pressed={area === ''} onClick={() => setArea('')}>
          {t('numbers.all')} {open.length}
        </button>
        {RULE_AREAS.map((name) => {
          const inArea = open.filter(({ finding }) => areaOf(finding.rule) === name).length
          if (inArea === 0 && area !== name) return null
          return (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={area === name}
              onClick={() => setArea(name)}
            >
              {t(`rules.area.${name}`)} {inArea}
            </button>
          )
        })}
        <button type="button" className="chip findings-all" aria-pressed={isAll} onClick={() => setIsAll(!isAll)}>
          <Eye size={14} aria-hidden />
          {t('findings.alsoDismissed')}
        </button>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={t(listed.length === 0 ? 'proof.noFindings' : 'findings.allDone')}
          text={t(listed.length === 0 ? 'proof.noFindingsHint' : 'findings.allDoneHint')}
        />
      ) : (
        <div className="findings-list scroll" ref={list}>
          {RULE_AREAS.map((name) => {
            const own = shown.filter(({ finding }) => areaOf(finding.rule) === name)
            if (own.length === 0) return null
            return (
              <section key={name} aria-label={t(`rules.area.${name}`)}>
                <h3>
                  {t(`rules.area.${name}`)} <span>{own.length}</span>
                  {name === 'style' && <small>GB/T 15835-2011</small>}
                </h3>
                <ul>
                  {own.map(({ finding, state }) => (
                    <FindingRow
                      key={finding.id}
                      finding={finding}
                      state={state}
                      bundle={finding.blockId === undefined ? undefined : bundles.byId.get(finding.blockId)}
                      isLive={finding.id === live}
                    />
                  ))}
                </ul>
              </section>
            )
          })}
        </div>
      )}
      <footer className="numbers-keys" aria-hidden="true">
        <Keys parts={['J', 'K']} /> {t('commands.next-place')}
        <Keys parts={['1']} /> {t('findings.makeNote')}
        <Keys parts={['S']} /> {t('findings.suggest')}
        <Keys parts={['I']} /> {t('findings.dismiss')}
        <Keys parts={['Enter']} /> {t('findings.toText')}
      </footer>
    </section>
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
      onClick={() => appStore.setState({ screen: { kind: 'settings', from: 'proof', section: 'rules' } })}
    >
      <SlidersHorizontal size={14} aria-hidden />
      {t('findings.rules', { count: running })}
    </Button>
  )
}

/** J and K move, 1 makes a note, S a correction, I leaves as it is, Enter leads to the text. */
function useFindingKeys(shown: readonly Listed[], live: string | undefined): void {
  const at = shown.findIndex(({ finding }) => finding.id === live)
  const go = (index: number): void => {
    const next = shown[Math.min(Math.max(index, 0), shown.length - 1)]
    if (next !== undefined) goTo({ kind: 'finding', id: next.finding.id })
  }
  const onLive =
    (run: (listed: Listed) => void): CommandHandler =>
    () => {
      const here = shown[at]
      if (here === undefined) return false
      run(here)
      return undefined
    }
  useCommands({
    'next-place': () => go(at + 1),
    'previous-place': () => go(at === -1 ? 0 : at - 1),
    'note-comment': onLive(({ finding }) => noteFinding(finding, 'comment')),
    'finding-suggest': onLive(({ finding }) => noteFinding(finding, 'correction')),
    'finding-dismiss': onLive(({ finding, state }) => {
      if (state.kind === 'dismissed') restore(state.dismissal)
      else {
        dismiss(finding)
        go(at + 1)
      }
    }),
    'finding-to-text': onLive(() => focusArticle()),
  })
}
