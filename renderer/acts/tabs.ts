import type { ArticleId } from '#shared/domain/ids.ts'
import { appStore } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { tabAfterClosing, tabBeside, tabsStore } from '../store/tabs.ts'
import { openArticle, showLibrary } from './actions.ts'

/** The article that is on the screen; undefined in the library. */
function shownId(): ArticleId | undefined {
  return appStore.getState().screen.kind === 'proof' ? session.store.getState().open?.articleId : undefined
}

/** Goes to the next or previous tab; from the library to the last one. False when there is no other. */
export function stepTab(by: 1 | -1): boolean {
  const { screen } = appStore.getState()
  if (screen.kind !== 'proof' && screen.kind !== 'library') return false
  const tab = tabBeside(tabsStore.getState().tabs, shownId(), by)
  if (tab === undefined) return false
  void openArticle(tab.articleId)
  return true
}

/** Closes a tab: what was written in it is in the library, and it opens again where it was left. The last one leads to the library. */
export function closeTab(articleId: ArticleId): void {
  const { tabs } = tabsStore.getState()
  const isShown = shownId() === articleId
  const next = tabAfterClosing(tabs, articleId)
  forgetTabs([articleId])
  if (!isShown) return
  if (next === undefined) showLibrary()
  else void openArticle(next.articleId)
}

/** Closes the tab on the screen; false where there is none. */
export function closeShownTab(): boolean {
  const articleId = shownId()
  if (articleId === undefined) return false
  closeTab(articleId)
  return true
}

/** Takes articles out of the tabs that are not to be opened any more. */
export function forgetTabs(ids: readonly ArticleId[]): void {
  tabsStore.setState(({ tabs }) => ({ tabs: tabs.filter(({ articleId }) => !ids.includes(articleId)) }))
}
