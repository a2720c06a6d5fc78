import { useTranslation } from 'react-i18next'
import type { NoteChoices, NoteFilters } from './note-lines.ts'

interface NoteFilterBarProps {
  readonly filters: NoteFilters
  readonly choices: NoteChoices
  readonly onChange: (filters: NoteFilters) => void
}

/** What is listed: by kind, state, author and place. */
export function NoteFilterBar({ filters, choices, onChange }: NoteFilterBarProps) {
  const { t } = useTranslation()
  const choose = (name: keyof NoteFilters, items: readonly string[], nameOf: (item: string) => string) => (
    <Choice
      label={t(`proof.filter.${name}`)}
      value={filters[name]}
      onChange={(value) => onChange({ ...filters, [name]: value })}
    >
      {items.map((item) => [item, nameOf(item)])}
    </Choice>
  )
  return (
    <div className="desk-filters">
      {choose('kind', choices.kinds, (kind) => t(`proof.kind.${kind}`))}
      {choose('state', choices.states, (state) => t(`proof.filter.${state}`))}
      {choose('author', choices.authors, (author) => author)}
      {choose('where', choices.roles, (role) => t(`common.role.${role}`))}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: readonly (readonly string[])[]
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <select className="field" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('proof.filter.all', { what: label })}</option>
      {children.map(([key, text]) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  )
}
