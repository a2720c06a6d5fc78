import type { ArticleId } from '#shared/domain/ids.ts'
import { markedParts, toRead } from '#shared/text/typing/marked-text.ts'
import { appStore } from '../store/app-store.ts'
import { bundlesOf } from '../store/by-block.ts'
import type { OpenState } from '../store/session.ts'
import { isLetGo } from './hands.ts'
import { markedSelection } from './marked-points.ts'
import type { CaretPlace } from './typing-store.ts'

/** Where the caret stood in articles that were left, as long as the window runs. */
const carets = new Map<ArticleId, CaretPlace>()

/** Notes where the caret stands in an article that is being left and is still drawn. Who has let go of its text has none. */
export function noteCaret({ articleId, isEarlier, tables }: OpenState): void {
  if (isEarlier || appStore.getState().view !== 'marked') return
  carets.delete(articleId)
  const selection = getSelection()
  const end = selection === null || isLetGo(selection) ? undefined : markedSelection()?.end
  const bundle = end && bundlesOf(tables).byId.get(end.blockId)
  if (end === undefined || bundle === undefined) return
  const position = toRead(markedParts(bundle.block, bundle.suggestions), end.at)
  carets.set(articleId, { blockId: end.blockId, position, side: 'start' })
}

/** Where the caret stands again in an article that is come back to. */
export function caretLeftIn({ articleId, isEarlier }: OpenState): CaretPlace | undefined {
  return isEarlier ? undefined : carets.get(articleId)
}
