import nodeModule from 'node:module'
import { closeNetwork } from '../core/closed-network.ts'
import { ChildPort } from './child-port.ts'
import type { PortPlace } from './message-channel.ts'

/** Loaded into a utility process before its own module: Electron's `process.parentPort`. */
type Handler = (event: { readonly data: unknown; readonly ports: readonly unknown[] }) => void
const handlers = new Set<Handler>()

const parentPort = {
  on: (event: string, handler: Handler) => {
    if (event === 'message') handlers.add(handler)
    return parentPort
  },
  once: (event: string, handler: Handler) => {
    const single: Handler = (message) => {
      handlers.delete(single)
      handler(message)
    }
    return parentPort.on(event, single)
  },
  off: (_event: string, handler: Handler) => {
    handlers.delete(handler)
    return parentPort
  },
  removeListener: (event: string, handler: Handler) => parentPort.off(event, handler),
  postMessage: (message: unknown) => void process.send?.(structuredClone(message)),
  start: () => undefined,
}

Object.defineProperty(process, 'parentPort', { value: parentPort })
Object.defineProperty(process, 'type', { value: 'utility' })
process.on('message', (message) => {
  const { data, ports: places } = message as { readonly data: unknown; readonly ports: readonly PortPlace[] }
  const ports = places.map((place) => new ChildPort(place))
  for (const handler of handlers) handler({ data, ports })
})
closeNetwork(() => undefined)
// It is kept at an orderly end; a parser has none, and each would compile the same code anew.
if (nodeModule.getCompileCacheDir() !== undefined) setTimeout(() => nodeModule.flushCompileCache(), 1000).unref()
