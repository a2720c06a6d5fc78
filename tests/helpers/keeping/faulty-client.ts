import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Client } from '#shared/contract/client.ts'
import type { CallInput, CallName, CallOutput } from '#shared/contract/calls.ts'
import { err, type Result } from '#shared/lib/result.ts'

/** How a call that writes fares: done; refused with a code; the core dies before it is done, or after and before the answer. */
export type Fault = 'none' | 'disk-full' | 'library-read-only' | 'library-held' | 'lost-before' | 'lost-after'

const WRITES: ReadonlySet<CallName> = new Set(['change.apply', 'draft.keep', 'draft.drop'])
const OUTBOX: ReadonlySet<CallName> = new Set(['outbox.keep', 'outbox.drop'])

/** A client over real services whose writes fail as the test says. A dead one answers nobody any more: its window is gone. */
export class FaultyClient {
  readonly #inner: Client
  fault: Fault = 'none'
  outboxFault: 'none' | 'disk-full' = 'none'
  isDead = false

  constructor(inner: Client) {
    this.#inner = inner
  }

  readonly client: Client = {
    call: (name, input) => this.#call(name, input),
    on: (name, listener) => this.#inner.on(name, listener),
  }

  async #call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>, CallError>> {
    const never = new Promise<never>(() => undefined)
    if (this.isDead) return never
    const isLost = this.fault === 'lost-before' || this.fault === 'lost-after'
    const isFaulty = WRITES.has(name) || (isLost && name !== 'settings.get')
    if (OUTBOX.has(name) && this.outboxFault !== 'none') return err(callError(this.outboxFault))
    if (isFaulty && this.fault === 'lost-after') await this.#inner.call(name, input)
    if (isFaulty && isLost) return err(callError('core-lost'))
    if (isFaulty && this.fault !== 'none') return err(callError(this.fault as CallError['code']))
    const answer = await this.#inner.call(name, input)
    return this.isDead ? never : answer
  }
}
