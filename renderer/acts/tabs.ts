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

/** The tab that a menu was opened on; its command is the next thing that happens. */
let pointedAt: ArticleId | undefined

export function pointAtTab(articleId: ArticleId): void {
  pointedAt = articleId
}

function tabAtHand(): ArticleId | undefined {
  const articleId = pointedAt ?? shownId()
  pointedAt = undefined
  return articleId
}

/** Closes the tab on the screen, or the one that was pointed at; false where there is none. */
export function closeTabAtHand(): boolean {
  const articleId = tabAtHand()
  if (articleId === undefined) return false
  closeTab(articleId)
  return true
}

/** Closes every tab but that one, which is then on the screen; false where there is no other. */
export function closeOtherTabs(): boolean {
  const articleId = tabAtHand()
  const others = tabsStore.getState().tabs.filter((tab) => tab.articleId !== articleId)
  if (articleId === undefined || others.length === 0) return false
  forgetTabs(others.map((tab) => tab.articleId))
  if (shownId() !== articleId) void openArticle(articleId)
  return true
}

/** Takes articles out of the tabs that are not to be opened any more. */
export function forgetTabs(ids: readonly ArticleId[]): void {
  tabsStore.setState(({ tabs }) => ({ tabs: tabs.filter(({ articleId }) => !ids.includes(articleId)) }))
}
