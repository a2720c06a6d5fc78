import { i18n } from '../i18n/i18n.ts'
import { client } from '../transport/bridge.ts'
import { asReviewer, isForReading, openArticle } from './actions.ts'
import { errorText, toast } from './toasts.ts'
import { session } from '../store/current.ts'

/** Reads W3C Web Annotations into the open article, and says what became of them. */
export function readAnnotations(): Promise<void> {
  if (isForReading()) return Promise.resolve()
  return new Promise((resolve) => {
    asReviewer((author) => void read(author).then(resolve))
  })
}

async function read(author: string): Promise<void> {
  const { open } = session.store.getState()
  if (open === undefined || !(await session.flush()).isClean) return
  const answer = await client.call('annotations.read', { articleId: open.articleId, author })
  if (!answer.ok) {
    if (answer.error.code !== 'canceled') toast('wrong', errorText(answer.error))
    return
  }
  const failed = answer.value.results.filter((result) => 'error' in result).length
  toast(
    failed > 0 ? 'wrong' : 'ok',
    i18n.t('proof.annotationsRead', { count: answer.value.results.length - failed, failed }),
  )
  await openArticle(open.articleId)
}
