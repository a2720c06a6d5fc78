import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleSummary, LibraryState } from '#shared/contract/shapes.ts'
import type { Stage } from '#shared/domain/article.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { client } from '../transport/bridge.ts'

/** Which part of the library is listed. */
export type LibraryPart = 'all' | 'mine' | 'todo' | 'drafts' | 'missing' | 'notes' | 'bin' | 'imports' | Stage

/** What the list is ordered by. */
export type LibrarySort = 'date' | 'title' | 'source' | 'stage' | 'changed'

export interface LibraryView {
  readonly state: LibraryState | undefined
  /** Why the library is not open. */
  readonly error: CallError | undefined
  /** Undefined until it has been read. */
  readonly articles: readonly ArticleSummary[] | undefined
  readonly bin: readonly ArticleSummary[]
  readonly part: LibraryPart
  readonly sort: LibrarySort
  readonly isDescending: boolean
  readonly query: string
  readonly activeId: ArticleId | undefined
  /** Where a run of chosen rows began, and those chosen together; none: the row at hand. */
  readonly anchorId: ArticleId | undefined
  readonly chosenIds: ReadonlySet<ArticleId>
}

/** The library as the window shows it; kept while an article is open, so that coming back finds the same place. */
export const libraryStore = createStore<LibraryView>(() => ({
  state: undefined,
  error: undefined,
  articles: undefined,
  bin: [],
  part: 'all',
  sort: 'date',
  isDescending: true,
  query: '',
  activeId: undefined,
  anchorId: undefined,
  chosenIds: new Set(),
}))

/** A part of the library's view. */
export function useLibrary<T>(select: (view: LibraryView) => T): T {
  return useStore(libraryStore, useShallow(select))
}

let reading: Promise<void> | undefined
let isStale = false

/** Reads state and lists anew. Asked for while reading, it reads once more afterwards, never twice at a time. */
export function refreshLibrary(): Promise<void> {
  if (reading !== undefined) {
    isStale = true
    return reading
  }
  reading = (async () => {
    do {
      isStale = false
      await readOnce()
    } while (isStale)
    reading = undefined
  })()
  return reading
}

async function readOnce(): Promise<void> {
  const [state, articles, bin] = await Promise.all([
    client.call('library.state', {}),
    client.call('library.list', { isBin: false }),
    client.call('library.list', { isBin: true }),
  ])
  if (!state.ok) libraryStore.setState({ state: undefined, error: state.error, articles: undefined, bin: [] })
  else if (!articles.ok)
    libraryStore.setState({ state: state.value, error: articles.error, articles: undefined, bin: [] })
  else {
    libraryStore.setState({
      state: state.value,
      error: undefined,
      articles: articles.value.articles,
      bin: bin.ok ? bin.value.articles : [],
    })
  }
}

/** Reads the state alone anew, where the lists stay as they are; all of it, where the library is not open. */
export async function refreshState(): Promise<void> {
  await reading
  const state = await client.call('library.state', {})
  if (state.ok && libraryStore.getState().articles !== undefined) libraryStore.setState({ state: state.value })
  else await refreshLibrary()
}

/** Keeps the view fresh for as long as somebody looks; gives the function that ends it. */
export function watchLibrary(): () => void {
  void refreshLibrary()
  return client.on('library.changed', ({ articleId }) => {
    if (articleId === undefined) void refreshLibrary()
    else void refreshArticle(articleId)
  })
}

/** Changed articles that are read anew one by one; where there are more, the whole list is the shorter way. */
const MOST_SINGLE = 20
const changed = new Set<ArticleId>()
let isFollowing = false

/** Reads one row anew, and puts it where it now belongs. */
async function refreshArticle(articleId: ArticleId): Promise<void> {
  changed.add(articleId)
  if (isFollowing) return
  isFollowing = true
  while (changed.size > 0) {
    const ids = [...changed]
    changed.clear()
    await reading
    if (ids.length > MOST_SINGLE || libraryStore.getState().articles === undefined) await refreshLibrary()
    else for (const id of ids) await readRow(id)
  }
  isFollowing = false
}

async function readRow(articleId: ArticleId): Promise<void> {
  const [state, here, binned] = await Promise.all([
    client.call('library.state', {}),
    client.call('library.list', { isBin: false, articleId }),
    client.call('library.list', { isBin: true, articleId }),
  ])
  if (!state.ok || !here.ok || !binned.ok) return refreshLibrary()
  const { articles, bin } = libraryStore.getState()
  libraryStore.setState({
    state: state.value,
    articles: withRows(articles ?? [], articleId, here.value.articles),
    bin: withRows(bin, articleId, binned.value.articles),
  })
}

/** What changed last comes first, as the library lists it. */
function withRows(
  list: readonly ArticleSummary[],
  articleId: ArticleId,
  rows: readonly ArticleSummary[],
): readonly ArticleSummary[] {
  const others = list.filter(({ id }) => id !== articleId)
  return rows.length === 0 && others.length === list.length ? list : [...rows, ...others]
}

export function showPart(part: LibraryPart): void {
  libraryStore.setState({ part, chosenIds: new Set(), anchorId: undefined })
}
