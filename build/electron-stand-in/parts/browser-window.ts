import type Electron from 'electron'
import { Emitter, preventable } from '../core/emitter.ts'
import { recorded } from '../core/recorded.ts'
import { settings } from '../core/settings.ts'
import { runningBrowser } from '../chromium/browser.ts'
import { ChromiumPage } from '../chromium/page.ts'
import { app } from './app.ts'
import { Menu } from './menu.ts'
import { StandInWebContents } from './web-contents.ts'
import { windows } from './windows.ts'

type Covered =
  | 'blur'
  | 'center'
  | 'close'
  | 'destroy'
  | 'flashFrame'
  | 'focus'
  | 'getBounds'
  | 'getContentBounds'
  | 'getNormalBounds'
  | 'getSize'
  | 'getTitle'
  | 'hide'
  | 'id'
  | 'isDestroyed'
  | 'isDocumentEdited'
  | 'isFocused'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'moveTop'
  | 'reload'
  | 'removeMenu'
  | 'restore'
  | 'setAutoHideMenuBar'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'setDocumentEdited'
  | 'setFullScreen'
  | 'setIcon'
  | 'setMenu'
  | 'setMenuBarVisibility'
  | 'setMinimumSize'
  | 'setPosition'
  | 'setProgressBar'
  | 'setRepresentedFilename'
  | 'getRepresentedFilename'
  | 'setSize'
  | 'setTitle'
  | 'show'
  | 'showInactive'
  | 'unmaximize'

type Shape = 'normal' | 'minimized' | 'maximized' | 'fullscreen'

/** Functions have no place in the record of the options. */
const plain = (options: unknown): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(options, (_key, value: unknown) => (typeof value === 'function' ? '(function)' : value)),
  ) as Record<string, unknown>

/** Electron's `BrowserWindow` on a page of Chromium. */
export class StandInBrowserWindow extends Emitter implements Pick<Electron.BrowserWindow, Covered> {
  readonly id = windows.nextId()
  readonly webContents: StandInWebContents
  readonly #options: Electron.BrowserWindowConstructorOptions
  #bounds: Electron.Rectangle
  #title: string
  #shape: Shape = 'normal'
  #isVisible: boolean
  #isDestroyed = false
  #isDocumentEdited = false
  #representedFilename = ''

  static getAllWindows(): StandInBrowserWindow[] {
    return windows.all()
  }

  static getFocusedWindow(): StandInBrowserWindow | null {
    return windows.focused() ?? null
  }

  static fromWebContents(contents: Electron.WebContents): StandInBrowserWindow | null {
    return windows.all().find((window) => window.webContents.asElectron() === contents) ?? null
  }

