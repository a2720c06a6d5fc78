import { useTranslation } from 'react-i18next'
import { FilterChoice } from '../../components/FilterChoice.tsx'
import type { NoteChoices, NoteFilters } from './note-lines.ts'

interface NoteFilterBarProps {
  readonly filters: NoteFilters
  readonly choices: NoteChoices
  readonly onChange: (filters: NoteFilters) => void
}

/** What is listed: by kind, state, author and place. */
export function NoteFilterBar({ filters, choices, onChange }: NoteFilterBarProps) {
  const { t } = useTranslation()
  const choose = (name: keyof NoteFilters, nameOf: (item: string) => string) => {
    const own = choices[name]
    // What is chosen stays to be seen, though nothing has it any more.
    const all =
      filters[name] === '' || own.some(([item]) => item === filters[name]) ? own : [...own, [filters[name], 0] as const]
    return (
      <FilterChoice
        label={t(`proof.filter.${name}`)}
        value={filters[name]}
        onChange={(value) => onChange({ ...filters, [name]: value })}
      >
        {all.map(([item, count]) => [item, `${nameOf(item)} ${String(count)}`])}
      </FilterChoice>
    )
  }
  return (
    <div className="desk-filters">
      {choose('kind', (kind) => t(`proof.kind.${kind}`))}
      {choose('state', (state) => t(`proof.filter.${state}`))}
      {choose('author', (author) => author)}
      {choose('where', (role) => t(`common.role.${role}`))}
    </div>
  )
}
