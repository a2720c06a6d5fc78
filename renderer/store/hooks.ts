import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { appStore, type AppState } from './app-store.ts'
import type { OpenState, SessionState } from './session.ts'
import { bundlesOf, type Bundles } from './by-block.ts'
import { session } from './current.ts'
import { findingsStore, type FindingsState } from './findings.ts'

/** A part of what is on screen; draws again only when that part changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(appStore, useShallow(select))
}

/** A part of what the checks found. */
export function useFindings<T>(select: (state: FindingsState) => T): T {
  return useStore(findingsStore, select)
}

/** A part of the session. */
export function useSession<T>(select: (state: SessionState) => T): T {
  return useStore(session.store, select)
}

/** A part of the open article. Only under the proof screen, where an article is open. */
export function useArticle<T>(select: (open: OpenState) => T): T {
  return useStore(session.store, (state) => {
    if (state.open === undefined) throw new Error('no article is open')
    return select(state.open)
  })
}

/** The blocks of the open article with what lies on them; drawn again for another view, or when the settings leave out other numbers. */
export function useBundles(): Bundles {
  // Bundles are made by these, which are not the session's.
  useApp((state) => state.settings.hasSingleOnes)
  useApp((state) => state.view)
  return useArticle((open) => bundlesOf(open.tables))
}

/** Language of the article for the page (BCP 47), so that its text has the face of its script; undefined if unknown. */
export function useArticleLang(): string | undefined {
  const language = useArticle((open) => [...open.tables.article.values()][0]?.language ?? 'und')
  return language === 'und' ? undefined : language
}
