import { useTranslation } from 'react-i18next'
import type { ArticleId } from '#shared/domain/ids.ts'
import { openArticle } from '../../acts/actions.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { session } from '../../store/current.ts'
import { useSession } from '../../store/hooks.ts'
import { articleOf } from './UnsavedBar.tsx'
import { UnsavedItem } from './UnsavedItem.tsx'

/** Everything that was not saved, by article, until it is saved or given up. */
export function UnsavedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const unsaved = useSession((state) => state.unsaved)
  const openId = useSession((state) => state.open?.articleId)
  const articles = [...new Set(unsaved.map(articleOf))].map((id) => unsaved.filter((work) => articleOf(work) === id))
  return (
    <Dialog
      title={t('saving.dialog.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          {unsaved.length > 1 && (
            <Button tone="main" onClick={() => void session.retry()}>
              {t('saving.dialog.retryAll')}
            </Button>
          )}
          <Button onClick={onClose}>{t('common.close')}</Button>
        </>
      }
    >
      <div className="dialog-body unsaved-list">
        <p className="dlg-quiet">{t(unsaved.length === 0 ? 'saving.dialog.empty' : 'saving.dialog.lead')}</p>
        {articles.map((works) => {
          const [first] = works
          if (first === undefined) return null
          const articleId = articleOf(first) as ArticleId
          return (
            <section key={articleId} aria-label={first.title}>
              <header>
                <h3>{first.title}</h3>
                {articleId !== openId && (
                  <Button
                    tone="link"
                    onClick={() => {
                      onClose()
                      void openArticle(articleId)
                    }}
                  >
                    {t('saving.dialog.openArticle')}
                  </Button>
                )}
              </header>
              <ul>
                {works.map((work) => (
                  <UnsavedItem key={work.id} work={work} />
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
