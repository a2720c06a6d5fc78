import { createStore } from 'zustand/vanilla'
import type { ArticleId } from '#shared/domain/ids.ts'

/** An article that is open in a tab. Only one of them is live; the others come back where they were left. */
export interface Tab {
  readonly articleId: ArticleId
  /** As it was when the tab was last seen. */
  readonly title: string
}

/** More would be names that nobody can read: the one that was opened first goes. */
export const MOST_TABS = 16

/** The articles open in tabs, in the order in which they were opened. */
export const tabsStore = createStore<{ readonly tabs: readonly Tab[] }>(() => ({ tabs: [] }))

/** The tabs with an article among them: a known one keeps its place and takes the title, a new one comes last. */
export function withTab(tabs: readonly Tab[], tab: Tab): readonly Tab[] {
  const isKnown = tabs.some(({ articleId }) => articleId === tab.articleId)
  if (!isKnown) return [...tabs, tab].slice(-MOST_TABS)
  return tabs.map((each) => (each.articleId === tab.articleId ? tab : each))
}

/** The tab beside one, round the end; from the library (none) the last one forwards. */
export function tabBeside(tabs: readonly Tab[], from: ArticleId | undefined, by: 1 | -1): Tab | undefined {
  const at = tabs.findIndex(({ articleId }) => articleId === from)
  if (at === -1) return by === 1 ? tabs.at(-1) : tabs[0]
  return tabs.length < 2 ? undefined : tabs[(at + by + tabs.length) % tabs.length]
}

/** The tab that takes the desk when one is closed: the one after it, else the one before. */
export function tabAfterClosing(tabs: readonly Tab[], closed: ArticleId): Tab | undefined {
  const at = tabs.findIndex(({ articleId }) => articleId === closed)
  return at === -1 ? undefined : (tabs[at + 1] ?? tabs[at - 1])
}
