import { Check, CircleAlert, Database, FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '#shared/contract/shapes.ts'
import { runCommand } from '../../commands/registry.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { SettingRow } from '../../components/SettingRow.tsx'
import { lineStart, shownBytes, shownMoment, shownPath } from '../../lib/format.ts'
import { showOverlay } from '../../acts/actions.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { refreshLibrary, useLibrary } from '../../acts/library-store.ts'
import { client } from '../../transport/bridge.ts'
import { proofWord } from '../library/proof-word.ts'
import { BackupLimits } from './BackupLimits.tsx'
import { Section } from './Section.tsx'

/** Where the library lies, how it is, and its backups. */
export function LibrarySection() {
  const { t, i18n } = useTranslation()
  const { state, error } = useLibrary((view) => view)
  const backups = useBackups(state)
  const [isBusy, setIsBusy] = useState(false)
  const reveal = async (): Promise<void> => {
    const answer = await client.call('library.reveal', {})
    if (!answer.ok) toast('wrong', errorText(answer.error))
  }
  const backUp = async (): Promise<void> => {
    setIsBusy(true)
    const answer = await client.call('library.backUp', {})
    setIsBusy(false)
    if (answer.ok) toast('ok', t('library.backedUp'))
    else if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
    await refreshLibrary()
  }
  return (
    <Section id="library" title={t('settings.library.title')} hint={t('settings.library.hint')}>
      <SettingRow label={t('settings.library.place')}>
        <div className="set-place">
          <Database size={16} aria-hidden />
          <bdi title={state?.path}>
            {state === undefined ? (error === undefined ? '' : errorText(error)) : shownPath(state.path)}
          </bdi>
          {state !== undefined && <small>{shownBytes(state.sizeBytes, i18n.language)}</small>}
          <IconButton label={t('library.reveal')} size="small" onClick={() => void reveal()}>
            <FolderOpen size={16} />
          </IconButton>
        </div>
        <Button onClick={() => runCommand('open-library')}>{t('settings.library.choose')}</Button>
        <Button onClick={() => runCommand('new-library')}>{t('settings.library.new')}</Button>
      </SettingRow>
      {state !== undefined && (
        <SettingRow label={t('settings.library.health')}>
          <span className="set-health" data-sound={state.isSound}>
            {!state.isSound && <CircleAlert size={16} aria-hidden />}
            {state.isSound && state.checkedAtMs !== undefined && <Check size={16} aria-hidden />}
            {!state.isSound
              ? t('library.health.unsound')
              : state.checkedAtMs === undefined
                ? t('library.health.checking')
                : lineStart(t('library.health.checked', { when: shownMoment(state.checkedAtMs, i18n.language) }))}
          </span>
          <span className="frame-space" />
          <Button
            aria-disabled={isBusy || state.isReadOnly}
            onClick={() => !isBusy && !state.isReadOnly && void backUp()}
          >
            {t('settings.library.backUp')}
          </Button>
        </SettingRow>
      )}
      <BackupLimits backups={backups} />
      <h3 className="visually-hidden">{t('settings.library.backups')}</h3>
      {backups.length === 0 ? (
        <p className="set-note">{t('settings.library.none')}</p>
      ) : (
        <ul className="set-backups">
          {backups.map((backup) => {
            const when = shownMoment(backup.madeAtMs, i18n.language)
            return (
              <li key={backup.name}>
                <span>{lineStart(when)}</span>
                <span className="set-quiet">{shownBytes(backup.sizeBytes, i18n.language)}</span>
                <span className="set-quiet">{t('library.count', { count: backup.articles })}</span>
                <span className="set-quiet">{t(`settings.library.${proofWord(backup)}`)}</span>
                <Button
                  tone="link"
                  aria-label={t('settings.library.takeLabel', { when })}
                  onClick={() => showOverlay({ kind: 'restore', backup, articles: state?.articles ?? 0 })}
                >
                  {t('settings.library.take')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      <p className="set-note">{t('settings.library.note')}</p>
    </Section>
  )
}

/** The backups, read anew whenever the library's state is. */
function useBackups(state: unknown): readonly Backup[] {
  const [backups, setBackups] = useState<readonly Backup[]>([])
  useEffect(() => {
    let isStale = false
    void client.call('library.backups', {}).then((answer) => {
      if (answer.ok && !isStale) setBackups(answer.value.backups)
    })
    return () => {
      isStale = true
    }
  }, [state])
  return backups
}
