import { callError, type CallError, type ErrorCode } from '#shared/contract/errors.ts'

/** A message by its key, with what stands in it. */
export interface Words {
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** An article, a note, … that was named and is not there. */
export function noSuch(what: 'article' | 'conflict' | 'note' | 'number' | 'suggestion', id: string): CommandFailure {
  return new CommandFailure(callError('not-found'), { key: `cli.noSuch.${what}`, values: { id } })
}

/** What ends a call of the command before it is done; caught in one place, where it becomes words and an exit code. */
export class CommandFailure extends Error {
  readonly error: CallError
  /** Words that say more than the error's own (`cli.…`). */
  readonly words: Words | undefined

  constructor(error: CallError, words?: Words) {
    super(error.code)
    this.error = error
    this.words = words
  }
}

/** A wrong use of the command: `key` names the words (`cli.usage.<key>`). Exit code 2, and nothing was changed. */
export class UsageFailure extends Error {
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>

  constructor(key: string, values: Readonly<Record<string, string | number>> = {}) {
    super(key)
    this.key = key
    this.values = values
  }
}

/** Exit codes (command.md): wrong usage, or no such thing; everything else that fails is 1. */
const NO_SUCH_THING: ReadonlySet<ErrorCode> = new Set([
  'not-found',
  'place-not-found',
  'invalid-input',
  'library-missing',
  'library-foreign',
  'later',
])

export function exitCodeOf(error: CallError): 1 | 2 {
  return NO_SUCH_THING.has(error.code) ? 2 : 1
}
