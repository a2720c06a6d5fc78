import type { ArticleId, ChangeId, VersionId } from '#shared/domain/ids.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import type { GivenSource, ReturnedFacts } from '#shared/contract/shapes.ts'
import type { Settings, SettingsChange } from '#shared/domain/settings.ts'
import { i18n, localeOf, switchLocale } from '../i18n/i18n.ts'
import { setSingleKeys } from '../commands/registry.ts'
import { client } from '../transport/bridge.ts'
import { dropBareDrafts } from './bare-drafts.ts'
import { articlesOf, importsStore, queueImports, retryImports } from './imports.ts'
import { libraryStore } from './library-store.ts'
import { standingAt } from './left-at.ts'
import { setZoom } from '../lib/zoom.ts'
import { say, unsay } from './say.ts'
import { dismissHints, dismissToast, errorText, offer, toast } from './toasts.ts'
import { dropFile, keepFile, lookAtFile, readFile } from './waiting-files.ts'
import { appStore, type Desk, type Overlay, type Place, type ProofView, type Toast } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { tabsStore, withTab } from '../store/tabs.ts'
import { finishTyping, takeBackTyping, underCaret } from '../typing/pending.ts'

export function showOverlay(overlay: Overlay | undefined): void {
  appStore.setState({ overlay })
}

export function showDesk(desk: Desk): void {
  dismissHints()
  appStore.setState({ desk })
}

export function showView(view: ProofView): void {
  appStore.setState({ view })
}

/** Makes a place live: its card opens, the article and the desks follow. */
export function goTo(place: Place | undefined): void {
  appStore.setState({ place })
}

/** Runs with the reviewer's name; asks for it at the first act (features: asked once, every act carries it). */
export function asReviewer(then: (name: string) => void): void {
  const { reviewerName } = appStore.getState().settings
  const { overlay } = appStore.getState()
  if (reviewerName !== undefined) then(reviewerName)
  // What lay over the screen (a picture) comes back when the name is given.
  else showOverlay({ kind: 'reviewer', then, ...(overlay === undefined ? {} : { back: overlay }) })
}

/** One act of the reviewer on the open article. */
export function act(name: string, change: Partial<ChangeSet>, fromDraft?: string): void {
  if (isForReading()) return
  finishTyping()
  asReviewer((author) => {
    session.act(name, change, fromDraft === undefined ? { author } : { author, fromDraft })
    say(i18n.t(`acts.${name}`))
  })
}

export function undo(): void {
  if (isForReading() || takeBackTyping()) return
  underCaret(() => {
    finishTyping()
    asReviewer((author) => sayStep('undone', session.undo(author)))
  })
}

export function redo(): void {
  if (isForReading()) return
  underCaret(() => {
    finishTyping()
    asReviewer((author) => sayStep('redone', session.redo(author)))
  })
}

/** Goes back to the moment right after an act, or on to it again; what could not be taken back stands, and that is said. */
export function travelTo(id: ChangeId | undefined): void {
  if (isForReading()) return
  finishTyping()
  asReviewer((author) => {
    const { made, of } = session.travelTo(author, id)
    if (made < of) toast('wrong', i18n.t('history.stopped', { count: made, of }))
    else if (made > 0) toast('ok', i18n.t('history.done', { count: made }))
  })
}

/** Offers to take back the act that was just done. The offer goes as soon as it is no longer the last act. */
export function toastOfAct(text: string, tone: Toast['tone'] = 'info'): void {
  const newest = (): string | undefined => session.store.getState().open?.history.undo.at(-1)?.id
  const id = newest()
  // The message is read out itself, a moment after.
  const act = session.store.getState().open?.history.undo.at(-1)?.act
  if (act !== undefined) unsay(i18n.t(`acts.${act}`))
  const takeBack = (): void => {
    finishTyping()
    if (newest() === id) undo()
  }
  const shown = offer(tone, text, { label: i18n.t('common.undo'), run: takeBack })
  const stop = session.store.subscribe(() => {
    if (newest() === id) return
    stop()
    dismissToast(shown)
  })
}

/** Says what is so, and takes it back as soon as it is so no longer. */
export function toastWhile(text: string, isSo: () => boolean): void {
  const shown = offer('info', text)
  const stop = session.store.subscribe(() => {
    if (isSo() && appStore.getState().toasts.some(({ id }) => id === shown)) return
    stop()
    dismissToast(shown)
  })
}

function sayStep(key: 'undone' | 'redone', name: string | undefined): void {
  if (name === undefined) toast('info', i18n.t('proof.nothingTo', { context: key }))
  else toast('info', i18n.t(`proof.${key}`, { act: i18n.t(`acts.${name}`) }))
}

/** Sets some settings and lets everything follow at once. Only what is named is sent: the rest may be older here. */
export async function changeSettings(change: SettingsChange): Promise<void> {
  applySettings({ ...appStore.getState().settings, ...change } as Settings)
  const answer = await client.call('settings.change', { change })
  if (!answer.ok) toast('wrong', errorText(answer.error))
}

export function applySettings(settings: Settings): void {
  appStore.setState({ settings })
  const root = document.documentElement
  root.dataset['theme'] = themeOf(settings)
  root.dataset['numberMarks'] = settings.hasNumberMarks ? 'on' : 'off'
  root.dataset['repairMarks'] = settings.hasRepairMarks ? 'on' : 'off'
  setZoom(settings.textScale)
  root.dataset['singleKeys'] = settings.hasSingleKeys ? 'on' : 'off'
  setSingleKeys(settings.hasSingleKeys)
  switchLocale(localeOf(settings, appStore.getState().systemLocale))
}

