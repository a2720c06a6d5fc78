import { calls, type CallName } from '#shared/contract/calls.ts'

/** Names that objects have by nature (`constructor`, `__proto__`) are no calls. */
export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name)
}
