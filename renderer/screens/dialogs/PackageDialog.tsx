import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/packages.css'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { PackagePreview } from '#shared/package/preview.ts'
import { takeArticles } from '../../acts/packages.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shownBytes } from '../../lib/format.ts'
import { PackedArticleRow } from './PackedArticleRow.tsx'

interface PackageDialogProps {
  readonly preview: PackagePreview
  readonly onClose: () => void
}

/** What a package holds, article by article, before anything of it is taken; which of them are taken is chosen here. */
export function PackageDialog({ preview, onClose }: PackageDialogProps) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const { articles, fileName, sizeBytes } = preview
  const fresh = articles.filter(({ here }) => here === 'new')
  const [left, setLeft] = useState<ReadonlySet<ArticleId>>(new Set())
  const [isBusy, setIsBusy] = useState(false)
  const chosen = fresh.filter((article) => !left.has(article.id)).map((article) => article.id)
  const choose = (articleId: ArticleId, isChosen: boolean): void => {
    const next = new Set(left)
    if (isChosen) next.delete(articleId)
    else next.add(articleId)
    setLeft(next)
  }
  const take = async (): Promise<void> => {
    if (isBusy || chosen.length === 0) return
    setIsBusy(true)
    const isTaken = await takeArticles(preview, chosen)
    setIsBusy(false)
    if (isTaken) onClose()
  }
  return (
    <Dialog
      title={t('packages.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button {...(fresh.length === 0 ? { tone: 'main' as const } : {})} onClick={onClose}>
            {t(fresh.length === 0 ? 'common.close' : 'common.cancel')}
          </Button>
          {fresh.length > 0 && (
            <Button tone="main" aria-disabled={isBusy || chosen.length === 0} onClick={() => void take()}>
              {isBusy ? t('packages.busy') : t('packages.take', { count: chosen.length })}
              <Keys parts={['Enter']} />
            </Button>
          )}
        </>
      }
    >
      <form
        className="dialog-body package"
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        <p className="package-file">
          <bdi>{fileName}</bdi>
          <span>{t('packages.holds', { count: articles.length, size: shownBytes(sizeBytes, i18n.language) })}</span>
        </p>
        <p className="package-note" id={`${id}note`}>
          {t(fresh.length === 0 ? 'packages.nothingNew' : 'packages.note')}
        </p>
        <ul className="package-list scroll" aria-label={t('packages.articles')}>
          {articles.map((article) => (
            <PackedArticleRow
              key={article.id}
              article={article}
              isChosen={article.here === 'new' && !left.has(article.id)}
              onChoose={(isChosen) => choose(article.id, isChosen)}
            />
          ))}
        </ul>
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
