import { client } from '../transport/bridge.ts'
import { asReviewer, isForReading, openArticle, showOverlay } from './actions.ts'
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
  await openArticle(open.articleId)
  showOverlay({ kind: 'annotations', results: answer.value.results })
}
