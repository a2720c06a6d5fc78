import { FolderOpen, RotateCcw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '#shared/contract/errors.ts'
import type { Backup } from '#shared/contract/shapes.ts'
import { Button } from '../../components/Button.tsx'
import { runCommand } from '../../commands/registry.ts'
import { lineStart, shownBytes, shownMoment } from '../../lib/format.ts'
import { showOverlay } from '../../acts/actions.ts'
import { errorText } from '../../acts/toasts.ts'
import { refreshLibrary } from '../../acts/library-store.ts'
import { client } from '../../transport/bridge.ts'
import { proofWord } from './proof-word.ts'
import { RescueOffer } from './RescueOffer.tsx'

const TITLES: Partial<Record<CallError['code'], string>> = {
  'library-newer': 'newer',
  'library-foreign': 'foreign',
  'library-damaged': 'damaged',
  'library-missing': 'missing',
  'library-held': 'held',
}

/** Troubles in which the file itself may be what is wrong; a number that was damaged looks like a newer library's. */
const RESCUABLE: ReadonlySet<CallError['code']> = new Set([
  'library-altered',
  'library-damaged',
  'library-foreign',
  'library-newer',
])

/** The library is not open: why, and every way on. */
export function LibraryTrouble({ error }: { readonly error: CallError }) {
  const { t, i18n } = useTranslation()
  const [backups, setBackups] = useState<readonly Backup[]>([])
  useEffect(() => {
    void client.call('library.backups', {}).then((answer) => {
      if (answer.ok) setBackups(answer.value.backups)
    })
  }, [error])
  return (
    <div className="lib-trouble">
      <section className="empty" role="alert">
        <h2>{t(`library.trouble.${TITLES[error.code] ?? 'other'}`)}</h2>
        <p>{errorText(error)}</p>
        <div className="empty-actions">
          <Button tone="main" onClick={() => runCommand('open-library')}>
            <FolderOpen size={16} aria-hidden />
            {t('library.trouble.choose')}
          </Button>
          <Button onClick={() => runCommand('new-library')}>{t('library.trouble.new')}</Button>
          <Button onClick={() => void refreshLibrary()}>
            <RotateCcw size={16} aria-hidden />
            {t('common.retry')}
          </Button>
        </div>
      </section>
      {RESCUABLE.has(error.code) && <RescueOffer />}
      <section aria-label={t('library.trouble.backups')} className="lib-backups">
        <h3>{t('library.trouble.backups')}</h3>
        {backups.length === 0 ? (
          <p className="lib-quiet">{t('library.trouble.noBackups')}</p>
        ) : (
          <ul>
            {backups.map((backup) => (
              <li key={backup.name}>
                <span>{lineStart(shownMoment(backup.madeAtMs, i18n.language))}</span>
                <span className="lib-quiet">
                  {shownBytes(backup.sizeBytes, i18n.language)} · {t('library.count', { count: backup.articles })} ·{' '}
                  {t(`settings.library.${proofWord(backup)}`)}
                </span>
                <Button
                  tone="link"
                  aria-label={t('settings.library.takeLabel', { when: shownMoment(backup.madeAtMs, i18n.language) })}
                  onClick={() => showOverlay({ kind: 'restore', backup, articles: 0 })}
                >
                  {t('settings.library.take')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
