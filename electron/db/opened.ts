import type { CallError } from '#shared/contract/errors.ts'
import type { Holder, HeldLock } from './holder.ts'
import type { CheckDepth, RowFault } from './integrity.ts'
import type { LostActs } from './mark.ts'
import type { Migration } from './migrate.ts'
import type { Db, SlowStatement } from './sql.ts'

/** An open library. */
export interface Library {
  /** Where the file lies, links followed. */
  readonly path: string
  readonly db: Db
  readonly isReadOnly: boolean
  /** Why it may not be written, where that is not its holder and not its damage. */
  readonly refusal: CallError | undefined
  /** The process that holds it, when this one may only read. */
  readonly holder: Holder | undefined
  /** When it was looked at whole; undefined while that is still owed. */
  readonly checkedAtMs: number | undefined
  /** How thorough the look is that is still owed; undefined when there is none. */
  readonly owed: CheckDepth | undefined
  /** What the checks at opening found; empty when the file is sound. */
  readonly structureFaults: readonly string[]
  readonly rowFaults: readonly RowFault[]
  /** Whether the last process ended without closing it. */
  readonly wasUnclean: boolean
  /** Acts that its last holder acknowledged and that are not in it: a write-ahead log that was taken away. */
  readonly lost: LostActs | undefined
  /** The lock, when this process holds it. */
  readonly lock: HeldLock | undefined
  /** Closes the file; the lock beside it stays held. */
  closeFile(): void
  /** Closes the file and lets go of the lock. */
  close(): void
}

export interface OpenOptions {
  /** Name of this program, for those who find the library held. */
  readonly program: string
  readonly nowMs: number
  /** Whether a library that is not there is made. */
  readonly isCreating: boolean
  readonly isReadOnly?: boolean | undefined
  /** Whether one of an older schema is opened as it is: for who only looks whether it is sound. */
  readonly isAnySchema?: boolean | undefined
  /** Called before a schema is changed; the path of the file as it was is its to copy. */
  readonly backUp?: ((path: string, db: Db) => void) | undefined
  /** Told how far (0 to 1) the way to the present schema is, and with undefined that it is over. It cannot be given up. */
  readonly onMigrating?: ((share: number | undefined) => void) | undefined
  /** A lock on this library that is held already, when its file was put in the place of another. */
  readonly lock?: HeldLock | undefined
  /** Told of every statement that takes long. */
  readonly onSlowSql?: ((slow: SlowStatement) => void) | undefined
  /**
   * Whether a large file may be looked at whole after it is open, beside the work (`late-check.ts`); else nothing comes
   * before that, whatever it takes.
   */
  readonly checksLater?: boolean | undefined
  /** Told before the file is looked at whole, while everything else waits for that. */
  readonly onChecking?: (() => void) | undefined
  /** For tests of the runner. */
  readonly migrations?: readonly Migration[] | undefined
}
