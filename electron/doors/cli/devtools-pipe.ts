import type { Readable, Writable } from 'node:stream'

interface Message {
  readonly id?: number
  readonly method?: string
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** What Chromium says over its debugging pipe: JSON, each message ended by a zero byte. */
export class DevToolsPipe {
  readonly #to: Writable
  readonly #asked = new Map<
    number,
    { readonly done: (value: unknown) => void; readonly failed: (why: Error) => void }
  >()
  readonly #awaited = new Map<string, () => void>()
  #parts: Buffer[] = []
  #lastId = 0

  constructor(to: Writable, from: Readable) {
    this.#to = to
    // The end of the other side is heard of by its exit.
    to.on('error', () => undefined)
    from.on('error', () => undefined)
    from.on('data', (bytes: Buffer) => this.#take(bytes))
  }

  send(method: string, params: unknown, sessionId?: string): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((done, failed) => {
      this.#asked.set(id, { done, failed })
      this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  /** The next event of this name. */
  once(method: string): Promise<void> {
    return new Promise((resolve) => this.#awaited.set(method, resolve))
  }

  #take(bytes: Buffer): void {
    let from = 0
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, from)) {
      const text = Buffer.concat([...this.#parts, bytes.subarray(from, end)]).toString('utf8')
      this.#parts = []
      from = end + 1
      this.#hear(JSON.parse(text) as Message)
    }
    if (from < bytes.length) this.#parts.push(bytes.subarray(from))
  }

  #hear({ id, method, result, error }: Message): void {
    if (id === undefined) {
      this.#awaited.get(method ?? '')?.()
      return void this.#awaited.delete(method ?? '')
    }
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    if (error === undefined) asked?.done(result)
    else asked?.failed(new Error(error.message))
  }
}
