import { useTranslation } from 'react-i18next'
import { ERROR_CLASSES, type ErrorClass } from '#shared/domain/common.ts'

interface ErrorClassChoiceProps {
  /** `mixed`: of several they differ. */
  readonly value: ErrorClass | '' | 'mixed'
  readonly onChange: (errorClass: ErrorClass | '') => void
}

/** Which kind of error a change puts right. */
export function ErrorClassChoice({ value, onChange }: ErrorClassChoiceProps) {
  const { t } = useTranslation()
  return (
    <label className="class-row">
      <span>{t('proof.errorClassLabel')}</span>
      <select className="field" value={value} onChange={(event) => onChange(event.target.value as ErrorClass | '')}>
        {value === 'mixed' && (
          <option value="mixed" disabled>
            {t('suggestions.mixed')}
          </option>
        )}
        <option value="">{t('common.none')}</option>
        {ERROR_CLASSES.map((errorClass) => (
          <option key={errorClass} value={errorClass}>
            {t(`proof.errorClass.${errorClass}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
