import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { Socket } from 'node:net'

const require = createRequire(import.meta.url)

/** Whether a connection stays on this machine's file system (a socket file or a pipe). */
const isLocalPath = (args: readonly unknown[]): boolean => {
  const first = Array.isArray(args[0]) ? (args[0][0] as unknown) : args[0]
  return (
    typeof first === 'string' || (typeof first === 'object' && first !== null && 'path' in first && Boolean(first.path))
  )
}

const describe = (args: readonly unknown[]): string => {
  const first = Array.isArray(args[0]) ? (args[0][0] as unknown) : args[0]
  return typeof first === 'object' ? JSON.stringify(first, ['host', 'port', 'servername']) : String(first)
}

/**
 * Refuses every connection that Node itself would open (http, fetch, sockets) in this process, and reports it:
 * an offline app opens none.
 */
export const closeNetwork = (report: (address: string) => void): void => {
  const net = require('node:net') as { Socket: { prototype: Socket } }
  const connect = net.Socket.prototype.connect as (...args: unknown[]) => Socket
  const closed = function (this: Socket, ...args: unknown[]): Socket {
    if (isLocalPath(args)) return connect.apply(this, args)
    report(describe(args))
    process.nextTick(() => this.destroy(new Error(`The network is closed: ${describe(args)}`)))
    return this
  }
  Object.defineProperty(net.Socket.prototype, 'connect', { value: closed })
  syncBuiltinESMExports()
}
