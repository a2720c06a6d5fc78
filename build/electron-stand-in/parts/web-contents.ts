import type Electron from 'electron'
import { toApp, toChromium } from '../core/addresses.ts'
import { createCodec } from '../core/codec.ts'
import { Emitter, preventable } from '../core/emitter.ts'
import { recorded } from '../core/recorded.ts'
import { settings } from '../core/settings.ts'
import type { ChromiumPage, FromPage } from '../chromium/page.ts'
import { Requests } from '../chromium/requests.ts'
import { ipcMain } from './ipc-main.ts'
import { nativeImageFrom } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { toChromiumPdf } from './pdf-options.ts'
import { defaultSession } from './session.ts'
import { asWebFrame, type StandInFrame } from './web-frame.ts'

type Covered =
  | 'capturePage'
  | 'close'
  | 'copy'
  | 'cut'
  | 'delete'
  | 'executeJavaScript'
  | 'focus'
  | 'getOSProcessId'
  | 'getTitle'
  | 'getType'
  | 'getURL'
  | 'getZoomFactor'
  | 'getZoomLevel'
  | 'id'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isDevToolsOpened'
  | 'isFocused'
  | 'isLoading'
  | 'openDevTools'
  | 'closeDevTools'
  | 'paste'
  | 'print'
  | 'printToPDF'
  | 'redo'
  | 'reload'
  | 'selectAll'
  | 'send'
  | 'setBackgroundThrottling'
  | 'setIgnoreMenuShortcuts'
  | 'setVisualZoomLevelLimits'
  | 'setWebRTCIPHandlingPolicy'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'setZoomLevel'
  | 'stop'
  | 'toggleDevTools'
  | 'undo'

type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0]

const codec = createCodec()

/** Electron's `webContents` of one window. */
export class StandInWebContents extends Emitter implements Pick<Electron.WebContents, Covered> {
  readonly id: number
  readonly session = defaultSession
  readonly #page: Promise<ChromiumPage>
  #opened: ChromiumPage | undefined
  #requests: Requests | undefined
  #openHandler: OpenHandler | undefined
  #zoomFactor = 1
  #isLoading = false
  #isCrashed = false
  #title = ''
  /** Main has decided that the page goes. */
  isClosing = false
  /** Calls of the page that main has not answered yet. */
  pendingCalls = 0

  constructor(id: number, page: Promise<ChromiumPage>) {
    super()
    this.id = id
    this.#page = page.then((opened) => this.#connect(opened))
    this.#page.catch((error: unknown) => recorded.failures.push(`opening a window: ${String(error)}`))
  }

  /** The compiler has compared what is covered; what is not, throws when it is read. */
  asElectron(): Electron.WebContents {
    return this as unknown as Electron.WebContents
  }

  /** The page under it, once it is open. */
  get page(): Promise<ChromiumPage> {
    return this.#page
  }

  get opened(): ChromiumPage | undefined {
    return this.#opened
  }