function themeOf(settings: Settings): 'light' | 'dark' | 'contrast' {
  // The system's few colours are told apart by shape and pattern, as in high contrast.
  if (matchMedia('(forced-colors: active)').matches) return 'contrast'
  if (settings.theme !== 'system') return settings.theme
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast'
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

export function showLibrary(): void {
  finishTyping()
  dropBareDrafts()
  session.closeArticle()
  appStore.setState({ screen: { kind: 'library' }, place: undefined, overlay: undefined })
}

/** Whether what is open is an earlier version; who would do something to it is told that it is for reading. */
export function isForReading(): boolean {
  const isEarlier = session.store.getState().open?.isEarlier === true
  const text = i18n.t('proof.earlier.readOnly')
  // Said once, however often it is tried.
  if (isEarlier && !appStore.getState().toasts.some((shown) => shown.text === text)) toast('info', text)
  return isEarlier
}

/** Opens an article that is in the library, or an earlier version of it for reading. */
export async function openArticle(articleId: ArticleId, versionId?: VersionId): Promise<void> {
  finishTyping()
  const { screen } = appStore.getState()
  const before = session.store.getState().open
  if (before?.articleId !== articleId) dropBareDrafts()
  const answer = await session.openArticle(articleId, versionId, (open) => {
    const title = [...open.tables.article.values()][0]?.title ?? ''
    tabsStore.setState(({ tabs }) => ({ tabs: withTab(tabs, { articleId, title }) }))
    // What changed under the person's eyes stays where it is looked at.
    const isHere = screen.kind !== 'library' && before?.articleId === articleId && !before.isEarlier && !open.isEarlier
    appStore.setState(isHere ? { screen: { kind: 'proof' } } : { screen: { kind: 'proof' }, ...standingAt(open) })
  })
  if (!answer.ok) {
    // A tab whose article is gone goes with it.
    if (answer.error.code === 'not-found')
      tabsStore.setState(({ tabs }) => ({ tabs: tabs.filter((tab) => tab.articleId !== articleId) }))
    return toast('wrong', errorText(answer.error))
  }
  void changeSettings({ lastArticleId: articleId })
}

/** The reviewer's name as far as it is known: an import is signed with it, but never asks for it. */
function knownReviewer(): string | undefined {
  return appStore.getState().settings.reviewerName
}

/** Who takes what comes back: a package under another name, and a Word document that Galley wrote. */
interface Incoming {
  readonly onPackage: (file: GivenFile) => Promise<void>
  readonly onReturned: (file: GivenFile, facts: ReturnedFacts, isListed: boolean) => Promise<void>
}

/**
 * Opens what was given. One file opens at once, or is shown before it is kept when something about it is in doubt;
 * several, and the articles of a folder, go through a list in the library, each with its own result. `incoming`: who takes
 * what turns out to be no article, but something that comes back.
 */
export async function importSources(sources: readonly GivenSource[], incoming?: Incoming): Promise<void> {
  const [source] = sources
  // A machine that is busy takes seconds to read a file: the library says that it does.
  const reading = sources.length === 1 && source?.kind === 'file' ? source.file.name : undefined
  appStore.setState({ reading })
  await importAll(sources, incoming)
  // Another file may have been given meanwhile.
  if (appStore.getState().reading === reading) appStore.setState({ reading: undefined })
}

async function importAll(sources: readonly GivenSource[], incoming?: Incoming): Promise<void> {
  const articles = await articlesOf(sources)
  const [only] = articles
  if (only === undefined) return
  if (articles.length === 1 && !importsStore.getState().isRunning) return importOne(only, incoming)
  libraryStore.setState({ part: 'imports' })
  showLibrary()
  await queueImports(articles, knownReviewer())
}

/** Reads once more what failed or was left unread: all of it, or those files. */
export function retryImport(ids?: readonly string[]): void {
  void retryImports(knownReviewer(), ids)
}

async function importOne(source: GivenSource, incoming?: Incoming): Promise<void> {
  const answer = await readFile(source)
  if (!answer.ok && answer.error.code === 'file-is-package' && source.kind === 'file' && incoming !== undefined)
    return incoming.onPackage(source.file)
  if (!answer.ok) return showOverlay({ kind: 'error', error: answer.error })
  const { token, existing, reasons, returned } = answer.value
  if (returned !== undefined && source.kind === 'file' && incoming !== undefined)
    return incoming.onReturned(source.file, { ...answer.value, returned }, false)
  if (existing !== undefined) {
    dropFile(token)
    toast('info', i18n.t('library.alreadyThere'))
    return openArticle(existing)
  }
  if (reasons.length > 0) {
    const preview = await lookAtFile(token)
    if (!preview.ok) return showOverlay({ kind: 'error', error: preview.error })
    return appStore.setState({ screen: { kind: 'opening', preview: preview.value }, overlay: undefined })
  }
  const kept = await keepFile(token, { kind: 'new' }, knownReviewer())
  if (!kept.ok) return showOverlay({ kind: 'error', error: kept.error })
  await openArticle(kept.value.articleId)
}

/** The sample in the language of the window. */
export function sampleName(): 'zh' | 'en' {
  return document.documentElement.lang.startsWith('zh') ? 'zh' : 'en'
}
