import { z } from 'zod'
import type { Door, FileUse } from './files.ts'

/** Who may make a call, who answers it, and what it may do with a file. */
interface CallRights {
  /** The doors that may make it; the transport of every other refuses it. */
  readonly doors: readonly Door[]
  /** A door answers what needs no library (windows, dialogs, settings); the core all the rest. */
  readonly answeredBy: 'door' | 'core'
  /** The field `file` of the input (or of its `source`) names a file for this use; from a window by a token. */
  readonly file?: FileUse
  /**
   * Whether a window may have the same file read again by the same token, for as long as it is what was read: the services
   * forget what waits when they are started anew. Every other token for reading is good for one answer.
   */
  readonly readsAgain?: true
  /**
   * Fields of the input that name what was read of the file and waits. Where one is given the file is named and not read:
   * what lies there by now does not matter.
   */
  readonly waitsAs?: readonly string[]
  /** The use of the files that it gives (fields `file` and `files` of the answer). */
  readonly gives?: FileUse
}

/** A call of the contract: whether it changes anything, what goes in, what comes out, who may make it. */
export interface CallSpec<I extends z.ZodType, O extends z.ZodType> extends CallRights {
  readonly kind: 'query' | 'command'
  readonly input: I
  readonly output: O
}

type Rights = Partial<Omit<CallRights, 'doors'>>

function call(kind: 'query' | 'command', doors: readonly Door[]) {
  return <I extends z.ZodType, O extends z.ZodType>(input: I, output: O, rights: Rights = {}): CallSpec<I, O> => ({
    kind,
    doors,
    answeredBy: 'core',
    input,
    output,
    ...rights,
  })
}

export const query = call('query', ['window', 'command'])
export const command = call('command', ['window', 'command'])
/** What has a meaning only with a window, a dialog or a file manager. */
export const windowQuery = call('query', ['window'])
export const windowCommand = call('command', ['window'])

export const byDoor = { answeredBy: 'door' } as const
export const nothing = z.object({}).readonly()
