import { createClient, type Client, type Transport } from '#shared/contract/client.ts'
import type { CallName } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { GivenFile } from '#shared/contract/files.ts'
import { unpackSteps } from '#shared/contract/packed.ts'
import { err, type Result } from '#shared/lib/result.ts'
import type { EventName } from '#shared/contract/events.ts'
import { inSlices } from '../lib/slices.ts'

/** What the preload lays open to the window, and nothing else. */
export interface GalleyBridge {
  invoke(name: string, input: unknown): Promise<Result<unknown, CallError>>
  /** The same, the result as packed text: for answers that are long (electron/transport/ipc.ts). */
  invokeText(name: string, input: unknown): Promise<string>
  listen(listener: (name: string, data: unknown) => void): () => void
  /** A token for a dropped file; none for one that lies on no disk. */
  fileOf(file: File): Promise<GivenFile | undefined>
}

declare global {
  interface Window {
    readonly galley: GalleyBridge
  }
}

/** Calls whose answers can be long. */
const LONG_ANSWERS: ReadonlySet<CallName> = new Set<CallName>([
  'article.open',
  'import.look',
  'library.list',
  'log.find',
  'log.lines',
])

/** Calls through the preload; an answer that never comes (the services died) is an error like any other. */
export function bridgeTransport(bridge: GalleyBridge): Transport {
  return {
    invoke: async (name, input) => {
      try {
        if (!LONG_ANSWERS.has(name)) return await bridge.invoke(name, input)
        return (await inSlices(unpackSteps(await bridge.invokeText(name, input)))) as Result<unknown, CallError>
      } catch (thrown) {
        return err(callError('internal', { detail: thrown instanceof Error ? thrown.message : String(thrown) }))
      }
    },
    listen: (listener) => bridge.listen((name, data) => listener(name as EventName, data)),
  }
}

/** The client of this window. */
export const client: Client = createClient(bridgeTransport(window.galley))
