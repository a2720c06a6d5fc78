import type { CommandId } from '#shared/commands/commands.ts'
import type { Settings } from '#shared/domain/settings.ts'
import { isGone } from '#shared/contract/errors.ts'
import { chooseCommand } from './commands/registry.ts'
import { readAllLater } from './lib/later.tsx'
import { applySettings, importSources, openArticle, sampleName } from './acts/actions.ts'
import { openSources } from './acts/packages.ts'
import { dropBareDrafts, followBareDrafts } from './acts/bare-drafts.ts'
import { toGoOnWith, followLeftAt, writeLeftAt } from './acts/left-at.ts'
import { readHouse } from './acts/house.ts'
import { refreshState } from './acts/library-store.ts'
import { sourcesOf } from './acts/sources.ts'
import { errorText, toast } from './acts/toasts.ts'
import { followTrouble, tellTroubleOfStart } from './acts/library-trouble.ts'
import { appStore } from './store/app-store.ts'
import { checkOptions } from './store/check-options.ts'
import { followFindings } from './store/findings.ts'
import { connectSession, session } from './store/current.ts'
import { i18n } from './i18n/i18n.ts'
import { client } from './transport/bridge.ts'
import { createChecker } from './workers/checker.ts'

/** How long closing waits for a core that is being started anew; less than main waits for the window. */
const CORE_PATIENCE_MS = 4000
/** How long the window waits for the article to go on with before it shows the library. */
const GO_ON_MS = 300

/** Brings the window to life: settings, the screen it was left on, and what comes from outside. */
export async function start(): Promise<void> {
  connectSession(client)
  followFindings(
    session.store,
    {
      get: checkOptions,
      wantsPeople: () => appStore.getState().desk === 'people',
      subscribe: (listener) => appStore.subscribe(listener),
    },
    createChecker(),
  )
  listen()
  const [about, settings] = await Promise.all([client.call('app.about', {}), client.call('settings.get', {})])
  // It comes from the core, which may still be opening the library: the window does not wait.
  void readHouse()
  if (about.ok) appStore.setState({ systemLocale: about.value.systemLocale })
  if (settings.ok) applySettings(settings.value)
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', () => applySettings(appStore.getState().settings))
  }
  void session.restore()
  const going = settings.ok ? goOn(settings.value) : Promise.resolve()
  // An article that is there in a moment comes without the library before it.
  await Promise.race([going, new Promise((done) => setTimeout(done, GO_ON_MS))])
  if (appStore.getState().screen.kind === 'starting') appStore.setState({ screen: { kind: 'library' } })
  await client.call('window.ready', {})
  void going.then(tellTroubleOfStart)
  readAllLater()
}

/**
 * Opens the article that was open at the last end. Whoever has begun something else meanwhile (the library of a slow disk
 * is long in coming) is left where they are, and an article that is not there any more is not spoken of.
 */
async function goOn(settings: Settings): Promise<void> {
  followLeftAt(settings)
  followBareDrafts()
  let isElsewhere = false
  const elsewhere = (): void => {
    isElsewhere = true
  }
  const kinds = ['pointerdown', 'keydown'] as const
  for (const kind of kinds) window.addEventListener(kind, elsewhere, { capture: true })
  const stop = client.on('files.handed', elsewhere)
  const articleId = await toGoOnWith(settings)
  for (const kind of kinds) window.removeEventListener(kind, elsewhere, { capture: true })
  stop()
  const { screen } = appStore.getState()
  if (articleId === undefined || isElsewhere || (screen.kind !== 'starting' && screen.kind !== 'library')) return
  await openArticle(articleId)
}

/** Follows what comes from outside of the page. The house's data is read again when the window is come back to. */
function listen(): void {
  window.addEventListener('focus', () => void readHouse())
  // Whoever leaves the window may be about to copy the library: its one file is made whole.
  window.addEventListener('blur', () => void client.call('library.checkpoint', {}))
  followTrouble()
  followCore()
  client.on('command.chosen', ({ id }) => {
    chooseCommand(id as CommandId)
  })
  client.on('files.handed', ({ files, isSample }) => {
    if (isSample) void importSources([{ kind: 'sample', name: sampleName() }])
    else void openSources(files.map((file) => ({ kind: 'file', file })))
  })
  client.on('article.changed', ({ articleId }) => {
    const { open } = session.store.getState()
    if (open?.articleId === articleId && !open.isEarlier) void openArticle(articleId)
  })
  client.on('library.troubled', ({ trouble }) => {
    // Saving has come back: what was refused is sent again at once.
    if (trouble === undefined) void session.retry()
    else if (isGone(trouble)) session.libraryGone()
  })
  client.on('window.closeAsked', () => {
    // Leaving the field ends a composition, so that what an input method still holds is kept with the draft.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    setTimeout(() => void close(), 0)
  })
  client.on('library.faulty', ({ titles, isLog }) => {
    if (isLog) toast('wrong', i18n.t('library.logBroken'))
    if (isLog && titles.length === 0) return
    toast('wrong', i18n.t('library.faulty', { titles: titles.join(' · ') || i18n.t('library.faultyFile') }))
  })
  client.on('library.working', (told) => {
    const { working } = appStore.getState()
    if (!told.isOver) appStore.setState({ working: told })
    else if (working?.work === told.work) appStore.setState({ working: undefined })
    // What it found out stands in the library's state.
    if (told.isOver && told.work === 'check') void refreshState()
  })
  client.on('system.changed', () => applySettings(appStore.getState().settings))
  window.addEventListener('unhandledrejection', ({ reason }) => {
    toast('wrong', errorText({ code: 'internal', values: { detail: String(reason) } }))
  })
  // A file dropped beside a drop zone must not replace the app.
  window.addEventListener('dragover', (event) => event.preventDefault())
  window.addEventListener('drop', (event) => {
    const isTaken = event.defaultPrevented
    event.preventDefault()
    if (!isTaken && event.dataTransfer !== null) dropOnDesk(event.dataTransfer)
  })
}

/** Files that are dropped on an article are opened, as from the library; a picture is not: it would be meant for the article. */
function dropOnDesk(data: DataTransfer): void {
  const isDesk = appStore.getState().screen.kind === 'proof' && document.querySelector('dialog[open]') === null
  const files = [...data.files]
  if (!isDesk || files.length === 0 || files.some(({ type }) => type.startsWith('image/'))) return
  void sourcesOf(data).then(openSources)
}

/** Sees everything into the library, then lets the window close. */
async function close(): Promise<void> {
  dropBareDrafts()
  const [state] = await Promise.all([session.flush(CORE_PATIENCE_MS), writeLeftAt()])
  await client.call('window.closeReady', state)
}

/** Shows what the core is at, and sends again what a lost one did not answer. */
function followCore(): void {
  let wasLost = false
  client.on('core.state', ({ state }) => {
    if (state === 'ready' && wasLost) toast('info', i18n.t('library.core.back'))
    wasLost = state !== 'ready' && (wasLost || state === 'lost')
    appStore.setState(state === 'lost' ? { coreState: state, working: undefined } : { coreState: state })
    if (state === 'lost' || state === 'ready') session.coreIs(state)
  })
}
