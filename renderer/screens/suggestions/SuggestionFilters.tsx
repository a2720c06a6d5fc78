import { useTranslation } from 'react-i18next'
import { FilterChoice } from '../../components/FilterChoice.tsx'
import { whereOf } from '../../lib/where.ts'
import type { Bundles } from '../../store/by-block.ts'
import { NO_CLASS, type SuggestionChoices, type SuggestionFilters } from './suggestion-lines.ts'

interface SuggestionFilterBarProps {
  readonly filters: SuggestionFilters
  readonly choices: SuggestionChoices
  readonly bundles: Bundles
  readonly onChange: (filters: SuggestionFilters) => void
}

/** What is listed: by kind, state, author, error class and paragraph. */
export function SuggestionFilterBar({ filters, choices, bundles, onChange }: SuggestionFilterBarProps) {
  const { t } = useTranslation()
  const choose = (name: keyof SuggestionFilters, label: string, nameOf: (item: string) => string) => {
    const own = choices[name]
    // What is chosen stays to be seen, though nothing has it any more.
    const all =
      filters[name] === '' || own.some(([item]) => item === filters[name]) ? own : [...own, [filters[name], 0] as const]
    return (
      <FilterChoice label={label} value={filters[name]} onChange={(value) => onChange({ ...filters, [name]: value })}>
        {all.map(([item, count]) => [item, `${nameOf(item)} ${String(count)}`])}
      </FilterChoice>
    )
  }
  return (
    <div className="desk-filters">
      {choose('kind', t('proof.filter.kind'), (kind) => t(`proof.change.${kind}`))}
      {choose('state', t('proof.filter.state'), (state) => t(`suggestions.${state}`))}
      {choose('author', t('proof.filter.author'), (author) => author)}
      {choose('errorClass', t('suggestions.errorClass'), (errorClass) =>
        errorClass === NO_CLASS ? t('suggestions.noClass') : t(`proof.errorClass.${errorClass}`),
      )}
      {choose('block', t('suggestions.block'), (id) => {
        const where = bundles.byId.get(id)
        return where === undefined ? '' : whereOf(where, t)
      })}
    </div>
  )
}
