import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { CallError } from '#shared/contract/errors.ts'
import { callError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { takeLock, type HeldLock } from '#electron/db/holder.ts'
import { openLibrary, type Library, type OpenOptions } from '#electron/db/open.ts'
import { DamagedRow } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import { replaceLibrary } from '#electron/db/replace.ts'
import { storageError } from '#electron/db/sqlite-errors.ts'
import { inTransaction } from '#electron/db/transaction.ts'

/**
 * The one library that is open, or the reason why it is not. Every service reaches the file through `read` and `write`,
 * which turn what SQLite throws into errors of the contract.
 */
export class LibraryFile {
  #path: string
  #state: Result<Library, CallError>
  readonly #options: () => OpenOptions

  constructor(path: string, options: () => OpenOptions) {
    this.#path = path
    this.#options = options
    this.#state = openLibrary(path, options())
  }

  get path(): string {
    return this.#state.ok ? this.#state.value.path : this.#path
  }

  get state(): Result<Library, CallError> {
    return this.#state
  }

  /** Why nothing can be written, or undefined. */
  get writeError(): CallError | undefined {
    if (!this.#state.ok) return this.#state.error
    const { isReadOnly, holder, structureFaults, rowFaults } = this.#state.value
    const file = this.path
    if (holder !== undefined) return callError('library-held', { file, holder: nameOf(holder) })
    if (structureFaults.length + rowFaults.length > 0) return callError('library-damaged', { file })
    return isReadOnly ? callError('library-read-only', { file }) : undefined
  }

  /** Runs a query. */
  read<T>(work: (db: Db) => Result<T, CallError>): Result<T, CallError> {
    if (!this.#state.ok) return this.#state
    const { db } = this.#state.value
    return this.#typed(() => work(db))
  }

  /** Runs `work` as one transaction; when it fails in any way nothing of it is kept. */
  write<T>(work: (db: Db) => Result<T, CallError>): Result<T, CallError> {
    if (!this.#state.ok) return this.#state
    const refused = this.writeError
    if (refused !== undefined) return err(refused)
    const { db } = this.#state.value
    return this.#typed(() => inTransaction(db, () => work(db)))
  }

  /** Carries the WAL over into the file, so that little of it is left when the power goes. */
  settle(): void {
    if (!this.#state.ok || this.writeError !== undefined) return
    const { db } = this.#state.value
    // Somebody who reads just now is not waited for; the next idle moment will do.
    this.#typed(() => ok(db.pragma('wal_checkpoint(TRUNCATE)')))
  }

  /** Closes what is open and opens `path` (the same one when it is left out). */
  reopen(path?: string, options?: Partial<OpenOptions>): Result<Library, CallError> {
    this.close()
    this.#path = path ?? this.#path
    this.#state = openLibrary(this.#path, { ...this.#options(), ...options })
    return this.#state
  }

  /** Opens another library in the place of this one; when that fails this one is open again. */
  change(path: string, options?: Partial<OpenOptions>): Result<Library, CallError> {
    const before = this.#path
    const opened = this.reopen(path, options)
    if (opened.ok || before === path) return opened
    this.reopen(before)
    return opened
  }

  /**
   * Puts another file, whole and in the same folder, in the library's place, under the same lock; what was there is kept
   * under the name that `keptAs` gives for a library that is sound or is not. Throws what the file system throws, and
   * then nothing was changed. Errors: `library-held`, `library-read-only`.
   */
  replace(aside: string, keptAs: (isSound: boolean) => string): Result<undefined, CallError> {
    const { path } = this
    const lock = this.#lockForReplacing(path)
    if (!lock.ok) return lock
    const isSound = this.#state.ok && this.writeError === undefined
    if (this.#state.ok) this.#state.value.db.close()
    try {
      replaceLibrary(path, aside, existsSync(path) ? keptAs(isSound) : undefined, isSound)
    } catch (thrown) {
      this.#openUnder(lock.value)
      throw thrown
    }
    return this.#openUnder(lock.value)
  }

  #openUnder(lock: HeldLock): Result<undefined, CallError> {
    this.#state = openLibrary(this.#path, { ...this.#options(), lock })
    if (this.#state.ok) return ok(undefined)
    lock.release()
    return this.#state
  }

  #lockForReplacing(path: string): Result<HeldLock, CallError> {
    if (this.#state.ok && this.#state.value.lock !== undefined) return ok(this.#state.value.lock)
    const { program, nowMs } = this.#options()
    const lock = this.#state.ok ? undefined : takeLock(path, program, nowMs)
    if (lock?.kind === 'held') return ok(lock)
    if (lock?.kind === 'taken') return err(callError('library-held', { file: path, holder: nameOf(lock.holder) }))
    return err(this.writeError ?? callError('library-read-only', { file: path }))
  }

  close(): void {
    if (this.#state.ok && this.#state.value.db.open) this.#state.value.close()
    this.#state = err(callError('library-missing', { file: this.#path }))
  }

  #typed<T>(work: () => Result<T, CallError>): Result<T, CallError> {
    try {
      return work()
    } catch (thrown) {
      const error = this.errorOf(thrown)
      if (error === undefined) throw thrown
      return err(error)
    }
  }

  /** The contract's error for what storage threw; undefined for a bug. */
  errorOf(thrown: unknown): CallError | undefined {
    if (thrown instanceof DamagedRow) {
      return callError('library-damaged', { file: this.path, record: `${thrown.table}:${thrown.id}` })
    }
    // In a file that is known to be damaged, whatever SQLite stumbles over is the damage.
    const isDamaged = thrown instanceof Database.SqliteError && this.writeError?.code === 'library-damaged'
    return isDamaged ? this.writeError : storageError(thrown, this.path)
  }
}

/** A holder in words: program, process and machine. */
export function nameOf(holder: { readonly pid: number; readonly host: string; readonly program: string }): string {
  return `${holder.program} (${String(holder.pid)}, ${holder.host})`
}

/** A success that carries nothing. */
export const done: { readonly ok: true; readonly value: Readonly<Record<string, never>> } = ok({})
