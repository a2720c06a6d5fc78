import { useTranslation } from 'react-i18next'

interface FilterChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: readonly (readonly string[])[]
}

/** One filter of a list: a choice among what occurs in it, or all. */
export function FilterChoice({ label, value, onChange, children }: FilterChoiceProps) {
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
