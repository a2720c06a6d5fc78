import type Electron from 'electron'
import { pageToChromium, policyToChromium, toApp, toChromium } from '../core/addresses.ts'
import { preventable } from '../core/emitter.ts'
import { recorded, type BlockedRequest } from '../core/recorded.ts'
import { protocol } from '../parts/protocol.ts'
import { webRequest } from '../parts/web-request.ts'
import type { StandInWebContents } from '../parts/web-contents.ts'
import { asWebFrame } from '../parts/web-frame.ts'
import type { ChromiumPage } from './page.ts'

/** A request that Chromium holds until it is answered. */
type Paused = {
  readonly requestId: string
  readonly frameId: string
  readonly resourceType: string
  readonly redirectedRequestId?: string
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: Record<string, string>
    readonly postData?: string
  }
}

const resourceTypes: Readonly<Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Fetch: 'xhr',
  XHR: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
  WebSocket: 'webSocket',
}

/** Answers every request of a page: the app's rules first, then the app's protocol; whatever is left is refused. */
export class Requests {
  readonly #page: ChromiumPage
  readonly #contents: StandInWebContents
  #lastId = 0
  /** The address that main itself asked for: it is not a navigation of the page. */
  expectedUrl: string | undefined

  constructor(page: ChromiumPage, contents: StandInWebContents) {
    this.#page = page
    this.#contents = contents
    page.session.on('Fetch.requestPaused', (paused) => {
      void this.#answer(paused).catch((error: unknown) => {
        if (page.isGone) return
        recorded.failures.push(`answering ${paused.request.url}: ${String(error)}`)
        void this.#fail(paused.requestId, 'Failed')
      })
    })
  }

  async #answer(paused: Paused): Promise<void> {
    const url = toApp(paused.request.url)
    const frame = this.#page.frames.get(paused.frameId)
    const isMainFrame = frame === this.#page.frames.main
    if (paused.resourceType === 'Document' && !this.#mayNavigate(paused, url, isMainFrame)) {
      return await this.#refuse(paused, url, 'navigation', 'Aborted')
    }
    const details = {
      id: ++this.#lastId,
      url,
      method: paused.request.method,
      resourceType:
        paused.resourceType === 'Document'
          ? isMainFrame
            ? 'mainFrame'
            : 'subFrame'
          : (resourceTypes[paused.resourceType] ?? 'other'),
      referrer: paused.request.headers.Referer ?? '',
      timestamp: Date.now(),
      frame: asWebFrame(frame),
      webContents: this.#contents.asElectron(),
      webContentsId: this.#contents.id,
      uploadData: [],
    } satisfies Electron.OnBeforeRequestListenerDetails
    const verdict = await webRequest.before(details)
    if (verdict.cancel) return await this.#refuse(paused, url, 'cancelled', 'BlockedByClient')
    if (verdict.redirectURL !== undefined) return await this.#redirect(paused, verdict.redirectURL)
    const handler = protocol.handlerFor(url)
    // Closed by default: what the app does not serve itself would leave the machine.
    if (!handler) return await this.#refuse(paused, url, 'network', 'BlockedByClient')
    const { requestHeaders } = await webRequest.sending({ ...details, requestHeaders: paused.request.headers })
    const headers = (requestHeaders ?? paused.request.headers) as Record<string, string>
    const body = paused.request.postData
    const response = await handler(
      new Request(url, { method: paused.request.method, headers, ...(body === undefined ? {} : { body }) }),
    )
    await this.#fulfil(paused, details, response)
  }

  #mayNavigate(paused: Paused, url: string, isMainFrame: boolean): boolean {
    if (isMainFrame && this.expectedUrl === url) {
      this.expectedUrl = undefined
      return true
    }
    const frame = asWebFrame(this.#page.frames.get(paused.frameId))
    const event = preventable({ url, isSameDocument: false, isMainFrame, frame, initiator: frame })
    const positional = [url, false, isMainFrame, 1, 1]
    if (paused.redirectedRequestId !== undefined) this.#contents.emit('will-redirect', event, ...positional)
    else {
      this.#contents.emit('will-frame-navigate', event, ...positional)
      if (isMainFrame && !event.defaultPrevented) this.#contents.emit('will-navigate', event, ...positional)
    }
    return !event.defaultPrevented
  }

  async #fulfil(paused: Paused, details: Electron.OnBeforeRequestListenerDetails, response: Response): Promise<void> {
    const own: Record<string, string[]> = {}
    for (const [name, value] of response.headers) own[name] = [...(own[name] ?? []), value]
    const statusLine = `HTTP/1.1 ${response.status} ${response.statusText}`
    const changed = await webRequest.received({
      ...details,
      statusLine,
      statusCode: response.status,
      responseHeaders: own,
    })
    if (changed.cancel) return await this.#refuse(paused, details.url, 'cancelled', 'BlockedByClient')
    const headers = changed.responseHeaders ?? own
    const bytes = Buffer.from(await response.arrayBuffer())
    const isPage = /^text\/html/.test(response.headers.get('content-type') ?? '')
    const body = isPage ? Buffer.from(pageToChromium(bytes.toString('utf8'))) : bytes
    if (this.#page.isGone) return
    await this.#page.session.send('Fetch.fulfillRequest', {
      requestId: paused.requestId,
      responseCode: response.status,
      responseHeaders: Object.entries(headers).flatMap(([name, values]) =>
        [values]
          .flat()
          .filter(() => !isForeignOnlyHere(name, paused.request.url))
          .map((value) => ({ name, value: headerToChromium(name, value) })),
      ),
      // The protocol's table says base64, which is its form in JSON; in this one bytes are bytes.
      body: body as unknown as string,
    })
  }

  async #redirect(paused: Paused, url: string): Promise<void> {
    const responseHeaders = [{ name: 'location', value: toChromium(url) }]
    await this.#page.session.send('Fetch.fulfillRequest', {
      requestId: paused.requestId,
      responseCode: 307,
      responseHeaders,
    })
  }

  async #refuse(
    paused: Paused,
    url: string,
    reason: BlockedRequest['reason'],
    errorReason: 'Aborted' | 'BlockedByClient',
  ): Promise<void> {
    recorded.blockedRequests.push({ url, from: 'page', reason })
    await this.#fail(paused.requestId, errorReason)
  }

  async #fail(requestId: string, errorReason: 'Aborted' | 'BlockedByClient' | 'Failed'): Promise<void> {
    await this.#page.session.send('Fetch.failRequest', { requestId, errorReason }).catch(() => undefined)
  }
}

/**
 * A part that is named by its whole address (`app://host/…`) is of the page's own origin in Electron, but of another one
 * here, where the page's address is mapped: only then the resource policy must not be looked at.
 */
const isForeignOnlyHere = (name: string, chromiumUrl: string): boolean =>
  /^cross-origin-resource-policy$/i.test(name) && toChromium(chromiumUrl) !== chromiumUrl

const headerToChromium = (name: string, value: string): string => {
  if (/^content-security-policy(-report-only)?$/i.test(name)) return policyToChromium(value)
  return /^(location|access-control-allow-origin)$/i.test(name) ? toChromium(value) : value
}
