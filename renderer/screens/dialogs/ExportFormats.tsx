import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { EXPORTS_BY_GROUP, FORMATS, type ExportFormat } from '#shared/contract/formats.ts'
import { FORMAT_ICONS } from '../../components/format-icons.ts'

interface ExportFormatsProps {
  readonly value: ExportFormat
  readonly onChange: (format: ExportFormat) => void
}

/** Every format, by whom it is for, each with what it is good for; one choice, whose arrows go through all groups. */
export function ExportFormats({ value, onChange }: ExportFormatsProps) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="export-formats scroll" role="radiogroup" aria-label={t('dialogs.exporting.format')}>
      {EXPORTS_BY_GROUP.filter(([, formats]) => formats.length > 0).map(([group, formats]) => (
        <div key={group} className="export-group" role="group" aria-labelledby={`${id}${group}`}>
          <h3 id={`${id}${group}`}>{t(`dialogs.exporting.group.${group}`)}</h3>
          {formats.map((format) => (
            <FormatLine key={format} format={format} isOn={format === value} onChoose={() => onChange(format)} />
          ))}
        </div>
      ))}
    </div>
  )
}

interface FormatLineProps {
  readonly format: ExportFormat
  readonly isOn: boolean
  readonly onChoose: () => void
}

function FormatLine({ format, isOn, onChoose }: FormatLineProps) {
  const { t } = useTranslation()
  const Icon = FORMAT_ICONS[FORMATS[format].icon]
  return (
    <label className="dlg-format" data-on={isOn}>
      <input
        type="radio"
        name="format"
        data-focus={isOn ? true : undefined}
        checked={isOn}
        onChange={onChoose}
        // In a long list what the arrows come to is brought into sight.
        onFocus={(event) => event.target.parentElement?.scrollIntoView({ block: 'nearest' })}
      />
      <Icon size={20} aria-hidden />
      <span>
        <b>{t(`dialogs.exporting.formats.${format}`)}</b>
        <small>{t(`dialogs.exporting.formatHints.${format}`)}</small>
      </span>
    </label>
  )
}
