import { binArticle } from '#shared/acts/blocks.ts'
import { changeOf } from '#shared/change/change-set.ts'
import type { ArticleSummary } from '#shared/contract/shapes.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { i18n } from '../i18n/i18n.ts'
import { client } from '../transport/bridge.ts'
import { asReviewer } from './actions.ts'
import { errorText, toast } from './toasts.ts'
import { refreshLibrary } from './library-store.ts'

/** Puts an article into the bin; the toast takes it out again. */
export function moveToBin(article: Pick<ArticleSummary, 'id' | 'title'>, then?: () => void): void {
  void setBinned(article.id, Date.now()).then((isDone) => {
    if (!isDone) return
    then?.()
    const undo = { label: i18n.t('common.undo'), run: () => restoreFromBin(article) }
    toast('ok', i18n.t('library.bin.moved', { title: article.title }), undo)
  })
}

/** Takes an article out of the bin. */
export function restoreFromBin(article: Pick<ArticleSummary, 'id' | 'title'>): void {
  void setBinned(article.id, undefined).then((isDone) => {
    if (isDone) toast('ok', i18n.t('library.bin.restored', { title: article.title }))
  })
}

/** One act of the log like any other: the record is read first, for its revision. */
function setBinned(articleId: ArticleId, deletedAtMs: number | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    asReviewer((author) => {
      void (async () => {
        const open = await client.call('article.open', { articleId })
        if (!open.ok) {
          toast('wrong', errorText(open.error))
          return resolve(false)
        }
        const answer = await client.call('change.apply', {
          id: newId() as ChangeId,
          articleId,
          act: deletedAtMs === undefined ? 'article.restore' : 'article.bin',
          author,
          atMs: Date.now(),
          change: changeOf(binArticle(open.value.article, deletedAtMs)),
        })
        if (!answer.ok) toast('wrong', errorText(answer.error))
        await refreshLibrary()
        resolve(answer.ok)
      })()
    })
  })
}
