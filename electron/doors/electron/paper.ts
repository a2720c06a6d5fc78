import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { BrowserWindow } from 'electron'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { faceRules } from '#electron/files/faces.ts'
import { APP_ORIGIN } from './address.ts'
import type { Log } from './log.ts'
import type { StaticFile } from './static-files.ts'

/** A page that takes longer than this to be laid out is given up, in milliseconds. */
const PATIENCE_MS = 300_000

/** The system printed nothing; Chromium says why in English. */
class NotPrinted extends Error {
  /** The person left the dialog. */
  readonly isLeft: boolean

  constructor(reason: string) {
    super(reason)
    this.isLeft = /cancel/iu.test(reason)
  }
}

/**
 * Prints pages that the core made, each in a hidden window of its own: sandboxed, without a preload, and by the page's policy
 * without script and network. The pages are served under an address that nobody can guess, and only while they are printed.
 */
export class PaperDesk {
  readonly #pages = new Map<string, string>()
  readonly #assets: string
  readonly #log: Log
  #faces: Promise<Uint8Array<ArrayBuffer>> | undefined

  /** `renderer`: the folder of the built renderer, whose faces are on paper too. */
  constructor(renderer: string, log: Log) {
    this.#assets = path.join(renderer, 'assets')
    this.#log = log
  }

  /** Writes the PDF of a page; gives why it could not. */
  readonly print = (page: string, pdf: string): Promise<CallError | 'printed'> =>
    this.#printed(page, async ({ webContents }) => {
      const bytes = await webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
      await writeFile(pdf, bytes, { mode: 0o600 })
    })

  /** Prints a page by the system's own dialog. */
  readonly send = (page: string): Promise<CallError | 'printed'> =>
    this.#printed(page, ({ webContents }) => {
      return new Promise((resolve, reject) => {
        webContents.print({ silent: false, printBackground: true }, (isDone, reason) =>
          isDone ? resolve() : reject(new NotPrinted(reason)),
        )
      })
    })

  async #printed(page: string, use: (window: BrowserWindow) => Promise<void>): Promise<CallError | 'printed'> {
    try {
      await this.#withPage(page, use)
      return 'printed'
    } catch (thrown) {
      if (thrown instanceof NotPrinted && thrown.isLeft) return callError('canceled')
      this.#log('paper', thrown)
      return callError('paper-failed', { detail: thrown instanceof Error ? thrown.message : String(thrown) })
    }
  }

  /** What lies under an address of a page at print; undefined where there is none. */
  async read(id: string, name: string): Promise<StaticFile | undefined> {
    const place = this.#pages.get(id)
    if (place === undefined) return undefined
    if (name === 'fonts.css') {
      this.#faces ??= faceRules(this.#assets, (file) => `/assets/${encodeURIComponent(file)}`).then(
        (rules) => new Uint8Array(Buffer.from(rules)),
      )
      return { bytes: await this.#faces, mediaType: 'text/css; charset=utf-8' }
    }
    if (name !== 'page.html') return undefined
    return { bytes: new Uint8Array(await readFile(place)), mediaType: 'text/html; charset=utf-8' }
  }

  async #withPage(page: string, use: (window: BrowserWindow) => Promise<void>): Promise<void> {
    const id = randomUUID()
    this.#pages.set(id, page)
    const window = new BrowserWindow({
      show: false,
      width: 900,
      height: 1200,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        spellcheck: false,
        disableDialogs: true,
        devTools: false,
        backgroundThrottling: false,
      },
    })
    let timer: NodeJS.Timeout | undefined
    try {
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Error('the page took too long')), PATIENCE_MS)
        window.once('closed', () => reject(new Error('the page was closed')))
        window.webContents.once('render-process-gone', (_event, { reason }) => reject(new Error(reason)))
      })
      late.catch(() => undefined)
      const laidOut = async (): Promise<void> => {
        await window.loadURL(`${APP_ORIGIN}/paper/${id}/page.html`)
        await window.webContents.executeJavaScript('document.fonts.ready.then(() => undefined)')
        clearTimeout(timer)
        await use(window)
      }
      await Promise.race([laidOut(), late])
    } finally {
      clearTimeout(timer)
      this.#pages.delete(id)
      if (!window.isDestroyed()) window.destroy()
    }
  }
}
