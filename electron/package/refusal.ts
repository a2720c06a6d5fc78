import { callError, type CallError, type ErrorCode } from '#shared/contract/errors.ts'

/**
 * Why a package is not taken, thrown deep inside its reader. It never leaves `electron/package`: `guarded` turns it into a
 * `Result`.
 */
export class PackageRefusal extends Error {
  readonly error: CallError

  constructor(code: ErrorCode, values: Readonly<Record<string, string | number>> = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.error = callError(code, values)
  }
}

/** It is not what was written. `detail` says where, for whoever looks for the cause; people are told that it is damaged. */
export function damaged(detail: string): PackageRefusal {
  return new PackageRefusal('package-damaged', { detail })
}

/**
 * The contract's error for whatever a package's reader threw. What a stranger's file breaks in SQLite or in a schema is that
 * file's damage, and ends nothing else.
 */
export function refusalOf(thrown: unknown): CallError {
  if (thrown instanceof PackageRefusal) return thrown.error
  if (thrown instanceof RangeError && /call stack|string length|array buffer/iu.test(thrown.message))
    return callError('parse-limit', { detail: 'depth' })
  const detail = thrown instanceof Error ? thrown.message : String(thrown)
  if (thrown instanceof Error && 'errno' in thrown) return callError('file-unreadable', { detail })
  return callError('package-damaged', { detail })
}
