import type { GivenFile } from '#shared/contract/files.ts'
import type { ReturnedFacts } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { appStore } from '../store/app-store.ts'
import { openArticle, showOverlay } from './actions.ts'
import { settleImport } from './imports.ts'
import { mergeArticles, previewMerge } from './merging.ts'
import { untilClosed } from './until-closed.ts'
import { dropFile, lookAtFile } from './waiting-files.ts'

/**
 * Shows what a Word document brings that Galley wrote and that came back; nothing is taken before that is asked for. `isListed`:
 * the list of imports has it, and goes on having it.
 */
export async function openReturned(file: GivenFile, facts: ReturnedFacts, isListed: boolean): Promise<void> {
  const merges = facts.returned === 'here' ? await previewMerge({ file, importToken: facts.token }) : undefined
  if (appStore.getState().reading === file.name) appStore.setState({ reading: undefined })
  showOverlay({ kind: 'returned', file, facts, merges })
  await untilClosed()
  // Opened as an article it is looked at before it is kept.
  const { screen } = appStore.getState()
  const isLookedAt = screen.kind === 'opening' && screen.preview.token === facts.token
  if (!isListed && !isLookedAt) dropFile(facts.token)
}

/** Merges what was done in it into its article, as one act; gives whether that was done. */
export function mergeReturned(file: GivenFile, { token }: ReturnedFacts, articleId: ArticleId): Promise<boolean> {
  return mergeArticles({ file, importToken: token }, [articleId], () => {
    settleImport(token, articleId)
    dropFile(token)
  })
}

/** Opens it as any other Word document: it is shown before it is kept. */
export async function openAsArticle({ token, existing }: ReturnedFacts): Promise<boolean> {
  if (existing !== undefined) {
    showOverlay(undefined)
    await openArticle(existing)
    return true
  }
  const found = await lookAtFile(token)
  if (found.ok) appStore.setState({ screen: { kind: 'opening', preview: found.value }, overlay: undefined })
  else showOverlay({ kind: 'error', error: found.error })
  return false
}
