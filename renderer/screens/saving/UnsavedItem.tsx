import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rebased } from '#shared/change/rebase.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { copyField, giveUp, wordsOf } from '../../acts/unsaved.ts'
import { Button } from '../../components/Button.tsx'
import { shortTime } from '../../lib/time.ts'
import { session } from '../../store/current.ts'
import type { UnsavedWork } from '../../store/save-state.ts'
import { Compared } from './Compared.tsx'

/** One piece of work that was not saved: what it was, why, its words, and every way out of it. */
export function UnsavedItem({ work }: { readonly work: UnsavedWork }) {
  const { t, i18n } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const [looked, setLooked] = useState<Rebased>()
  const words = wordsOf(work).join('\n\n')
  const atMs = work.kind === 'act' ? work.act.atMs : work.draft.updatedAtMs
  const compare = async (): Promise<void> => {
    const answer = await session.look(work.id)
    if (answer.ok) setLooked(answer.value)
    else toast('wrong', errorText(answer.error))
  }
  return (
    <li className="unsaved-item">
      <p>
        <strong>
          {work.kind === 'act' ? t('saving.dialog.act', { act: t(`acts.${work.act.act}`) }) : t('saving.dialog.draft')}
        </strong>
        <small>{shortTime(atMs, i18n.language)}</small>
      </p>
      <p className="unsaved-why">{errorText(work.error)}</p>
      {words === '' ? (
        <p className="dlg-quiet">{t('saving.dialog.noWords')}</p>
      ) : (
        <textarea
          ref={field}
          className="field"
          readOnly
          aria-label={t('saving.dialog.words')}
          rows={Math.min(6, words.split('\n').length + 1)}
          value={words}
        />
      )}
      {looked !== undefined && <Compared looked={looked} />}
      <footer>
        <small className="dlg-quiet">{t(work.isOnDisk ? 'saving.dialog.onDisk' : 'saving.dialog.onScreen')}</small>
        <span className="frame-space" />
        {words !== '' && <Button onClick={() => copyField(field.current)}>{t('saving.dialog.copy')}</Button>}
        <Button onClick={() => giveUp(work.id)}>{t('saving.dialog.giveUp')}</Button>
        {work.error.code === 'conflict' && looked === undefined && (
          <Button tone="main" onClick={() => void compare()}>
            {t('saving.dialog.compare')}
          </Button>
        )}
        {looked !== undefined && looked.gone.length === 0 && (
          <Button tone="main" onClick={() => void session.mend(work.id, looked.change)}>
            {t('saving.compare.mend')}
          </Button>
        )}
        {work.error.code !== 'conflict' && (
          <Button tone="main" aria-disabled={work.isTrying} onClick={() => void session.retry(work.id)}>
            {t('common.retry')}
          </Button>
        )}
      </footer>
    </li>
  )
}
