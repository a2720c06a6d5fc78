import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'

/** What `work` makes of one input of a batch; an input that breaks it is that input's error, and the rest goes on. */
export async function attempt<T>(work: () => T | Promise<T>): Promise<Result<T, CallError>> {
  try {
    return ok(await work())
  } catch (thrown) {
    if (thrown instanceof RangeError && /call stack/iu.test(thrown.message))
      return err(callError('parse-limit', { detail: 'depth' }))
    return err(callError('internal', { detail: thrown instanceof Error ? thrown.message : String(thrown) }))
  }
}
