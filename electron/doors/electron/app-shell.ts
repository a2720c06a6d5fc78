import { app, dialog, nativeTheme, shell, type BrowserWindow } from 'electron'
import type { CommandId } from '#shared/commands/commands.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { CoreState } from '#shared/contract/events.ts'
import type { Locale, Settings } from '#shared/domain/settings.ts'
import type { Result } from '#shared/lib/result.ts'
import { createTranslate, localeFor, type Translate } from '#shared/messages/translate.ts'
import { emitTo } from '#electron/transport/ipc.ts'
import type { Ports } from '#electron/ports.ts'
import { createDialogs } from './dialogs.ts'
import type { CloseDoubt } from './close-handshake.ts'
import { FileTokens } from './file-tokens.ts'
import { HandOver } from './hand-over.ts'
import { openFile, openLink } from './links.ts'
import type { Log } from './log.ts'
import { installMenu } from './menu.ts'
import { PageLosses } from './page-losses.ts'
import type { Places } from './places.ts'
import { openSettings, type SettingsFile } from './settings-file.ts'
import type { Handed } from './start-arguments.ts'
import { openWindow, type AppWindow } from './window.ts'

/** The window with everything around it: menu, dialogs, settings, what was handed in, and the way out. */
export class AppShell {
  readonly #places: Places
  readonly #log: Log
  readonly #settings: SettingsFile
  readonly #systemLocale: Locale
  readonly #losses = new PageLosses(Date.now)
  readonly #handOver = new HandOver(({ paths, isSample }) =>
    this.emit('files.handed', { files: paths.map((path) => this.files.give(path, 'read')), isSample }),
  )
  /** What a person laid before the page. */
  readonly files = new FileTokens()
  readonly dialogs: Ports['dialogs']
  /** Hears of settings that were changed. */
  onSettings: (settings: Settings) => void = () => undefined
  #coreState: CoreState = 'opening'
  #locale: Locale
  #translate: Translate
  #window: AppWindow | undefined
  #isQuitting = false
  #waitingCommands: readonly CommandId[] = []

  constructor(places: Places, log: Log) {
    this.#places = places
    this.#log = log
    this.#settings = openSettings(places.settings, Date.now, (settings) => this.#follow(settings))
    this.#systemLocale = localeFor(app.getPreferredSystemLanguages())
    this.#locale = this.#localeOf(this.#settings.read())
    this.#translate = createTranslate(this.#locale)
    this.dialogs = createDialogs({
      translate: () => this.#translate,
      window: () => this.browser,
      platform: process.platform,
      documentsPath: places.documents,
    })
    this.#applyTheme(this.#settings.read())
    this.#installMenu()
    nativeTheme.on('updated', () => this.emit('system.changed', {}))
  }

  get browser(): BrowserWindow | undefined {
    const browser = this.#window?.browser
    return browser === undefined || browser.isDestroyed() ? undefined : browser
  }

  get isQuitting(): boolean {
    return this.#isQuitting
  }

  get systemLocale(): Locale {
    return this.#systemLocale
  }

  get settings(): { read(): Settings; change(change: Partial<Settings>): Result<Settings, CallError> } {
    return this.#settings
  }

  readonly emit: Ports['emit'] = (name, data) => emitTo(this.browser?.webContents, name, data)

  text(key: string, values?: Readonly<Record<string, string | number>>): string {
    return this.#translate(key, values)
  }

  /** Takes files of a double click, a second start or an argument. */
  hand(handed: Handed): void {
    // The system's own list of what was opened last leads back here, past the page.
    for (const place of handed.paths) app.addRecentDocument(place)
    this.#handOver.hand(handed)
  }

  /** Shows the window, opening it if there is none. */
  show(): void {
    const browser = this.browser
    if (browser === undefined) return this.#open()
    if (browser.isMinimized()) browser.restore()
    browser.show()
    browser.focus()
  }

  /** The app wants to quit: remembered while the page saves. */
  quitAsked(): void {
    this.#isQuitting = true
  }

  /** What the services ask of the window. */
  readonly windowPort: Ports['window'] = {
    ready: () => {
      this.#window?.pageReady()
      this.emit('core.state', { state: this.#coreState })
      this.#handOver.ready()
      const waiting = this.#waitingCommands
      this.#waitingCommands = []
      for (const id of waiting) this.emit('command.chosen', { id })
    },
    closeReady: (isClean, isKept) => this.#window?.handshake.answer(isClean, isKept),
    setTitle: (title, isUnsaved) => {
      const browser = this.browser
      if (browser === undefined) return
      // macOS has a sign of its own for unsaved changes; elsewhere the title carries it.
      const mark = isUnsaved && process.platform !== 'darwin' ? '● ' : ''
      browser.setTitle(`${mark}${title === '' ? 'Galley' : `${title} — Galley`}`)
      browser.setDocumentEdited(isUnsaved)
    },
    setZoom: (factor) => this.browser?.webContents.setZoomFactor(factor),
    paste: () => this.browser?.webContents.paste(),
  }

  readonly shellPort: Ports['shell'] = { reveal: (place) => shell.showItemInFolder(place), openLink, openFile }

  /** What the core is at: the page is told at once, and once more when it is ready. */
  coreIs(state: CoreState): void {
    this.#coreState = state
    this.emit('core.state', { state })
  }

  /** The core died again and again: starting it once more, or quitting, is the person's choice. */
  async askToRestart(): Promise<boolean> {
    const buttons = ['dialogs.coreTry', 'dialogs.coreQuit']
    const answer = await this.#ask('dialogs.coreTitle', this.text('dialogs.coreDetail'), buttons, 'warning')
    if (answer === 0) return true
    app.quit()
    return false
  }

  /** The core gives no sign of life: waiting, or starting another, is the person's choice. */
  async askIfStuck(): Promise<boolean> {
    const buttons = ['dialogs.coreWait', 'dialogs.coreTry']
    return (await this.#ask('dialogs.coreSilentTitle', this.text('dialogs.coreSilentDetail'), buttons, 'warning')) === 1
  }

  /** Tells the person of something that went wrong, without stopping what goes on. */
  tell(messageKey: string, detailKey: string, values?: Readonly<Record<string, string>>): void {
    void this.#ask(messageKey, this.text(detailKey, values), ['dialogs.close'], 'info').catch((thrown: unknown) =>
      this.#log('dialog', thrown),
    )
  }

  #open(): void {
    this.#window = openWindow({
      preloadPath: this.#places.preload,
      statePath: this.#places.windowState,
      background: nativeTheme.shouldUseDarkColors ? '#1c1a17' : '#f4f1ea',
      hasDevTools: !app.isPackaged,
      askPage: () => this.emit('window.closeAsked', {}),
      askPerson: (doubt) => this.#askToClose(doubt),
      onStay: () => {
        this.#isQuitting = false
      },
      onPageNew: () => this.#forgetPage(),
      onPageLost: (reason) => void this.#pageLost(reason),
      onClosed: () => {
        this.#window = undefined
        this.#forgetPage()
      },
    })
    this.#window.load()
  }

  async #ask(
    messageKey: string,
    detail: string,
    buttonKeys: readonly string[],
    type: 'info' | 'warning',
  ): Promise<number> {
    const options = {
      type,
      message: this.text(messageKey),
      detail,
      buttons: buttonKeys.map((key) => this.text(key)),
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    }
    const browser = this.browser
    const answer = await (browser === undefined
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(browser, options))
    return answer.response
  }

  async #askToClose(doubt: CloseDoubt): Promise<'stay' | 'close'> {
    const why = doubt === 'no-answer' ? `${this.text('dialogs.unsavedNoAnswer')}\n` : ''
    const buttons = ['dialogs.unsavedStay', 'dialogs.unsavedQuit']
    const detail = why + this.text(doubt === 'kept' ? 'dialogs.unsavedKeptDetail' : 'dialogs.unsavedDetail')
    return (await this.#ask('dialogs.unsavedTitle', detail, buttons, 'warning')) === 1 ? 'close' : 'stay'
  }

  /** What the page held means nothing to the next one, and what is handed over waits for that. */
  #forgetPage(): void {
    this.#handOver.notReady()
    this.files.clear()
  }

  /** A page that crashed is loaded again with what the library holds; one that keeps crashing is not, unless asked. */
  async #pageLost(reason: string): Promise<void> {
    this.#log('page lost', reason)
    this.#forgetPage()
    const lost = this.#window
    if (lost === undefined) return
    if (this.#isQuitting) return lost.handshake.finish()
    if (!this.#losses.isTooMany()) {
      lost.load()
      this.tell('dialogs.goneTitle', 'dialogs.goneDetail')
      return
    }
    const buttons = ['dialogs.goneAgainTry', 'dialogs.goneAgainQuit']
    const answer = await this.#ask('dialogs.goneAgainTitle', this.text('dialogs.goneAgainDetail'), buttons, 'warning')
    if (answer === 1) return app.quit()
    this.#losses.forget()
    if (this.#window === lost) lost.load()
  }

  #localeOf(settings: Settings): Locale {
    return settings.locale === 'system' ? this.#systemLocale : settings.locale
  }

  #applyTheme({ theme }: Settings): void {
    // High contrast is drawn by our own style; which of its two faces, the system says.
    nativeTheme.themeSource = theme === 'light' || theme === 'dark' ? theme : 'system'
  }

  /** Settings were changed: what is outside of the page follows at once. */
  #follow(settings: Settings): void {
    this.onSettings(settings)
    this.#applyTheme(settings)
    const locale = this.#localeOf(settings)
    if (locale === this.#locale) return
    this.#locale = locale
    this.#translate = createTranslate(locale)
    this.#installMenu()
  }

  #installMenu(): void {
    installMenu({ translate: this.#translate, platform: process.platform, choose: (id) => this.#choose(id) })
  }

  #choose(id: CommandId): void {
    // Quitting must work even when the page does not.
    if (id === 'quit') return app.quit()
    if (this.browser !== undefined) return this.emit('command.chosen', { id })
    // macOS: the menu is there without a window.
    this.#waitingCommands = [...this.#waitingCommands, id]
    this.show()
  }
}
