import type { Result } from '../lib/result.ts'
import type { CallError } from './errors.ts'
import type { CallInput, CallName, CallOutput } from './calls.ts'
import type { EventData, EventName } from './events.ts'

/** What carries a call to the services and back: IPC in the window, memory in tests and in the command. */
export interface Transport {
  /** Never rejects; `input` and the answer are JSON-safe. */
  invoke(name: CallName, input: unknown): Promise<Result<unknown, CallError>>
  /** Listens to events; gives the function that ends it. */
  listen(listener: (name: EventName, data: unknown) => void): () => void
}

/** The calls of the contract, typed. */
export interface Client {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>, CallError>>
  on<N extends EventName>(name: N, listener: (data: EventData<N>) => void): () => void
}

/** A typed client over any transport. The services check what goes in; what comes out is theirs and trusted. */
export function createClient(transport: Transport): Client {
  return {
    call: async (name, input) => (await transport.invoke(name, input)) as Result<CallOutput<typeof name>, CallError>,
    on: (name, listener) =>
      transport.listen((heard, data) => {
        if (heard === name) listener(data as EventData<typeof name>)
      }),
  }
}
