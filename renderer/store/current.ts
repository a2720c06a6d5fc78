import type { Client } from '#shared/contract/client.ts'
import { createSession } from './session.ts'

let connected: Client | undefined

function client(): Client {
  if (connected === undefined) throw new Error('the session is not connected yet')
  return connected
}

/** Gives the session its way to the services; once, at the start. */
export function connectSession(to: Client): void {
  connected = to
}

/** The session of this window. */
export const session = createSession({
  call: (name, input) => client().call(name, input),
  on: (name, listener) => client().on(name, listener),
})
