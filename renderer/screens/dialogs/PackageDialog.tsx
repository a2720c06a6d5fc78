import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallError } from '#shared/contract/errors.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/lib/result.ts'
import type { PackagePreview } from '#shared/package/preview.ts'
import { mergeArticles, previewMerge, type MergePreviews } from '../../acts/merging.ts'
import { takeArticles } from '../../acts/packages.ts'
import { shownBytes } from '../../lib/format.ts'
import { IncomingSheet, type SheetAct } from './IncomingSheet.tsx'
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
  const { articles, fileName, sizeBytes } = preview
  const fresh = articles.filter(({ here }) => here === 'new')
  const [left, setLeft] = useState<ReadonlySet<ArticleId>>(new Set())
  const isChosen = (id: ArticleId): boolean => !left.has(id)
  const chosen = fresh.map(({ id }) => id).filter(isChosen)
  const merges = useMerges(preview, file)
  const known = new Map(merges?.ok === true ? merges.value.map((each) => [each.articleId, each]) : [])
  const mergeable = [...known.values()].filter(({ acts }) => acts > 0).map(({ articleId }) => articleId)
  const merged = mergeable.filter(isChosen)
  // One alone that can be merged is merged or not by the button.
  const isOffered = new Set([...fresh.map(({ id }) => id), ...(fresh.length + mergeable.length > 1 ? mergeable : [])])
  const choose = (articleId: ArticleId, isIn: boolean): void => {
    const next = new Set(left)
    if (isIn) next.delete(articleId)
    else next.add(articleId)
    setLeft(next)
  }
  const merge: SheetAct = {
    label:
      chosen.length === 0
        ? t('merging.merge', { count: merged.length })
        : t('merging.both', { added: chosen.length, merged: merged.length }),
    isOff: merged.length === 0,
    run: () => mergeArticles({ file, token: preview.token }, [...chosen, ...merged]),
  }
  const take: SheetAct = {
    label: t('packages.take', { count: chosen.length }),
    busy: t('packages.busy'),
    // Until it is known what can be merged, the button could not say what it does.
    isOff: chosen.length === 0 || merges === undefined,
    run: () => takeArticles(preview, chosen),
  }
  const canMerge = mergeable.length > 0
  const isMixed = fresh.length > 0 && canMerge
  const isTaken = fresh.length > 0 && merged.length === 0
  return (
    <IncomingSheet
      title={t('packages.title')}
      fileName={fileName}
      about={t('packages.holds', { count: articles.length, size: shownBytes(sizeBytes, i18n.language) })}
      note={t(
        isMixed
          ? 'merging.noteBoth'
          : fresh.length > 0
            ? 'packages.note'
            : canMerge
              ? 'merging.note'
              : 'packages.nothingNew',
      )}
      listLabel={t('packages.articles')}
      main={isTaken ? take : canMerge ? merge : undefined}
      isChoice={fresh.length > 0}
      isWaiting={merges === undefined}
      error={merges?.ok === false ? merges.error : undefined}
      onClose={onClose}
    >
      {articles.map((article) => (
        <PackedArticleRow
          key={article.id}
          article={article}
          isChosen={isOffered.has(article.id) ? isChosen(article.id) : undefined}
          onChoose={(isIn) => choose(article.id, isIn)}
        >
          <Merging preview={known.get(article.id)} />
        </PackedArticleRow>
      ))}
    </IncomingSheet>
  )
}

/** What merging would bring to the articles that are here; undefined until that is known, and where none is here. */
function useMerges({ articles, token }: PackagePreview, file: GivenFile): Result<MergePreviews, CallError> | undefined {
  const [merges, setMerges] = useState<Result<MergePreviews, CallError> | undefined>(() =>
    articles.some(({ here }) => here === 'here') ? undefined : { ok: true, value: [] },
  )
  useEffect(() => {
    let isGone = false
    const here = articles.filter((article) => article.here === 'here').map(({ id }) => id)
    if (here.length === 0) return
    void previewMerge({ file, token }, here).then((answer) => {
      if (!isGone) setMerges(answer)
    })
    return () => {
      isGone = true
    }
  }, [articles, file, token])
  return merges
}

function Merging({ preview }: { readonly preview: MergePreviews[number] | undefined }) {
  return preview === undefined ? null : <MergePart preview={preview} />
}
