import path from 'node:path'
import { BrowserWindow, screen, type WebPreferences } from 'electron'
import { WINDOW_ADDRESS } from './address.ts'
import { CloseHandshake, type CloseDoubt } from './close-handshake.ts'
import { guardContents } from './page-guard.ts'
import { fittingBounds, keepWindowState, readWindowState, SMALLEST_SIZE } from './window-state.ts'

/** What a window needs of the app. */
export interface WindowParts {
  readonly preloadPath: string
  /** File in which the window's place is kept. */
  readonly statePath: string
  /** Colour shown before the page is drawn. */
  readonly background: string
  /** Whether a developer may look inside. */
  readonly hasDevTools: boolean
  readonly askPage: () => void
  readonly askPerson: (doubt: CloseDoubt) => Promise<'stay' | 'close'>
  readonly onStay: () => void
  /** Another page stands in the window's place, or the same one loaded anew, by main or by itself. */
  readonly onPageNew: () => void
  /** The page went away: it is loaded again, or the window closes. */
  readonly onPageLost: (reason: string) => void
  readonly onClosed: () => void
}

/** The window and what the app may do with it. */
export interface AppWindow {
  readonly browser: BrowserWindow
  readonly handshake: CloseHandshake
  /** The page is there and listens: closing asks it first from now on. */
  pageReady(): void
  load(): void
}

/** Written out in full although most are Electron's defaults: defaults have changed before (reliability.md A4). */
export function safePreferences(preloadPath: string, hasDevTools: boolean): WebPreferences {
  return {
    preload: preloadPath,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    safeDialogs: true,
    disableDialogs: true,
    devTools: hasDevTools,
  }
}

/** Keeps the window's place whenever it has come to rest, and when it closes. */
function keepPlace(browser: BrowserWindow, statePath: string): void {
  let timer: NodeJS.Timeout | undefined
  const keep = (): void => {
    clearTimeout(timer)
    if (browser.isDestroyed() || browser.isMinimized()) return
    keepWindowState(statePath, {
      bounds: browser.getNormalBounds(),
      isMaximized: browser.isMaximized(),
      isFullScreen: browser.isFullScreen(),
    })
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keep, 400)
  }
  browser.on('resize', later)
  browser.on('move', later)
  browser.on('close', keep)
  browser.on('closed', () => clearTimeout(timer))
}

/** Opens the app's window; its page is loaded by `load`. */
export function openWindow(parts: WindowParts): AppWindow {
  const kept = readWindowState(parts.statePath)
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]
  const browser = new BrowserWindow({
    ...fittingBounds(
      kept?.bounds,
      displays.map((display) => display.workArea),
    ),
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    title: 'Galley',
    show: false,
    backgroundColor: parts.background,
    webPreferences: safePreferences(path.resolve(parts.preloadPath), parts.hasDevTools),
  })
  const contents = browser.webContents
  guardContents(contents)
  let isPageReady = false

  const handshake = new CloseHandshake({
    askPage: parts.askPage,
    askPerson: parts.askPerson,
    close: () => browser.destroy(),
    stay: parts.onStay,
    wait: (timeMs, callback) => {
      const timer = setTimeout(callback, timeMs)
      return () => clearTimeout(timer)
    },
  })

  browser.once('ready-to-show', () => {
    if (kept?.isMaximized === true) browser.maximize()
    if (kept?.isFullScreen === true) browser.setFullScreen(true)
    browser.show()
  })
  // The title says what the page tells us by a call, with the saved state in it.
  browser.on('page-title-updated', (event) => event.preventDefault())
  keepPlace(browser, parts.statePath)
  browser.on('close', (event) => {
    if (handshake.isClosed) return
    event.preventDefault()
    // A page that never came up, or that crashed, has nothing that it could still save.
    if (isPageReady && !contents.isCrashed()) handshake.ask()
    else handshake.finish()
  })
  browser.on('closed', parts.onClosed)
  // The system is shutting down and will not wait: the page saves now, and nobody is asked.
  browser.on('query-session-end', parts.askPage)
  contents.on('did-navigate', () => {
    isPageReady = false
    parts.onPageNew()
  })
  contents.on('render-process-gone', (_event, details) => {
    isPageReady = false
    if (details.reason !== 'clean-exit') parts.onPageLost(details.reason)
  })

  return {
    browser,
    handshake,
    pageReady: () => {
      isPageReady = true
    },
    load: () => {
      isPageReady = false
      // A page that cannot be loaded shows an empty window that can still be closed; the reason is in the events.
      void browser.loadURL(WINDOW_ADDRESS).catch((thrown: unknown) => {
        if (!browser.isDestroyed()) parts.onPageLost(thrown instanceof Error ? thrown.message : String(thrown))
      })
    },
  }
}
