import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/packages.css'
import type { CallError } from '#shared/contract/errors.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/lib/result.ts'
import type { PackagePreview } from '#shared/package/preview.ts'
import { mergeArticles, previewMerge, type MergePreviews } from '../../acts/merging.ts'
import { takeArticles } from '../../acts/packages.ts'
import { errorText } from '../../acts/toasts.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { isImeKey } from '../../lib/composition.ts'
import { shownBytes } from '../../lib/format.ts'
import { MergePart } from './MergePart.tsx'
import { PackedArticleRow } from './PackedArticleRow.tsx'

interface PackageDialogProps {
  readonly preview: PackagePreview
  readonly file: GivenFile
  readonly onClose: () => void
}

/** What a package holds, article by article, before anything of it is taken; which of them are taken is chosen here. */
export function PackageDialog({ preview, file, onClose }: PackageDialogProps) {
  const { t, i18n } = useTranslation()
  const id = useId()
  const { articles, fileName, sizeBytes } = preview
  const fresh = articles.filter(({ here }) => here === 'new')
  const [left, setLeft] = useState<ReadonlySet<ArticleId>>(new Set())
  const [isBusy, setIsBusy] = useState(false)
  const chosen = fresh.filter((article) => !left.has(article.id)).map((article) => article.id)
  const merges = useMerges(preview, file)
  const known = new Map(merges?.ok === true ? merges.value.map((each) => [each.articleId, each]) : [])
  const mergeable = [...known.values()].filter(({ acts }) => acts > 0).map(({ articleId }) => articleId)
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
  const merge = async (): Promise<void> => {
    if (isBusy || mergeable.length === 0) return
    setIsBusy(true)
    const isMerged = await mergeArticles(file, mergeable)
    setIsBusy(false)
    if (isMerged) onClose()
  }
  return (
    <Dialog
      title={t('packages.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button
            {...(fresh.length === 0 && mergeable.length === 0 ? { tone: 'main' as const } : {})}
            onClick={onClose}
          >
            {t(fresh.length === 0 && mergeable.length === 0 ? 'common.close' : 'common.cancel')}
          </Button>
          {mergeable.length > 0 && (
            <Button
              {...(fresh.length === 0 ? { tone: 'main' as const } : {})}
              aria-disabled={isBusy}
              onClick={() => void merge()}
            >
              {t('merging.merge', { count: mergeable.length })}
              {fresh.length === 0 && <Keys parts={['Enter']} />}
            </Button>
          )}
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
          void (fresh.length === 0 ? merge() : take())
        }}
      >
        <p className="package-file">
          <bdi>{fileName}</bdi>
          <span>{t('packages.holds', { count: articles.length, size: shownBytes(sizeBytes, i18n.language) })}</span>
        </p>
        <p className="package-note" id={`${id}note`}>
          {t(fresh.length === 0 ? (mergeable.length === 0 ? 'packages.nothingNew' : 'merging.note') : 'packages.note')}
        </p>
        <ul
          className="package-list scroll"
          aria-label={t('packages.articles')}
          {...(fresh.length === 0 ? { tabIndex: 0, 'data-focus': '' } : {})}
          onKeyDown={(event) => {
            // The list has the focus where there is nothing to choose in it.
            if (event.key !== 'Enter' || event.target !== event.currentTarget || isImeKey(event.nativeEvent)) return
            event.preventDefault()
            if (mergeable.length > 0) void merge()
            else if (merges !== undefined) onClose()
          }}
        >
          {articles.map((article) => (
            <PackedArticleRow
              key={article.id}
              article={article}
              isChosen={article.here === 'new' && !left.has(article.id)}
              onChoose={(isChosen) => choose(article.id, isChosen)}
            >
              <Merging preview={known.get(article.id)} />
            </PackedArticleRow>
          ))}
        </ul>
        {merges?.ok === false && <p role="alert">{errorText(merges.error)}</p>}
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}

/** What merging would bring to the articles that are here; undefined until that is known, and where none is here. */
function useMerges({ articles }: PackagePreview, file: GivenFile): Result<MergePreviews, CallError> | undefined {
  const [merges, setMerges] = useState<Result<MergePreviews, CallError> | undefined>(() =>
    articles.some(({ here }) => here === 'here') ? undefined : { ok: true, value: [] },
  )
  useEffect(() => {
    let isGone = false
    const here = articles.filter((article) => article.here === 'here').map(({ id }) => id)
    if (here.length === 0) return
    void previewMerge(file, here).then((answer) => {
      if (!isGone) setMerges(answer)
    })
    return () => {
      isGone = true
    }
  }, [articles, file])
  return merges
}

function Merging({ preview }: { readonly preview: MergePreviews[number] | undefined }) {
  return preview === undefined ? null : <MergePart preview={preview} />
}
