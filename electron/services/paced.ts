import { setImmediate } from 'node:timers/promises'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Making } from '#shared/merge/making.ts'

/** How long work goes on before it lets others go first. */
const AT_A_TIME_MS = 15

/** Whether work is given up, and who is told how far it is. */
export interface Watch {
  readonly signal: AbortSignal
  readonly onShare: (share: number) => void
}

/** Does long work a little at a time, so that whoever saves meanwhile need not wait for it. Errors: `canceled`. */
export async function paced<T>(making: Making<T>, { signal, onShare }: Watch): Promise<Result<T, CallError>> {
  for (let since = performance.now(); ;) {
    const step = making.next()
    if (step.done === true) return ok(step.value)
    if (performance.now() - since < AT_A_TIME_MS) continue
    onShare(step.value)
    await setImmediate()
    if (signal.aborted) return err(callError('canceled'))
    since = performance.now()
  }
}
