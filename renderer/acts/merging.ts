import type { CallOutput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import type { Result } from '#shared/lib/result.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { client } from '../transport/bridge.ts'
import { finishTyping } from '../typing/pending.ts'
import { asReviewer, openArticle, showLibrary, showOverlay, toastOfAct } from './actions.ts'
import { noteMerged } from './library-acts.ts'
import { refreshLibrary } from './library-store.ts'
import { errorText, toast } from './toasts.ts'
import { askOfFile } from './waiting-files.ts'

/** What a package would bring to articles that are here. */
export type MergePreviews = CallOutput<'merge.preview'>['articles']

/**
 * What is to be merged, as it was shown, whatever becomes of its file. `token`: a package that waits (`package.inspect`);
 * `importToken`: a Word document that does (`import.read`).
 */
interface Waiting {
  readonly file: GivenFile
  readonly token?: string
  readonly importToken?: string
}

/** Asks something of it; a Word document that the services have forgotten is read again, and is not another by then. */
function ask<T>(
  { importToken, ...waiting }: Waiting,
  call: (given: Waiting) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  if (importToken === undefined) return call(waiting)
  return askOfFile(importToken, (own) => call({ ...waiting, importToken: own }))
}

/** What merging would do; nothing is changed. */
export async function previewMerge(
  waiting: Waiting,
  articleIds?: readonly ArticleId[],
): Promise<Result<MergePreviews, CallError>> {
  const answer = await ask(waiting, (given) =>
    client.call('merge.preview', { ...given, ...(articleIds && { articleIds }) }),
  )
  return answer.ok ? { ok: true, value: answer.value.articles } : answer
}

/**
 * Merges a package or a Word document into articles that are here, and takes in whole those that are not, as one act; gives
 * whether that was done, or is being asked.
 */
export async function mergeArticles(
  waiting: Waiting,
  articleIds: readonly ArticleId[],
  then?: () => void,
): Promise<boolean> {
  const { reviewerName } = appStore.getState().settings
  if (reviewerName !== undefined) return takeMerge(waiting, articleIds, reviewerName, then)
  // Who merges is asked in the sheet's place.
  showOverlay(undefined)
  asReviewer((author) => void takeMerge(waiting, articleIds, author, then))
  return true
}

async function takeMerge(
  waiting: Waiting,
  articleIds: readonly ArticleId[],
  author: string,
  then?: () => void,
): Promise<boolean> {
  finishTyping()
  const answer = await ask(waiting, (given) => client.call('merge.take', { ...given, articleIds, author }))
  if (!answer.ok) {
    if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
    return false
  }
  then?.()
  const { articles } = answer.value
  const fresh = articles.flatMap(({ articleId: id, title, isNew, act }) =>
    isNew && act !== undefined ? [{ id, title }] : [],
  )
  const steps = articles.flatMap(({ articleId, isNew, act }) =>
    isNew || act === undefined ? [] : [{ articleId, id: act as ChangeId }],
  )
  await refreshLibrary()
  const conflicts = articles.reduce((sum, article) => sum + article.conflicts.length, 0)
  const done =
    fresh.length === 0
      ? i18n.t('merging.done', { count: steps.length })
      : i18n.t('merging.doneBoth', { added: fresh.length, merged: steps.length })
  const said = conflicts === 0 ? done : `${done} ${i18n.t('merging.toSettle', { count: conflicts })}`
  const [only] = steps
  if (fresh.length === 0 && only === undefined) toast('info', i18n.t('merging.nothing'))
  else if (fresh.length === 0 && only !== undefined && steps.length === 1) {
    await openArticle(only.articleId)
    toastOfAct(said, 'ok')
  } else {
    showLibrary()
    noteMerged(steps, fresh, said)
  }
  return true
}
