import { existsSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'
import type { CallError } from '#shared/contract/errors.ts'
import { callError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { takeLock, type HeldLock } from '#electron/db/holder.ts'
import type { Findings } from '#electron/db/late-check.ts'
import { MarkWriter, newestAct, type NewestAct } from '#electron/db/mark.ts'
import { openLibrary } from '#electron/db/open.ts'
import type { Library, OpenOptions } from '#electron/db/opened.ts'
import { DamagedRow } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import { replaceLibrary } from '#electron/db/replace.ts'
import { storageError } from '#electron/db/sqlite-errors.ts'
import { inTransaction } from '#electron/db/transaction.ts'
import { LibraryPlace, type PlaceSurroundings } from './library-place.ts'
import { mayHaveEnded } from './trouble.ts'

/** What a library that is open needs of its surroundings. */
export interface LibrarySurroundings extends PlaceSurroundings {
  /** Told whenever the file was opened, or could not be. */
  readonly onOpened?: (() => void) | undefined
  /** Told whenever nothing can be saved any more, or again. */
  readonly onTrouble?: (trouble: CallError | undefined) => void
}

/**
 * The one library that is open, or the reason why it is not. Every service reaches the file through `read` and `write`,
 * which turn what SQLite throws into errors of the contract. Nothing is acknowledged that is not at the library's path.
 */
export class LibraryFile {
  #path: string
  #state: Result<Library, CallError>
  readonly #options: () => OpenOptions
  readonly #around: LibrarySurroundings
  #place: LibraryPlace | undefined
  #mark: MarkWriter | undefined
  #isClosed = false
  #told: CallError | undefined
  #wroteAtMs: number | undefined

  constructor(path: string, options: () => OpenOptions, around: LibrarySurroundings = {}) {
    this.#path = path
    this.#options = options
    this.#around = around
    this.#state = this.#open(path, options())
    this.#told = this.writeError
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
    const { isReadOnly, holder, structureFaults, rowFaults, refusal } = this.#state.value
    const file = this.path
    if (holder !== undefined) return callError('library-held', { file, holder: nameOf(holder) })
    if (structureFaults.length + rowFaults.length > 0) return callError('library-damaged', { file })
    if (isReadOnly) return refusal ?? callError('library-read-only', { file })
    return this.#place?.trouble
  }

  /** When something was last written (`performance.now`) that is not yet carried into the file; undefined when all is. */
  get wroteAtMs(): number | undefined {
    return this.#wroteAtMs
  }

  /** Takes note of what the look at the open file found that opening had left for later. */
  checked(db: Db, findings: Findings): void {
    if (!this.#state.ok || this.#state.value.db !== db) return
    // From now on it is a damaged library like one that was found so when it was opened: nothing more is written into it.
    this.#state = ok({ ...this.#state.value, ...findings, checkedAtMs: this.#options().nowMs, owed: undefined })
    this.#tell()
  }

  /** Runs a query. */
  read<T>(work: (db: Db) => Result<T, CallError>): Result<T, CallError> {
    if (!this.#state.ok) return this.#state
    const { db } = this.#state.value
    return this.#typed(() => work(db))
  }

  /** Runs `work` as one transaction; when it fails in any way nothing of it is kept. */
  write<T>(work: (db: Db) => Result<T, CallError>): Result<T, CallError> {
    this.watch()
    const refused = this.writeError
    if (refused !== undefined) return err(refused)
    if (!this.#state.ok) return this.#state
    const { db } = this.#state.value
    let newest: NewestAct | undefined
    const result = this.#typed(() =>
      inTransaction(db, () => {
        const done = work(db)
        if (done.ok) newest = newestAct(db)
        return done
      }),
    )
    // What went into a file that is no longer at the path was not saved where the person believes it to be.
    const trouble = this.#look(true)
    if (!result.ok) return result
    if (trouble !== undefined) return err(trouble)
    this.#mark?.note(newest)
    this.#wroteAtMs = performance.now()
    return result
  }

  /**
   * Looks whether the library is still at its place, and whether what was in the way of saving has gone; to be called
   * each second, and before each write.
   */
  watch(): void {
    if (this.writeError !== undefined) this.#recover()
    this.#look(false)
    this.#tell()
  }

  #look(isOurs: boolean): CallError | undefined {
    if (!this.#state.ok || this.#place === undefined) return undefined
    const finding = this.#place.look(this.#state.value.db, isOurs)
    if (finding === 'bare') this.#openAgain(this.#place, this.#state.value)
    const trouble = this.writeError
    if (isOurs) this.#tell()
    return trouble
  }

  #tell(): void {
    const trouble = this.writeError
    if (JSON.stringify(trouble) === JSON.stringify(this.#told) || this.#isClosed) return
    this.#told = trouble
    this.#around.onTrouble?.(trouble)
  }

  /** Opens the library anew when what was in the way may have gone. */
  #recover(): void {
    const { writeError, path } = this
    const options = this.#options()
    if (writeError === undefined || this.#isClosed || options.isReadOnly === true) return
    const before = this.#state
    if (before.ok && before.value.lock !== undefined) return
    if (!mayHaveEnded(writeError.code, path)) return
    const lock = existsSync(path) ? takeLock(path, options.program, options.nowMs) : undefined
    if (lock !== undefined && lock.kind !== 'held') return
    // What is open is let go only when the new one is better.
    const opened = this.#opened(this.#path, { ...options, lock })
    if (!opened.ok) return lock?.release()
    if (before.ok && opened.value.isReadOnly) return opened.value.close()
    if (before.ok) before.value.close()
    this.#take(opened, this.#path)
  }

  /** What SQLite lays beside the file was taken away: everything is carried into the file, which is opened anew. */
  #openAgain(place: LibraryPlace, { lock, db, closeFile }: Library): void {
    if (lock === undefined || !this.#carryOver(db)) return place.leave(db)
    closeFile()
    this.#letGo(false)
    this.#openUnder(lock)
  }

  /** Work on the file itself, which changes nothing of what it says: no transaction, nothing to acknowledge. */
  tend<T>(work: (db: Db) => T): Result<T, CallError> {
    this.watch()
    const refused = this.writeError
    if (refused !== undefined) return err(refused)
    if (!this.#state.ok) return this.#state
    const { db } = this.#state.value
    const result = this.#typed(() => ok(work(db)))
    this.#look(true)
    return result
  }

  /** Carries the WAL over into the file, so that a copy of the file alone is whole; gives whether it is. */
  checkpoint(): boolean {
    this.#look(false)
    if (!this.#state.ok || this.writeError !== undefined) return false
    const isWhole = this.#carryOver(this.#state.value.db)
    this.#look(true)
    if (isWhole) this.#wroteAtMs = undefined
    return isWhole
  }

  #carryOver(db: Db): boolean {
    // Somebody who reads just now is not waited for; the next idle moment will do.
    const done = this.#typed(() => ok(db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[]))
    return done.ok && done.value[0]?.busy === 0
  }

  /** Closes what is open and opens `path` (the same one when it is left out). */
  reopen(path?: string, options?: Partial<OpenOptions>): Result<Library, CallError> {
    this.close()
    this.#isClosed = false
    this.#path = path ?? this.#path
    const opened = this.#open(this.#path, { ...this.#options(), ...options })
    this.#tell()
    return opened
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
    // What lies at the path is not ours to put anything in the place of.
    if (this.#place?.trouble !== undefined) return err(this.#place.trouble)
    const lock = this.#lockForReplacing(path)
    if (!lock.ok) return lock
    const isSound = this.#state.ok && this.writeError === undefined
    if (this.#state.ok) this.#state.value.closeFile()
    this.#letGo(true)
    try {
      replaceLibrary(path, aside, existsSync(path) ? keptAs(isSound) : undefined, isSound)
    } catch (thrown) {
      this.#openUnder(lock.value)
      throw thrown
    }
    return this.#openUnder(lock.value)
  }

  #openUnder(lock: HeldLock): Result<undefined, CallError> {
    const opened = this.#open(this.#path, { ...this.#options(), lock })
    this.#tell()
    return opened.ok ? ok(undefined) : opened
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
    this.#isClosed = true
    const isOpen = this.#state.ok && this.#state.value.db.open
    const isInOrder = isOpen && this.writeError === undefined
    if (this.#state.ok && isOpen) this.#state.value.close()
    // What was not carried over yet (somebody else reads) still needs its witness.
    this.#letGo(isInOrder && !existsSync(`${this.path}-wal`))
    this.#state = err(callError('library-missing', { file: this.#path }))
  }

  #open(path: string, options: OpenOptions): Result<Library, CallError> {
    const opened = this.#opened(path, options)
    this.#take(opened, path)
    return opened
  }

  #opened(path: string, options: OpenOptions): Result<Library, CallError> {
    try {
      return openLibrary(path, options)
    } finally {
      this.#around.onOpened?.()
    }
  }

  /** The file is closed: what went with it goes. `isWhole`: all that was acknowledged is in the one file. */
  #letGo(isWhole: boolean): void {
    this.#place?.close()
    this.#place = undefined
    this.#mark?.close(isWhole)
    this.#mark = undefined
  }

  #take(opened: Result<Library, CallError>, path: string): void {
    this.#state = opened
    this.#wroteAtMs = undefined
    if (!opened.ok || opened.value.isReadOnly) return
    const now = (): number => this.#options().nowMs
    this.#place = new LibraryPlace(opened.value.path, path, now, this.#around)
    this.#mark = new MarkWriter(opened.value.path)
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
    // In a file that is known to be damaged, or not ours alone, whatever SQLite stumbles over is that.
    const known = this.writeError
    const isKnown = known !== undefined && ['library-damaged', 'library-altered'].includes(known.code)
    return isKnown && thrown instanceof Database.SqliteError ? known : storageError(thrown, this.path)
  }
}

/** A holder in words: program, process and machine. */
export function nameOf(holder: { readonly pid: number; readonly host: string; readonly program: string }): string {
  return `${holder.program} (${String(holder.pid)}, ${holder.host})`
}

/** A success that carries nothing. */
export const done: { readonly ok: true; readonly value: Readonly<Record<string, never>> } = ok({})
