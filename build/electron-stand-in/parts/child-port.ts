import { rmSync } from 'node:fs'
import net from 'node:net'
import { deserialize, serialize } from 'node:v8'
import type { PortPlace } from './message-channel.ts'

type Handler = (event: { readonly data: unknown; readonly ports: readonly unknown[] }) => void

/** How long and how often the end that comes tries to find the end that waits, in milliseconds. */
const PATIENCE_MS = 10_000
const TRY_EVERY_MS = 5
const HEAD_BYTES = 4

/** Electron's `MessagePortMain` in a utility process: a local socket between two processes, beside main. */
export class ChildPort {
  readonly #handlers = new Set<Handler>()
  readonly #closers = new Set<() => void>()
  readonly #unsent: Buffer[] = []
  readonly #unheard: unknown[] = []
  #socket: net.Socket | undefined
  #isStarted = false
  #chunks: Buffer[] = []
  #heldBytes = 0

  constructor({ address, isListening }: PortPlace) {
    if (isListening) this.#listen(address)
    else this.#connect(address, Date.now() + PATIENCE_MS)
  }

  on(event: string, handler: Handler): this {
    if (event === 'message') this.#handlers.add(handler)
    else if (event === 'close') this.#closers.add(handler as () => void)
    return this
  }

  start(): void {
    this.#isStarted = true
    for (const data of this.#unheard.splice(0)) this.#hear(data)
  }

  postMessage(message: unknown): void {
    const body = serialize(message)
    const head = Buffer.alloc(HEAD_BYTES)
    head.writeUInt32LE(body.length)
    if (this.#socket === undefined) this.#unsent.push(head, body)
    else {
      this.#socket.write(head)
      this.#socket.write(body)
    }
  }

  close(): void {
    this.#socket?.end()
  }

  #listen(address: string): void {
    const server = net.createServer((socket) => {
      server.close()
      if (process.platform !== 'win32') rmSync(address, { force: true })
      this.#open(socket)
    })
    server.listen(address)
    server.unref()
  }

  #connect(address: string, untilMs: number): void {
    const socket = net.connect(address)
    socket.once('connect', () => this.#open(socket))
    socket.once('error', () => {
      if (this.#socket === undefined && Date.now() < untilMs)
        setTimeout(() => this.#connect(address, untilMs), TRY_EVERY_MS)
    })
  }

  #open(socket: net.Socket): void {
    this.#socket = socket
    socket.on('error', () => undefined)
    socket.on('close', () => {
      for (const closer of this.#closers) closer()
    })
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    for (const part of this.#unsent.splice(0)) socket.write(part)
  }

  #receive(chunk: Buffer): void {
    this.#chunks.push(chunk)
    this.#heldBytes += chunk.length
    while (this.#heldBytes >= HEAD_BYTES) {
      const [first] = this.#chunks
      if (first === undefined) return
      if (first.length < HEAD_BYTES) this.#chunks = [Buffer.concat(this.#chunks)]
      const length = HEAD_BYTES + (this.#chunks[0] ?? first).readUInt32LE()
      if (this.#heldBytes < length) return
      const all = Buffer.concat(this.#chunks)
      this.#chunks = all.length === length ? [] : [all.subarray(length)]
      this.#heldBytes -= length
      this.#hear(deserialize(all.subarray(HEAD_BYTES, length)))
    }
  }

  #hear(data: unknown): void {
    if (!this.#isStarted) return void this.#unheard.push(data)
    for (const handler of this.#handlers) handler({ data, ports: [] })
  }
}
