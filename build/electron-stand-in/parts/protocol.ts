import type Electron from 'electron'
import { addScheme } from '../core/addresses.ts'
import { Guarded } from '../core/guarded.ts'
import { recorded } from '../core/recorded.ts'
import { app } from './app.ts'

type Handler = (request: Request) => Response | Promise<Response>
type Covered = 'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle'

export class StandInProtocol extends Guarded implements Pick<Electron.Protocol, Covered> {
  readonly #handlers = new Map<string, Handler>()

  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of schemes) {
      addScheme(scheme)
      recorded.schemes.push({ scheme, privileges: { ...privileges } })
    }
  }

  handle(scheme: string, handler: Handler): void {
    if (!app.isReady()) throw new Error('protocol.handle can only be called after app is ready')
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }

  /** Who answers for an address, if anybody. */
  handlerFor(url: string): Handler | undefined {
    return this.#handlers.get(url.slice(0, Math.max(0, url.indexOf(':'))))
  }
}

/** Electron's `protocol`. */
export const protocol = new StandInProtocol()
