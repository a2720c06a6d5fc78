import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Backup } from '#shared/contract/shapes.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { lineStart, shownBytes, shownMoment } from '../../lib/format.ts'
import { showLibrary } from '../../acts/actions.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { session } from '../../store/current.ts'
import { refreshLibrary, useLibrary } from '../../acts/library-store.ts'
import { client } from '../../transport/bridge.ts'

interface RestoreDialogProps {
  readonly backup: Backup
  /** Articles in the library as it is now. */
  readonly articles: number
  readonly onClose: () => void
}

/** Two steps: first what is in the backup beside what is there now, then the question. */
export function RestoreDialog({ backup, articles, onClose }: RestoreDialogProps) {
  const { t, i18n } = useTranslation()
  const [isSure, setIsSure] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const state = useLibrary((view) => view.state)
  const when = shownMoment(backup.madeAtMs, i18n.language)
  const restore = async (): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    await session.flush()
    const answer = await client.call('library.restore', { name: backup.name })
    if (!answer.ok) {
      setIsBusy(false)
      // Given up by the person: the library is as it was, and there is nothing to tell.
      return answer.error.code === 'canceled' ? undefined : toast('wrong', errorText(answer.error))
    }
    onClose()
    showLibrary()
    await refreshLibrary()
    toast('ok', t('settings.restore.done', { when }))
  }
  const stop = (): void => void client.call('library.stopWork', {})
  return (
    <Dialog
      title={t('settings.restore.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={isBusy ? stop : isSure ? () => setIsSure(false) : onClose}>
            {isSure && !isBusy ? t('common.back') : t('common.cancel')}
          </Button>
          {isSure ? (
            <Button tone="main" aria-disabled={isBusy} onClick={() => void restore()}>
              {t('settings.restore.confirm')}
            </Button>
          ) : (
            <Button onClick={() => setIsSure(true)}>{t('settings.restore.next')}</Button>
          )}
        </>
      }
    >
      <div className="dialog-body dlg-restore">
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('settings.restore.then')}</th>
              {state !== undefined && <th scope="col">{t('settings.restore.now')}</th>}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('settings.restore.made')}</th>
              <td>{lineStart(when)}</td>
              {state !== undefined && <td />}
            </tr>
            <tr>
              <th scope="row">{t('settings.restore.articles')}</th>
              <td>{t('library.count', { count: backup.articles })}</td>
              {state !== undefined && <td>{t('library.count', { count: articles })}</td>}
            </tr>
            <tr>
              <th scope="row">{t('settings.restore.size')}</th>
              <td>{shownBytes(backup.sizeBytes, i18n.language)}</td>
              {state !== undefined && <td>{shownBytes(state.sizeBytes, i18n.language)}</td>}
            </tr>
            <tr>
              <th scope="row">{t('settings.restore.file')}</th>
              <td className="dlg-path" colSpan={2}>
                {backup.name}
              </td>
            </tr>
          </tbody>
        </table>
        {isSure && (
          <p className="dlg-sure" role="alert">
            {t('settings.restore.sure', { when })}
          </p>
        )}
      </div>
    </Dialog>
  )
}
