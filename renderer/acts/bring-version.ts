import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { versionsOf } from '../store/compared.ts'
import { client } from '../transport/bridge.ts'
import { asReviewer, isForReading, openArticle, showOverlay, toastOfAct } from './actions.ts'
import { errorText, toast } from './toasts.ts'
import { dropFile, lookAtFile, readFile } from './waiting-files.ts'

/** Asks for a later text of the article that is open, and shows what would become of its review; nothing is kept yet. */
export async function bringVersion(): Promise<void> {
  if (isForReading()) return
  const { open } = session.store.getState()
  const article = [...(open?.tables.article.values() ?? [])][0]
  if (open === undefined || article === undefined) return
  const answer = await client.call('dialog.openArticles', {})
  if (!answer.ok) return toast('wrong', errorText(answer.error))
  const [file] = answer.value.files
  if (file === undefined) return
  const read = await readFile({ kind: 'file', file })
  if (!read.ok) return showOverlay({ kind: 'error', error: read.error })
  const { token, existing } = read.value
  if (existing === open.articleId) {
    dropFile(token)
    return toast('info', i18n.t('revision.alreadyVersion'))
  }
  const preview = await lookAtFile(token)
  if (!preview.ok) return showOverlay({ kind: 'error', error: preview.error })
  const nextOf = { articleId: open.articleId, title: article.title }
  appStore.setState({ screen: { kind: 'opening', preview: preview.value, nextOf }, overlay: undefined })
}

/** Makes the version that is shown the one at work. */
export function returnToShown(): void {
  const { open } = session.store.getState()
  const shown = [...(open?.tables.article.values() ?? [])][0]
  if (open === undefined || shown === undefined) return
  if (!open.isEarlier) return toast('info', i18n.t('revision.isCurrent'))
  const { articleId } = open
  const versionId = shown.currentVersionId
  const at = versionsOf(open.tables).findIndex(({ id }) => id === versionId) + 1
  asReviewer((author) => {
    void (async () => {
      const made = await client.call('article.return', { articleId, versionId, author })
      if (!made.ok) return toast('wrong', errorText(made.error))
      await openArticle(articleId)
      toastOfAct(i18n.t('revision.returned', { at }), 'ok')
    })()
  })
}
