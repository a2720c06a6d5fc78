import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DETAIL_NAMES, detailsOf, type DetailName } from '#shared/domain/details.ts'
import type { Article } from '#shared/domain/article.ts'
import { writtenDate } from '#shared/structure/dates.ts'
import { saveDetails } from '../../acts/details.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shownKeys } from '../../lib/keys.ts'
import { useArticle } from '../../store/hooks.ts'
import { DetailRow } from './DetailRow.tsx'

/** The longest that a line of details may be. */
const MAX_LENGTH = 300

/** Title, source, byline, editor and date of the open article, to be put right. Its text stays as it is. */
export function DetailsDialog({ onClose }: { readonly onClose: () => void }) {
  const article = useArticle((open) => [...open.tables.article.values()][0])
  return article === undefined ? null : <Fields article={article} onClose={onClose} />
}

function Fields({ article, onClose }: { readonly article: Article; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState<Readonly<Record<DetailName, string>>>(() => wordsOf(article))
  const [isAsked, setIsAsked] = useState(false)
  const received = wordsOf(article.received ?? article)
  const date = words.publishedAt.trim()
  // What it was before is taken as it is: a file may state its date more exactly than a person would write it.
  const publishedAt = date === '' ? undefined : date === article.publishedAt ? date : writtenDate(date)
  const wrong: Partial<Record<DetailName, string>> = {
    ...(words.title.trim() === '' ? { title: t('dialogs.details.noTitle') } : {}),
    ...(date !== '' && publishedAt === undefined ? { publishedAt: t('dialogs.details.noDay') } : {}),
  }
  const isRight = Object.keys(wrong).length === 0
  const save = (): void => {
    if (!isRight) return setIsAsked(true)
    onClose()
    saveDetails({ ...words, publishedAt })
  }
  return (
    <Dialog
      title={t('dialogs.details.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={!isRight} onClick={save}>
            {t('dialogs.details.save')}
            <Keys parts={shownKeys('Enter')} />
          </Button>
        </>
      }
    >
      <div className="dialog-body dlg-details">
        <p>{t('dialogs.details.text')}</p>
        {DETAIL_NAMES.map((name) => (
          <DetailRow
            key={name}
            name={name}
            initial={words[name]}
            received={received[name]}
            isChanged={words[name].trim() !== received[name]}
            lang={article.language === 'und' ? undefined : article.language}
            maxLength={MAX_LENGTH}
            day={name === 'publishedAt' ? publishedAt : undefined}
            wrong={isAsked || name === 'publishedAt' ? wrong[name] : undefined}
            onInput={(text) => setWords((now) => ({ ...now, [name]: text }))}
            onEnter={save}
          />
        ))}
      </div>
    </Dialog>
  )
}

function wordsOf(article: Parameters<typeof detailsOf>[0]): Readonly<Record<DetailName, string>> {
  const { title, source = '', byline = '', editor = '', publishedAt = '' } = detailsOf(article)
  return { title, source, byline, editor, publishedAt }
}
