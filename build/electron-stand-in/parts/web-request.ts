import type Electron from 'electron'
import { Guarded } from '../core/guarded.ts'

type Filter = { readonly urls?: readonly string[]; readonly types?: readonly string[] } | undefined
type Rule<D, R> = { readonly filter: Filter; readonly listener: (details: D, callback: (response: R) => void) => void }
type Covered = 'onBeforeRequest' | 'onBeforeSendHeaders' | 'onHeadersReceived'

/** Whether an address matches a pattern such as `app://*` + `/*`, `*://*` + `/*` or `<all_urls>`. */
const matches = (url: string, filter: Filter): boolean => {
  if (!filter?.urls || filter.urls.length === 0) return true
  return filter.urls.some((pattern) => {
    if (pattern === '<all_urls>') return true
    const source = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    return new RegExp(`^${source.join('.*')}$`).test(url)
  })
}

/** As in Electron, an event has one listener: the last one set. `(filter, listener)` or `(listener)`. */
const ruleOf = <D, R>(first: unknown, second: unknown): Rule<D, R> | undefined => {
  const listener = (typeof first === 'function' ? first : second) as Rule<D, R>['listener'] | null | undefined
  if (!listener) return undefined
  return { listener, filter: typeof first === 'function' ? undefined : (first as Filter) }
}

const ask = <D extends { url: string }, R extends object>(
  rule: Rule<D, R> | undefined,
  details: D,
): Promise<Partial<R>> => {
  if (!rule || !matches(details.url, rule.filter)) return Promise.resolve({})
  return new Promise((resolve) => rule.listener(details, resolve))
}

export class StandInWebRequest extends Guarded implements Pick<Electron.WebRequest, Covered> {
  #before: Rule<Electron.OnBeforeRequestListenerDetails, Electron.CallbackResponse> | undefined
  #send: Rule<Electron.OnBeforeSendHeadersListenerDetails, Electron.BeforeSendResponse> | undefined
  #received: Rule<Electron.OnHeadersReceivedListenerDetails, Electron.HeadersReceivedResponse> | undefined

  onBeforeRequest(first: unknown, second?: unknown): void {
    this.#before = ruleOf(first, second)
  }

  onBeforeSendHeaders(first: unknown, second?: unknown): void {
    this.#send = ruleOf(first, second)
  }

  onHeadersReceived(first: unknown, second?: unknown): void {
    this.#received = ruleOf(first, second)
  }

  /** What the app says about a request before it goes out. */
  before(details: Electron.OnBeforeRequestListenerDetails): Promise<Partial<Electron.CallbackResponse>> {
    return ask(this.#before, details)
  }

  /** What the app makes of the request's headers. */
  sending(details: Electron.OnBeforeSendHeadersListenerDetails): Promise<Partial<Electron.BeforeSendResponse>> {
    return ask(this.#send, details)
  }

  /** What the app makes of the response's headers. */
  received(details: Electron.OnHeadersReceivedListenerDetails): Promise<Partial<Electron.HeadersReceivedResponse>> {
    return ask(this.#received, details)
  }
}

/** The session's `webRequest`. */
export const webRequest = new StandInWebRequest()
