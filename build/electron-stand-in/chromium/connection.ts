import type { Readable, Writable } from 'node:stream'
import type { CDPSession } from 'playwright-core'
import { decodeMessage, encodeMessage, ENVELOPE_BYTES, messageLength } from './cbor.ts'

/** Sends one command of the DevTools protocol; typed by the protocol's own table. */
export type Send = CDPSession['send']
type Handler = (params: never) => void
type Reply = {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
  readonly sessionId?: string
}

/** One target's (or the browser's own) end of the connection. */
export class DevToolsSession {
  readonly id: string | undefined
  readonly #connection: Connection
  readonly #handlers = new Map<string, Handler[]>()

  constructor(connection: Connection, id: string | undefined) {
    this.#connection = connection
    this.id = id
  }

  readonly send = ((method: string, params?: unknown) => this.#connection.send(method, params, this.id)) as Send

  /** Typed as playwright's CDP session, so that an event's fields are checked. */
  readonly on = ((event: string, handler: Handler) => {
    this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), handler])
    return this
  }) as unknown as CDPSession['on']

  /** Hands one event to its handlers. */
  dispatch(event: string, params: unknown): void {
    for (const handler of this.#handlers.get(event) ?? []) handler(params as never)
  }
}

/** Chromium's DevTools protocol over its pipe, in its binary form. The browser ends when the pipe closes. */
export class Connection {
  readonly browser: DevToolsSession = new DevToolsSession(this, undefined)
  readonly #sessions = new Map<string, DevToolsSession>()
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  readonly #toBrowser: Writable
  #lastId = 0
  #isClosed = false

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.#toBrowser = toBrowser
    toBrowser.on('error', () => this.close())
    let pending: readonly Buffer[] = []
    let pendingBytes = 0
    let wantedBytes = ENVELOPE_BYTES
    fromBrowser.on('data', (chunk: Buffer) => {
      pending = [...pending, chunk]
      pendingBytes += chunk.length
      // A long message comes in many pieces: they are put together once, when it is whole.
      if (pendingBytes < wantedBytes) return
      let bytes = Buffer.concat(pending)
      wantedBytes = ENVELOPE_BYTES
      for (let length = messageLength(bytes); length !== undefined; length = messageLength(bytes)) {
        wantedBytes = length
        if (bytes.length < length) break
        this.#receive(decodeMessage(bytes.subarray(0, length)) as Reply)
        bytes = bytes.subarray(length)
        wantedBytes = ENVELOPE_BYTES
      }
      pending = [bytes]
      pendingBytes = bytes.length
    })
    fromBrowser.on('close', () => this.close())
  }

  session(id: string): DevToolsSession {
    const known = this.#sessions.get(id)
    if (known) return known
    const made = new DevToolsSession(this, id)
    this.#sessions.set(id, made)
    return made
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error(`Chromium is gone (${method})`))
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => reject(new Error(`${method}: ${error.message}`))
      this.#waiting.set(id, { resolve, reject: fail })
      this.#toBrowser.cork()
      for (const part of encodeMessage({ id, method, params: params ?? {}, sessionId })) this.#toBrowser.write(part)
      this.#toBrowser.uncork()
    })
  }

  close(): void {
    this.#isClosed = true
    for (const { reject } of this.#waiting.values()) reject(new Error('Chromium is gone'))
    this.#waiting.clear()
  }

  #receive(reply: Reply): void {
    if (reply.id !== undefined) {
      const waiting = this.#waiting.get(reply.id)
      this.#waiting.delete(reply.id)
      if (reply.error) waiting?.reject(new Error(reply.error.message))
      else waiting?.resolve(reply.result)
      return
    }
    const session = reply.sessionId === undefined ? this.browser : this.session(reply.sessionId)
    if (reply.method !== undefined) session.dispatch(reply.method, reply.params)
  }
}
