import type { ChildLike, ForkChild } from '#electron/import/process/child.ts'
import type { FromCore, PortLike } from './messages.ts'

interface Remote {
  readonly onMessage: ((message: unknown) => void)[]
  readonly onExit: ((code: number | undefined) => void)[]
  readonly waiting: unknown[]
  port: PortLike | undefined
  pid: number | undefined
}

/**
 * Parsers that main forks for the core: only main may start a process. What is parsed goes over a port between the two,
 * and never through main.
 */
export class RemoteParsers {
  readonly #tell: (message: FromCore) => void
  readonly #running = new Map<number, Remote>()
  #lastId = 0

  constructor(tell: (message: FromCore) => void) {
    this.#tell = tell
  }

  readonly fork: ForkChild = (memoryMb): ChildLike => {
    this.#lastId += 1
    const id = this.#lastId
    const remote: Remote = { onMessage: [], onExit: [], waiting: [], port: undefined, pid: undefined }
    this.#running.set(id, remote)
    this.#tell({ kind: 'fork', id, memoryMb })
    return {
      get pid() {
        return remote.pid
      },
      send: (message) => {
        if (remote.port === undefined) remote.waiting.push(message)
        else remote.port.postMessage(message)
      },
      onMessage: (listener) => void remote.onMessage.push(listener),
      onExit: (listener) => void remote.onExit.push(listener),
      kill: () => this.#tell({ kind: 'killParser', id }),
    }
  }

  /** The parser runs, and this is the way to it. */
  joined(id: number, pid: number | undefined, port: PortLike): void {
    const remote = this.#running.get(id)
    if (remote === undefined) return
    remote.port = port
    remote.pid = pid
    port.on('message', ({ data }) => {
      for (const listener of remote.onMessage) listener(data)
    })
    port.start()
    for (const message of remote.waiting.splice(0)) port.postMessage(message)
  }

  gone(id: number, code: number): void {
    const remote = this.#running.get(id)
    this.#running.delete(id)
    for (const listener of remote?.onExit ?? []) listener(code)
  }
}
