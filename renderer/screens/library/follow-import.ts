import { goTo, openArticle, retryImport, showOverlay } from '../../acts/actions.ts'
import { lookAgain, type ImportItem } from '../../acts/imports.ts'
import { openReturned } from '../../acts/returned.ts'
import { appStore } from '../../store/app-store.ts'
import { session } from '../../store/current.ts'

/** What a file's row offers. */
export type ImportAction = 'look' | 'open' | 'repairs' | 'retry' | 'skip'

export function importAction(item: ImportItem): ImportAction | undefined {
  switch (item.state) {
    case 'decide':
      return 'look'
    case 'failed':
    case 'stopped':
      return 'retry'
    case 'reading':
      return 'skip'
    case 'repaired':
      return item.articleId === undefined ? undefined : 'repairs'
    default:
      return item.articleId === undefined ? undefined : 'open'
  }
}

/** Does with a file what its row offers; one that is being read is only skipped by its button or key. */
export async function followImport(item: ImportItem): Promise<void> {
  const action = importAction(item)
  if (action === 'retry') retryImport([item.id])
  else if (action === 'look' && item.returned !== undefined && item.source.kind === 'file') {
    const { token = '', byteLength = 0, title, articleId: existing, returned } = item
    await openReturned(item.source.file, { token, byteLength, title, existing, returned }, true)
  } else if (action === 'look') {
    const found = await lookAgain(item)
    if ('code' in found) showOverlay({ kind: 'error', error: found })
    else appStore.setState({ screen: { kind: 'opening', preview: found } })
  } else if ((action === 'open' || action === 'repairs') && item.articleId !== undefined) {
    await openArticle(item.articleId)
    if (action === 'repairs') goToFirstRepair()
  }
}

function goToFirstRepair(): void {
  const tables = session.store.getState().open?.tables
  if (tables === undefined) return
  const order = (blockId: string): number => tables.block.get(blockId)?.order ?? 0
  const [first] = [...tables.repair.values()].sort((a, b) => order(a.blockId) - order(b.blockId) || a.start - b.start)
  if (first !== undefined) goTo({ kind: 'repair', id: first.id })
}