  static fromId(id: number): StandInBrowserWindow | null {
    return windows.all().find((window) => window.id === id) ?? null
  }

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    this.#options = options
    this.#title = options.title ?? app.getName()
    this.#isVisible = options.show !== false
    this.#bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    recorded.windows.push({ id: this.id, options: plain(options) })
    const preferences = options.webPreferences ?? {}
    const page = ChromiumPage.open({
      preloadFile: preferences.preload,
      inSubFrames: preferences.nodeIntegrationInSubFrames ?? false,
      extraArguments: preferences.additionalArguments ?? [],
    })
    this.webContents = new StandInWebContents(this.id, page)
    this.#listen()
    windows.add(this)
    windows.focus(this)
  }

  #listen(): void {
    this.webContents.on('page-title-updated', (event: Electron.Event, title: string, isExplicit: boolean) => {
      this.emit('page-title-updated', event, title, isExplicit)
      if (!event.defaultPrevented) this.#title = title
    })
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.on('(unload prevented)', () => app.quitCancelled())
    this.webContents.on('(close)', () => this.close())
    void this.webContents.page.then((page) => {
      page.on('closed', () => this.#finish())
      page.setAccelerators(Menu.accelerators())
      page.on('observed', (seen: Parameters<typeof Menu.observe>[1]) => Menu.observe(this, seen))
    })
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.load(url)
  }

  loadFile(file: string): Promise<void> {
    return Promise.reject(new Error(`Serve pages by the app's own protocol, not by loadFile: ${file}`))
  }

  /** `close` can be stopped by the app, then by the page's beforeunload; only then the page goes. */
  close(): void {
    if (this.#isDestroyed) return
    const event = preventable({})
    this.emit('close', event)
    if (event.defaultPrevented) return app.quitCancelled()
    const page = this.webContents.opened
    if (!page || page.isGone) return this.#finish()
    this.webContents.isClosing = true
    void page.session.send('Page.close').catch(() => this.#finish())
  }

  /** Goes without asking anybody. */
  destroy(): void {
    if (this.#isDestroyed) return
    const page = this.webContents.opened
    if (page && !page.isGone) {
      this.webContents.isClosing = true
      const { targetId } = page
      void runningBrowser()
        ?.connection.browser.send('Target.closeTarget', { targetId })
        .catch(() => undefined)
    }
    this.#finish()
  }

  #finish(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.webContents.emit('destroyed')
    this.emit('closed')
    windows.remove(this)
  }

  get representedFilename(): string {
    return this.#representedFilename
  }

  get options(): Electron.BrowserWindowConstructorOptions {
    return this.#options
  }

  show(): void {
    this.#isVisible = true
    windows.focus(this)
    this.emit('show')
    this.focus()
  }

  showInactive(): void {
    this.#isVisible = true
    this.emit('show')
  }

  hide(): void {
    this.#isVisible = false
    this.emit('hide')
  }

  focus(): void {
    windows.focus(this)
    this.emit('focus')
    app.emit('browser-window-focus', {}, this)
    if (settings.mode === 'person')
      void this.webContents.opened?.session.send('Page.bringToFront').catch(() => undefined)
  }

  blur(): void {
    this.emit('blur')
  }

  minimize(): void {
    this.#shape = 'minimized'
    this.emit('minimize')
  }

  maximize(): void {
    this.#shape = 'maximized'
    this.emit('maximize')
  }

  unmaximize(): void {
    this.#shape = 'normal'
    this.emit('unmaximize')
  }

  restore(): void {
    this.#shape = 'normal'
    this.emit('restore')
  }

  setFullScreen(isFull: boolean): void {
    this.#shape = isFull ? 'fullscreen' : 'normal'
    this.emit(isFull ? 'enter-full-screen' : 'leave-full-screen')
  }

  isFullScreen(): boolean {
    return this.#shape === 'fullscreen'
  }

  isMinimized(): boolean {
    return this.#shape === 'minimized'
  }

  isMaximized(): boolean {
    return this.#shape === 'maximized'
  }

  isVisible(): boolean {
    return this.#isVisible
  }

  isFocused(): boolean {
    return windows.focused() === this
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds }
  }

  getNormalBounds(): Electron.Rectangle {
    return this.getBounds()
  }

  getContentBounds(): Electron.Rectangle {
    return this.getBounds()
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds }
    this.emit('resize')
    this.emit('move')
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
    // A window of Chromium shows the title of its page.
    if (settings.mode !== 'person') return
    void this.webContents.opened?.evaluate(`document.title = ${JSON.stringify(title)}`).catch(() => undefined)
  }

  setDocumentEdited(isEdited: boolean): void {
    this.#isDocumentEdited = isEdited
  }

  isDocumentEdited(): boolean {
    return this.#isDocumentEdited
  }

  setRepresentedFilename(file: string): void {
    this.#representedFilename = file
  }

  getRepresentedFilename(): string {
    return this.#representedFilename
  }

  reload(): void {
    this.webContents.reload()
  }

  center(): void {}

  moveTop(): void {}

  flashFrame(): void {}

  setMenu(): void {}

  removeMenu(): void {}

  setMenuBarVisibility(): void {}

  setAutoHideMenuBar(): void {}

  setBackgroundColor(): void {}

  setIcon(): void {}

  setMinimumSize(): void {}

  setProgressBar(): void {}
}
