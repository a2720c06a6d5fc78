import type { CallError } from '#shared/contract/errors.ts'

/** Why something could not be read in the middle of what leaves; the file does not come to be. */
export class SourceLost extends Error {
  readonly error: CallError

  constructor(error: CallError) {
    super(error.code)
    this.error = error
  }
}
