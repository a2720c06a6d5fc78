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

/** One number; what is no number within its bounds is said and not kept. */
function Limit({ name }: { readonly name: 'backupGigabytes' | 'backupCount' }) {
  const { t } = useTranslation()
  const value = useApp((state) => state.settings[name])
  const [isWrong, setIsWrong] = useState(false)
  const keep = (text: string): void => {
    const read = settingsSchema.unwrap().shape[name].safeParse(Number(text.trim().replace(',', '.')))
    const isRead = text.trim() !== '' && read.success
    setIsWrong(!isRead)
    if (isRead) set(name, read.data satisfies Settings[typeof name], `settings.library.${name}`)
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
