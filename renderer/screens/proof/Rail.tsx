import {
  Camera,
  Flag,
  Columns2,
  GitCompareArrows,
  GitMerge,
  Hash,
  ListTree,
  MapPin,
  MessageSquareText,
  SquarePen,
  Users,
} from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { countThings } from '#shared/acts/settling.ts'
import { countOpen, isProposal } from '#shared/acts/waiting.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { showDesk, showOverlay } from '../../acts/actions.ts'
import type { Desk } from '../../store/app-store.ts'
import type { Bundles } from '../../store/by-block.ts'
import { captionCoverage, numberCoverage, uncountedNumbers } from '../../store/coverage.ts'
import { standsOf } from '../../store/findings.ts'
import { useApp, useArticle, useFindings } from '../../store/hooks.ts'
import { isUnsettled } from '#shared/revision/revision-lines.ts'
import { revisionLines } from '../../store/revision.ts'
import { openConflictsOf } from '../../store/merge-conflicts.ts'
import { needPlacing } from '../../store/unplaced.ts'
import { Outline } from './Outline.tsx'
import { RailLayers } from './RailLayers.tsx'

const ICONS = {
  outline: ListTree,
  captions: Camera,
  numbers: Hash,
  notes: MessageSquareText,
  suggestions: SquarePen,
  findings: Flag,
  people: Users,
  placing: MapPin,
  conflicts: GitMerge,
  revision: GitCompareArrows,
  versions: Columns2,
} as const

interface RailProps {
  readonly bundles: Bundles
}

/** The desks of an article, each with what is left to do; below, the article's outline. */
export function Rail({ bundles }: RailProps) {
  const { t } = useTranslation()
  const desk = useApp((state) => state.desk)
  const reviewer = useApp((state) => state.settings.reviewerName)
  const notes = useArticle((open) => open.tables.note)
  const suggestions = useArticle((open) => open.tables.suggestion)
  const found = useFindings((state) => state.findings)
  const isChecked = useFindings((state) => state.isChecked)
  const stands = useArticle(({ tables }) => standsOf(found, tables))
  const findings = useMemo(() => [...stands.values()].filter(({ kind }) => kind === 'open').length, [stands])
  const lines = useArticle(({ tables }) => revisionLines(tables))
  const versions = useArticle(({ tables }) => tables.version.size)
  const unplaced = needPlacing(bundles).length
  const conflicts = useArticle(({ tables }) => openConflictsOf(tables)).length
  const captions = captionCoverage(bundles)
  const numbers = numberCoverage(bundles)
  const uncounted = uncountedNumbers(bundles)
  const hints: Partial<Readonly<Record<Desk, string>>> = {
    notes: t('proof.openHint'),
    ...(isChecked ? {} : { findings: t('findings.checking') }),
    ...(uncounted === 0 ? {} : { numbers: t('proof.uncounted', { count: uncounted }) }),
  }
  const openNotes = useMemo(() => countOpen(notes.values(), suggestions.values()), [notes, suggestions])
  const openSuggestions = useMemo(() => countThings([...suggestions.values()].filter(isWaiting)), [suggestions])
  const counts: Readonly<Record<Desk, string>> = {
    outline: '',
    captions: `${captions.done} / ${captions.total}`,
    numbers: `${numbers.done} / ${numbers.total}`,
    notes: String(openNotes),
    suggestions: String(openSuggestions),
    // Nobody has counted them yet.
    findings: isChecked ? String(findings) : '…',
    people: '',
    placing: String(unplaced),
    conflicts: String(conflicts),
    revision: String(lines.filter(isUnsettled).length),
    versions: String(versions),
  }
  // Where nothing came of a new version there is nothing to go to; nor where nothing is suggested.
  const isWorth: Partial<Readonly<Record<Desk, boolean>>> = {
    placing: unplaced > 0,
    conflicts: conflicts > 0,
    revision: lines.length > 0,
    suggestions: suggestions.size > 0,
    versions: versions > 1,
  }
  const hasDesk = (name: Desk): boolean => name === desk || (isWorth[name] ?? true)
  return (
    <nav className="rail" aria-label={t('proof.desks')}>
      <ul className="rail-desks">
        {(Object.keys(ICONS) as Desk[]).filter(hasDesk).map((name) => {
          const Icon = ICONS[name]
          return (
            <li key={name}>
              <button
                type="button"
                title={hints[name]}
                aria-current={desk === name ? 'page' : undefined}
                onClick={() => showDesk(name)}
              >
                <Icon size={16} aria-hidden />
                <span className="rail-name">{t([`proof.railName.${name}`, `proof.desk.${name}`])}</span>
                <span className="rail-count">{counts[name]}</span>
              </button>
              {name === 'findings' && <RailLayers stands={stands} />}
            </li>
          )
        })}
      </ul>
      <Outline bundles={bundles} />
      <button
        type="button"
        className="rail-person"
        onClick={() => showOverlay({ kind: 'reviewer', then: () => undefined })}
      >
        <span className="avatar" aria-hidden="true">
          {reviewer?.slice(0, 1) ?? '?'}
        </span>
        <span className="rail-who">
          <strong title={reviewer}>{reviewer ?? t('proof.noReviewer')}</strong>
          <small>{t('proof.offline')}</small>
        </span>
      </button>
    </nav>
  )
}

const isWaiting = (suggestion: Suggestion): boolean => suggestion.state === 'open' && isProposal(suggestion)
