import { CircleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/saving.css'
import type { Translate } from '#shared/messages/translate.ts'
import { showOverlay } from '../../acts/actions.ts'
import { errorText } from '../../acts/toasts.ts'
import { Button } from '../../components/Button.tsx'
import { session } from '../../store/current.ts'
import { useApp, useSession } from '../../store/hooks.ts'
import type { UnsavedWork } from '../../store/save-state.ts'

/** From anywhere: how much of which article is not saved, why, and what can be done. Said aloud, and when it is over. */
export function UnsavedBar() {
  const { t } = useTranslation()
  const unsaved = useSession((state) => state.unsaved)
  const isDialogOpen = useApp((state) => state.overlay?.kind === 'unsaved')
  const last = unsaved.at(-1)
  const text = last === undefined ? '' : sentence(unsaved, (key, values) => t(key, values ?? {}))
  const spoken = useSpoken(text, t('saving.bar.again'))
  return (
    <>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
      {last !== undefined && (
        <section className="unsaved-bar" aria-label={t('saving.bar.label')}>
          <CircleAlert size={18} aria-hidden />
          <p title={`${text} ${errorText(last.error)}`}>
            <strong>{text}</strong> <span>{errorText(last.error)}</span>
          </p>
          <Button onClick={() => void session.retry()}>{t('common.retry')}</Button>
          <Button aria-haspopup="dialog" aria-expanded={isDialogOpen} onClick={() => showOverlay({ kind: 'unsaved' })}>
            {t('saving.bar.show')}
          </Button>
        </section>
      )}
    </>
  )
}

function sentence(unsaved: readonly UnsavedWork[], t: Translate): string {
  const titles = new Map(unsaved.map((work) => [articleOf(work), work.title]))
  const [title = ''] = titles.values()
  const count = unsaved.length
  return titles.size === 1
    ? t('saving.bar.one', { count, title })
    : t('saving.bar.many', { count, articles: titles.size })
}

/** The article that unsaved work belongs to. */
export function articleOf(work: UnsavedWork): string {
  return work.kind === 'act' ? work.act.articleId : work.draft.articleId
}

/** What a screen reader hears: the sentence at each change, and once that it is over. */
function useSpoken(text: string, again: string): string {
  const had = useRef(false)
  const [spoken, setSpoken] = useState('')
  useEffect(() => {
    if (text !== '') setSpoken(text)
    else if (had.current) setSpoken(again)
    had.current = text !== ''
  }, [text, again])
  return spoken
}
