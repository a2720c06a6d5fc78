import type { CallName, CallOutput, ParsedInput } from '#shared/contract/calls.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { Result } from '#shared/lib/result.ts'

type Answer<N extends CallName> = Result<CallOutput<N>, CallError>

/** What answers each call. A call of the contract without one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: ParsedInput<N>) => Answer<N> | Promise<Answer<N>>
}
