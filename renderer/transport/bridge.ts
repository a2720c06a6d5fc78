import { createClient, type Client, type Transport } from '#shared/contract/client.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, type Result } from '#shared/lib/result.ts'
import type { EventName } from '#shared/contract/events.ts'

/** What the preload lays open to the window, and nothing else. */
export interface GalleyBridge {
  /** A long answer comes as the JSON text of its result (electron/transport/ipc.ts). */
  invoke(name: string, input: unknown): Promise<Result<unknown, CallError> | string>
  listen(listener: (name: string, data: unknown) => void): () => void
  pathOf(file: File): string
}

declare global {
  interface Window {
    readonly galley: GalleyBridge
  }
}

/** Calls through the preload; an answer that never comes (the services died) is an error like any other. */
export function bridgeTransport(bridge: GalleyBridge): Transport {
  return {
    invoke: async (name, input) => {
      try {
        const answer = await bridge.invoke(name, input)
        return typeof answer === 'string' ? (JSON.parse(answer) as Result<unknown, CallError>) : answer
      } catch (thrown) {
        return err(callError('internal', { detail: thrown instanceof Error ? thrown.message : String(thrown) }))
      }
    },
    listen: (listener) => bridge.listen((name, data) => listener(name as EventName, data)),
  }
}

/** The client of this window. */
export const client: Client = createClient(bridgeTransport(window.galley))
