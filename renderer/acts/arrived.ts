import { isUnsettled } from '#shared/revision/revision-lines.ts'
import type { ArticleId, VersionId } from '#shared/domain/ids.ts'
import { focusPaneWhenThere } from '../lib/panes.ts'
import { DESK_PANES } from '../screens/proof/desk-panes.ts'
import { arrivedStore } from '../store/arrived.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { revisionLines } from '../store/revision.ts'
import { needPlacing } from '../store/unplaced.ts'
import { goTo, openArticle, showDesk } from './actions.ts'

/** Opens an article at the version that was just brought, at what it asks of the desk: notes to place, then changes to settle. */
export async function openArrived({
  articleId,
  versionId,
}: {
  readonly articleId: ArticleId
  readonly versionId: VersionId
}): Promise<void> {
  arrivedStore.setState({ versionId })
  await openArticle(articleId)
  const { open } = session.store.getState()
  if (open?.articleId !== articleId || open.isEarlier) return
  const isAsking = needPlacing(bundlesOf(open.tables)).length > 0
  if (!isAsking && !revisionLines(open.tables).some(isUnsettled)) return
  const desk = isAsking ? 'placing' : 'revision'
  goTo(undefined)
  showDesk(desk)
  focusPaneWhenThere(DESK_PANES[desk])
}
