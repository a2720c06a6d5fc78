import { MOST_LEFT_AT, type LeftAt } from '#shared/domain/left-at.ts'
import type { Settings } from '#shared/domain/settings.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { appStore, type AppState, type EditPlace, type Place } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { readingStore } from '../store/reading-line.ts'
import type { OpenState } from '../store/session.ts'
import { MOST_TABS, tabsStore, withTab, type Tab } from '../store/tabs.ts'
import { client } from '../transport/bridge.ts'

/** How long nothing moves before where one is gets written down, in milliseconds. */
const PAUSE_MS = 1000

/** Where articles were left, the last one last; as long as the window runs the whole truth. */
const left = new Map<string, LeftAt>()
/** Sentences that were being rewritten when their article was left for another tab: the field is open again there. */
const edits = new Map<string, EditPlace>()
let written = ''
let timer: ReturnType<typeof setTimeout> | undefined

/** Takes up what the last run wrote down, and follows from now on where the person is. */
export function followLeftAt({ leftAt, isAtArticle, tabs }: Settings): void {
  for (const each of [...leftAt].reverse()) left.set(each.articleId, each)
  written = JSON.stringify({ leftAt, isAtArticle, tabs })
  appStore.subscribe(note)
  readingStore.subscribe(note)
  tabsStore.subscribe(schedule)
}

/** Where the article was left: what the screen shows when it is opened. Without memory it opens at its outline and top. */
export function standingAt(open: OpenState): Pick<AppState, 'desk' | 'view' | 'place' | 'edit'> {
  const at = open.isEarlier ? undefined : left.get(open.articleId)
  const place = at?.place !== undefined && isThere(open, at.place) ? at.place : undefined
  // Before the screen draws: it comes back to the line that goes with its place.
  readingStore.setState({ line: at?.line === undefined ? undefined : { ...at.line, placeId: place?.id } })
  if (open.isEarlier) return { desk: appStore.getState().desk, view: 'marked', place: undefined, edit: undefined }
  return { desk: at?.desk ?? 'outline', view: at?.view ?? 'marked', place, edit: edits.get(open.articleId) }
}

/** Notes where the person is; in an earlier version that is no place to come back to. */
function note(): void {
  const { screen, desk, view, place, edit } = appStore.getState()
  const { open } = session.store.getState()
  schedule()
  if (screen.kind !== 'proof' || open === undefined || open.isEarlier) return
  const { line } = readingStore.getState()
  const isOwnLine = line !== undefined && line.placeId === place?.id && open.tables.block.has(line.blockId)
  const kept =
    place === undefined || place.kind === 'mention' || place.kind === 'change'
      ? undefined
      : { kind: place.kind, id: place.id }
  if (edit === undefined) edits.delete(open.articleId)
  else if (open.tables.block.has(edit.blockId)) edits.set(open.articleId, { ...edit, isResumed: true })
  left.delete(open.articleId)
  left.set(open.articleId, {
    articleId: open.articleId,
    desk,
    view,
    ...(kept === undefined ? {} : { place: kept }),
    ...(isOwnLine ? { line: { blockId: line.blockId, share: line.share } } : {}),
  })
}

function schedule(): void {
  clearTimeout(timer)
  timer = setTimeout(() => void writeLeftAt(), PAUSE_MS)
}

/** Writes down where the person is: at every pause, and when the window closes. */
export async function writeLeftAt(): Promise<void> {
  clearTimeout(timer)
  const change = {
    leftAt: [...left.values()].reverse().slice(0, MOST_LEFT_AT),
    isAtArticle: session.store.getState().open !== undefined,
    tabs: tabsStore.getState().tabs.map(({ articleId }) => articleId),
  }
  const text = JSON.stringify(change)
  if (text === written) return
  written = text
  // Not said when it fails: nothing of the person's work is in it.
  await client.call('settings.change', { change })
}

function isThere({ tables, drafts }: OpenState, { kind, id }: Place): boolean {
  switch (kind) {
    case 'draft':
      return drafts.has(id)
    case 'caption':
    case 'mention':
      return tables.block.has(id)
    case 'finding':
    case 'change':
      // Known when the checks have run.
      return true
    default:
      return tables[kind].has(id)
  }
}

/** What of the last end there is to go on with: the article, and the tabs, as far as they are there and not in the bin. */
export async function toGoOnWith({ isAtArticle, lastArticleId, tabs }: Settings): Promise<ArticleId | undefined> {
  const last = isAtArticle ? lastArticleId : undefined
  const asked = [...new Set([...tabs, ...(last === undefined ? [] : [last])])].map((id) => id as ArticleId)
  if (asked.length === 0) return undefined
  const answers = await Promise.all(asked.map((articleId) => client.call('library.list', { isBin: false, articleId })))
  const there = answers.flatMap((answer) => (answer.ok ? answer.value.articles : []))
  const before = there.map(({ id, title }) => ({ articleId: id, title }))
  tabsStore.setState(({ tabs: now }) => ({
    tabs: now.reduce((all, tab) => withTab(all, tab), before.slice(-MOST_TABS) as readonly Tab[]),
  }))
  const found = there.find(({ id }) => id === last)
  if (found === undefined) return undefined
  // An article that the window cannot bear must not be opened again and again: until it stands, the next start is in the library.
  written = ''
  void client.call('settings.change', { change: { isAtArticle: false } })
  return found.id
}
