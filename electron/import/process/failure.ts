import { callError } from '#shared/contract/errors.ts'
import type { CallError, ErrorCode } from '#shared/contract/errors.ts'

/**
 * An expected failure deep inside a reader (a limit passed, a broken archive). It never leaves `electron/import`:
 * {@link parseFile} turns it into a `Result`. Thrown, because the readers' recursion and callbacks carry no Result.
 */
export class ImportFailure extends Error {
  readonly failure: CallError

  constructor(code: ErrorCode, values?: Record<string, string | number>) {
    super(code)
    this.failure = callError(code, values)
  }
}

/** What was asked of the file is beyond a safety limit; `detail` names which (reliability.md A7). */
export function beyondLimit(detail: string): ImportFailure {
  return new ImportFailure('parse-limit', { detail })
}

/** A file of more bytes than one of its kind may have. */
export function tooLarge(sizeBytes: number, limitBytes: number): ImportFailure {
  const megabytes = (bytes: number): string => `${String(Math.ceil(bytes / 1_048_576))} MB`
  return new ImportFailure('file-too-large', { size: megabytes(sizeBytes), limit: megabytes(limitBytes) })
}
