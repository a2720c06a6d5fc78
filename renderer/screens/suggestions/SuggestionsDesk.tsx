import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/suggestions.css'
import { EmptyState } from '../../components/EmptyState.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { useDeskRole } from '../../lib/room.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { conflictsOf } from '../../store/rivals.ts'
import { SuggestionBar } from './SuggestionBar.tsx'
import { SuggestionFilterBar } from './SuggestionFilters.tsx'
import { SuggestionRow } from './SuggestionRow.tsx'
import {
  isSuggestionShown,
  OPEN_SUGGESTIONS,
  suggestionChoices,
  suggestionLines,
  type SuggestionFilters,
} from './suggestion-lines.ts'
import { useSuggestionChoice } from './use-suggestion-choice.ts'
import { useSuggestionKeys } from './use-suggestion-keys.ts'

/** What a row with two lines of words takes, before the text scale. */
const LIKELY_PX = 92

/** Every suggestion of the article: filtered by kind, state, author, class and paragraph; decided one by one or many at once. */
export function SuggestionsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const [filters, setFilters] = useState(OPEN_SUGGESTIONS)
  const scale = useApp((app) => app.settings.textScale)
  const live = useApp((app) => app.place?.id)
  const tables = useArticle((open) => open.tables)
  const conflicts = conflictsOf(tables.suggestion)
  const rows = useMemo(() => suggestionLines(bundles, tables, conflicts), [bundles, tables, conflicts])
  const choices = useMemo(() => suggestionChoices(rows), [rows])
  const shown = useMemo(() => rows.filter((row) => isSuggestionShown(row, filters)), [rows, filters])
  const choice = useSuggestionChoice(shown)
  const at = shown.findIndex(({ place, parts }) => place.id === live || parts.some(({ id }) => id === live))
  const refilter = (next: SuggestionFilters): void => {
    setFilters(next)
    choice.set([])
  }
  useSuggestionKeys({ shown, at, choice, bundles })
  return (
    <section className="desk-panel suggestions-desk" role={useDeskRole(scale)} aria-label={t('proof.desk.suggestions')}>
      <header className="desk-head">
        <h2>{t('proof.desk.suggestions')}</h2>
        <span className="desk-count">{t('proof.shownOf', { shown: shown.length, count: rows.length })}</span>
      </header>
      {rows.length > 0 && (
        <SuggestionFilterBar filters={filters} choices={choices} bundles={bundles} onChange={refilter} />
      )}
      {rows.length === 0 && <EmptyState title={t('suggestions.none')} text={t('suggestions.noneHint')} />}
      {rows.length > 0 && shown.length === 0 && <p className="desk-none">{t('suggestions.noneShown')}</p>}
      {shown.length > 0 && (
        <>
          <SuggestionBar shown={shown} choice={choice} />
          <VirtualRows
            className="desk-list"
            kind="items"
            aria-label={t('proof.desk.suggestions')}
            isMeasured
            count={shown.length}
            rowPx={LIKELY_PX * scale}
            keyOf={(index) => shown[index]?.id ?? ''}
            active={at}
            row={(index) => {
              const row = shown[index]
              return row === undefined ? null : (
                <SuggestionRow row={row} isChosen={choice.ids.has(row.id)} onChoose={choice.toggle} />
              )
            }}
          />
        </>
      )}
    </section>
  )
}
