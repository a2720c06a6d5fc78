import { useTranslation } from 'react-i18next'
import { INTO_OWN, type ExportOption } from '#shared/contract/export-options.ts'
import { optionsOf, viewsOf } from '#shared/contract/formats.ts'
import type { ExportForm } from '../../acts/exporting.ts'
import { Segmented } from '../../components/Segmented.tsx'

interface ExportOptionsProps {
  readonly form: ExportForm
  /** How many pictures say where they were taken, where that is known. */
  readonly located: number | undefined
  /** Whether the text at hand came as a Word file. */
  readonly isOwn: boolean
  /** What is said where only some of several came so. */
  readonly ownOf?: string | undefined
  readonly onChange: (change: Partial<ExportForm>) => void
}

/** Of the chosen format: which view of the text, and what its entry lets be chosen besides. */
export function ExportOptions({ form, located, isOwn, ownOf, onChange }: ExportOptionsProps) {
  const { t } = useTranslation()
  const { format, view, options } = form
  // What no picture has cannot be kept.
  const all = optionsOf(format, view).filter(({ id }) => id !== 'with-position' || located !== 0)
  const offered = all.filter(({ id }) => id !== INTO_OWN.id || isOwn)
  const choose = (id: string, value: string | boolean): void => onChange({ options: { ...options, [id]: value } })
  return (
    <>
      {viewsOf(format).length > 0 && (
        <div className="dlg-view">
          <span aria-hidden="true">{t('dialogs.exporting.view')}</span>
          <Segmented
            label={t('dialogs.exporting.view')}
            value={view}
            options={viewsOf(format).map((value) => ({ value, label: t(`dialogs.exporting.views.${value}`) }))}
            onChange={(value) => onChange({ view: value })}
          />
          <small>{t(`dialogs.exporting.viewHint.${view}`)}</small>
        </div>
      )}
      {offered.length < all.length && <small role="note">{t(`dialogs.exporting.option.${INTO_OWN.id}.not`)}</small>}
      {offered.map((option) => (
        <OneOption
          key={option.id}
          option={option}
          value={options[option.id]}
          // Where it is not known how many, it is not said.
          count={located ?? 0}
          more={option.id === INTO_OWN.id ? ownOf : undefined}
          onChange={(value) => choose(option.id, value)}
        />
      ))}
    </>
  )
}

interface OneOptionProps {
  readonly option: ExportOption
  readonly value: string | boolean | undefined
  readonly count: number
  /** What is said of it besides. */
  readonly more: string | undefined
  readonly onChange: (value: string | boolean) => void
}

function OneOption({ option: { id, values }, value, count, more, onChange }: OneOptionProps) {
  const { t } = useTranslation()
  const words = `dialogs.exporting.option.${id}`
  const hint = t(count === 0 ? `${words}.hint` : `${words}.hintOf`, { count, defaultValue: t(`${words}.hint`) })
  if (values === undefined)
    return (
      <label className="dlg-check">
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked)} />
        <span>
          <b>{t(`${words}.label`)}</b>
          <small>{hint}</small>
          {more !== undefined && <small>{more}</small>}
        </span>
      </label>
    )
  return (
    <div className="dlg-view">
      <span aria-hidden="true">{t(`${words}.label`)}</span>
      <Segmented
        label={t(`${words}.label`)}
        value={typeof value === 'string' ? value : values[0]}
        options={values.map((each) => ({ value: each, label: t(`${words}.${each}`) }))}
        onChange={onChange}
      />
      <small>{hint}</small>
    </div>
  )
}
