import type { Transport } from '#shared/contract/client.ts'
import type { EventData, EventName } from '#shared/contract/events.ts'
import type { Dispatch } from './dispatch.ts'

/** A transport within the process, and what its services emit to. */
export interface MemoryTransport extends Transport {
  readonly emit: <N extends EventName>(name: N, data: EventData<N>) => void
  /** Puts the services behind it; they need `emit` before they can be made. */
  connect(dispatch: Dispatch): void
}

/**
 * Carries calls to a dispatch in the same process, for the command and for tests. Everything goes through JSON, as it
 * would over a wire, so nothing is shared by reference and nothing passes that could not.
 */
export function createMemoryTransport(): MemoryTransport {
  const listeners = new Set<(name: EventName, data: unknown) => void>()
  let dispatch: Dispatch | undefined
  return {
    connect: (connected) => {
      dispatch = connected
    },
    invoke: async (name, input) => {
      if (dispatch === undefined) throw new Error('no services behind this transport')
      const answer = await dispatch(name, throughJson(input))
      return throughJson(answer) as typeof answer
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit: (name, data) => {
      for (const listener of listeners) listener(name, throughJson(data))
    },
  }
}

/** What arrives of a value that is sent as JSON; a value that cannot be sent goes as it is, for dispatch to refuse. */
function throughJson(value: unknown): unknown {
  try {
    const text: string | undefined = JSON.stringify(value)
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return value
  }
}
