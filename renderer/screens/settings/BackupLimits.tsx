import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '#shared/contract/shapes.ts'
import { settingsSchema, type Settings } from '#shared/domain/settings.ts'
import { SettingRow } from '../../components/SettingRow.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { shownBytes } from '../../lib/format.ts'
import { useApp } from '../../store/hooks.ts'
import { set } from './change.ts'

/** How much room backups may take, how many there may be, and what is kept within that. */
export function BackupLimits({ backups }: { readonly backups: readonly Backup[] }) {
  const { t, i18n } = useTranslation()
  const size = shownBytes(
    backups.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    i18n.language,
  )
  return (
    <SettingRow label={t('settings.library.limits')} hint={t('settings.library.limitsHint')}>
      <Limit name="backupGigabytes" />
      <Limit name="backupCount" />
      {backups.length > 0 && (
        <span className="set-quiet">{t('settings.library.total', { count: backups.length, size })}</span>
      )}
    </SettingRow>
  )
}

/** A number as people write it (2.5, 10,000, １２); NaN for anything else, since nothing at all would mean the usual limit. */
function plainNumber(text: string): number {
  const plain = text.normalize('NFKC').trim()
  return /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(plain) ? Number(plain.replaceAll(',', '')) : Number.NaN
}

/** One number; what is no number within its bounds is said and not kept. */
function Limit({ name }: { readonly name: 'backupGigabytes' | 'backupCount' }) {
  const { t } = useTranslation()
  const value = useApp((state) => state.settings[name])
  const [isWrong, setIsWrong] = useState(false)
  const keep = (text: string): void => {
    const read = settingsSchema.unwrap().shape[name].safeParse(plainNumber(text))
    setIsWrong(!read.success)
    if (read.success) set(name, read.data satisfies Settings[typeof name], `settings.library.${name}`)
  }
  return (
    <label className="set-limit">
      {/* Drawn anew when it is taken back. */}
      <TextInput
        key={value}
        label={t(`settings.library.${name}`)}
        initial={String(value)}
        maxLength={8}
        onEnter={keep}
        onBlur={keep}
      />
      <span aria-hidden="true">{t(`settings.library.${name}Unit`)}</span>
      {isWrong && (
        <small role="alert" className="set-wrong">
          {t(`settings.library.${name}Wrong`)}
        </small>
      )}
    </label>
  )
}