  get mainFrame(): Electron.WebFrameMain {
    if (!this.#opened) throw new Error('The stand-in has no frame before its page is open')
    return asWebFrame(this.#opened.frames.main)
  }

  #connect(page: ChromiumPage): ChromiumPage {
    this.#opened = page
    this.#requests = new Requests(page, this)
    page.on('message', (from: FromPage) => void this.#receive(page, from))
    page.on('dom-ready', () => this.emit('dom-ready', {}))
    page.on('navigated', (url: string) => this.emit('did-navigate', {}, toApp(url), 200, 'OK'))
    page.on('loaded', () => void this.#finishLoading())
    page.on('window-open', (url: string) => this.#judgeWindow(toApp(url)))
    page.on('js-dialog', (type: string) => this.#answerJsDialog(type))
    page.on('console', (level: string, text: string) => {
      recorded.consoleMessages.push({ level, text })
      this.emit('console-message', { level, message: text })
    })
    page.on('crashed', () => {
      this.#isCrashed = true
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 })
    })
    void nativeTheme.applyTo(page)
    return page
  }

  /** Makes the event of one call and runs main's handler; the sender's frame is the one that really called. */
  async #receive(page: ChromiumPage, { message, frame, contextId }: FromPage): Promise<void> {
    if (message.kind === 'failure') return void recorded.failures.push(message.text)
    if (message.kind === 'given-files') return await page.announceGiven()
    const args = codec.decode(message.args) as unknown[]
    if (message.kind === 'send') {
      ipcMain.emit(message.channel, this.ipcEvent(frame), ...args)
      return
    }
    this.pendingCalls++
    const reply = await this.invoke(frame, message.channel, args)
    this.pendingCalls--
    const parts = 'error' in reply ? reply : { payload: reply.value }
    await page.tell({ kind: 'reply', id: message.id, ...parts }, contextId)
  }

  /** One call to main as a page makes it; also used by tests to play a frame that has been taken over. */
  async invoke(
    frame: StandInFrame,
    channel: string,
    args: readonly unknown[],
  ): Promise<{ value: string } | { error: string }> {
    try {
      return { value: codec.encode(await ipcMain.invoke(this.ipcEvent(frame), channel, args)) }
    } catch (error) {
      return { error: String(error) }
    }
  }

  ipcEvent(frame: StandInFrame): Electron.IpcMainInvokeEvent {
    const fields = {
      sender: this.asElectron(),
      senderFrame: asWebFrame(frame),
      frameId: frame.routingId,
      processId: frame.processId,
      type: 'frame',
    }
    return preventable(fields) as unknown as Electron.IpcMainInvokeEvent
  }

  async #finishLoading(): Promise<void> {
    this.#isLoading = false
    const title = await this.#opened?.evaluate('document.title').catch(() => '')
    if (typeof title === 'string' && title !== this.#title) {
      this.#title = title
      this.emit('page-title-updated', preventable({}), title, true)
    }
    this.emit('did-finish-load', {})
    this.emit('did-stop-loading', {})
  }

  #judgeWindow(url: string): void {
    recorded.blockedRequests.push({ url, from: 'page', reason: 'window' })
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    }
    const answer = this.#openHandler?.(details as Electron.HandlerDetails)
    if (answer?.action !== 'deny') recorded.failures.push(`a window was allowed for ${url}`)
  }

  #answerJsDialog(type: string): void {
    let accept = true
    if (type === 'beforeunload' && settings.mode === 'person') {
      // The browser's own close button, unless main is closing or loading the page itself.
      if (!this.isClosing && !this.#isLoading) this.emit('(close)')
      accept = this.isClosing || this.#isLoading
    } else if (type === 'beforeunload') {
      const event = preventable({})
      this.emit('will-prevent-unload', event)
      accept = event.defaultPrevented
      if (!accept) this.emit('(unload prevented)')
    } else recorded.failures.push(`the page opened a ${type} dialog`)
    void this.#opened?.session.send('Page.handleJavaScriptDialog', { accept }).catch(() => undefined)
  }

  /** Loads an address for `BrowserWindow.loadURL`, and is done when the page's load event has fired. */
  async load(url: string): Promise<void> {
    const page = await this.#page
    this.#isLoading = true
    // Chromium gives a page that crashed another process when it is loaded again.
    if (this.#isCrashed) page.isGone = false
    this.#isCrashed = false
    if (this.#requests) this.#requests.expectedUrl = toApp(new URL(toChromium(url)).href)
    const loaded = new Promise<void>((resolve) => page.once('loaded', () => resolve()))
    this.emit('did-start-loading', {})
    const { errorText } = await page.session.send('Page.navigate', { url: toChromium(url) })
    if (errorText !== undefined) {
      this.#isLoading = false
      this.emit('did-fail-load', {}, -2, errorText, url, true)
      throw Object.assign(new Error(`${errorText} loading '${url}'`), { code: errorText, url })
    }
    await loaded
  }

  reload(): void {
    this.#isLoading = true
    void this.load(this.getURL()).catch((error: unknown) => recorded.failures.push(`reload: ${String(error)}`))
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler
  }

  send(channel: string, ...args: unknown[]): void {
    const payload = codec.encode(args)
    void this.#page.then((page) => page.tell({ kind: 'event', channel, payload }))
  }

  getURL(): string {
    return this.#opened?.frames.main.url ?? ''
  }

  getTitle(): string {
    return this.#title
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    return await (await this.#page).evaluate(code, userGesture)
  }

  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    const { data } = await (await this.#page).session.send('Page.printToPDF', toChromiumPdf(options))
    return Buffer.from(data, 'base64')
  }

  print(_options?: Electron.WebContentsPrintOptions, callback?: (isDone: boolean, reason: string) => void): void {
    recorded.printed.push(this.id)
    callback?.(true, '')
  }

  async capturePage(): Promise<Electron.NativeImage> {
    const { data } = await (await this.#page).session.send('Page.captureScreenshot', { format: 'png' })
    return nativeImageFrom(Buffer.from(data, 'base64'))
  }

  setZoomFactor(factor: number): void {
    this.#zoomFactor = factor
    // Chromium's own zoom is not in its protocol; CSS zoom enlarges the page in the same way.
    void this.#page
      .then((page) => page.evaluate(`document.documentElement.style.zoom = '${factor}'`))
      .catch(() => undefined)
    this.emit('zoom-changed', {}, factor)
  }

  getZoomFactor(): number {
    return this.#zoomFactor
  }

  setZoomLevel(level: number): void {
    this.setZoomFactor(1.2 ** level)
  }

  getZoomLevel(): number {
    return Math.log(this.#zoomFactor) / Math.log(1.2)
  }

  #edit(command: string): void {
    void this.#opened?.evaluate(`document.execCommand('${command}')`, true).catch(() => undefined)
  }

  undo(): void {
    this.#edit('undo')
  }

  redo(): void {
    this.#edit('redo')
  }

  cut(): void {
    this.#edit('cut')
  }

  copy(): void {
    this.#edit('copy')
  }

  /** A page may not paste by script; the browser's own editing command may. */
  paste(): void {
    const key = { type: 'rawKeyDown' as const, key: 'Paste', commands: ['paste'] }
    void this.#page.then(({ session }) => session.send('Input.dispatchKeyEvent', key)).catch(() => undefined)
  }

  delete(): void {
    this.#edit('delete')
  }

  selectAll(): void {
    this.#edit('selectAll')
  }

  close(): void {
    this.emit('(close)')
  }

  isDestroyed(): boolean {
    return this.#opened !== undefined && this.#opened.isGone && !this.#isCrashed
  }

  isCrashed(): boolean {
    return this.#isCrashed
  }

  isLoading(): boolean {
    return this.#isLoading
  }

  isFocused(): boolean {
    return true
  }

  getOSProcessId(): number {
    return 0
  }

  getType(): 'window' {
    return 'window'
  }

  stop(): void {}

  focus(): void {}

  setBackgroundThrottling(): void {}

  setIgnoreMenuShortcuts(): void {}

  setWebRTCIPHandlingPolicy(): void {}

  setVisualZoomLevelLimits(): Promise<void> {
    return Promise.resolve()
  }

  openDevTools(): void {}

  closeDevTools(): void {}

  toggleDevTools(): void {}

  isDevToolsOpened(): boolean {
    return false
  }
}
