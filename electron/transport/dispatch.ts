import { calls, type CallName, type ParsedInput } from '#shared/contract/calls.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, type Result } from '#shared/lib/result.ts'
import type { Handlers } from '#electron/services/handlers.ts'
import { isCallName } from './call-name.ts'
import { isJsonSafe } from './json-safe.ts'

/** What a call is answered with: name and input as they came, unchecked. Never rejects. */
export type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown, CallError>>

/**
 * The one way to the services: known name, JSON-safe input, parsed by the contract's schema, then the handler. What a
 * handler throws is a bug: it is told to `onBug` and answered as `internal`, so that nothing ever throws across the wire.
 */
export function createDispatch(
  handlers: Partial<Handlers>,
  onBug: (name: string, thrown: unknown) => void = ignore,
): Dispatch {
  return async (name, input) => {
    if (!isCallName(name)) return err(callError('invalid-input', { detail: 'name' }))
    try {
      if (!isJsonSafe(input)) return err(callError('invalid-input', { detail: 'json' }))
      return await answer(handlers, name, input)
    } catch (thrown) {
      onBug(name, thrown)
      return err(callError('internal', { detail: thrown instanceof Error ? thrown.message : 'unknown' }))
    }
  }
}

async function answer<N extends CallName>(
  handlers: Partial<Handlers>,
  name: N,
  input: unknown,
): Promise<Result<unknown, CallError>> {
  const parsed = calls[name].input.safeParse(input)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const detail = issue === undefined ? 'input' : `${issue.path.map(String).join('.')}: ${issue.message}`
    return err(callError('invalid-input', { detail: detail.slice(0, 300) }))
  }
  const handler = handlers[name]
  // A call that another room answers (the core, or the door itself) is not known here.
  if (handler === undefined) return err(callError('invalid-input', { detail: 'name' }))
  return handler(parsed.data as ParsedInput<N>)
}

function ignore(): void {
  // Whoever has a log hands in where to tell.
}
