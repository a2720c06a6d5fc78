import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { sweepAsides } from '#electron/files/asides.ts'
import { backupFolder } from './backup.ts'
import { createLibrary } from './create.ts'
import { readFileHeader } from './file-header.ts'
import { lockPath, takeFileLock, takeLock, type Holder, type HeldLock } from './holder.ts'
import { allHashFaults, checkStructure, hashFaultsOf, type CheckDepth, type RowFault } from './integrity.ts'
import { latestSchema, migrate, schemaOf, type Migration } from './migrate.ts'
import { compareWithMark, type LostActs } from './mark.ts'
import { migrations as allMigrations } from './migrations/migrations.ts'
import { identityOf, realPathOf } from './place.ts'
import { BUSY_TIMEOUT_MS, setPragmas } from './pragmas.ts'
import { readable, sizeOf, whyUnwritable } from './readable.ts'
import { finishInterrupted, isInterrupted } from './replace.ts'
import { compareSchema } from './schema-check.ts'
import { watchSlowSql, type Db, type SlowStatement } from './sql.ts'
import { lookError, storageError } from './sqlite-errors.ts'

/** First SQLite without the WAL-reset bug (reliability.md A1). */
const LEAST_SQLITE = [3, 51, 3] as const

/** A file up to this size is looked at whole before anything else: that takes a moment. In bytes. */
const SMALL_BYTES = 32 * 1024 * 1024

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

/**
 * Opens a library, or makes it. Its header is read from the bytes first: a newer or foreign file is refused untouched.
 * A link is followed to its file. Held by another process, not writable, or not ours alone, it is opened for reading only.
 * Errors: `library-missing`, `library-newer`, `library-foreign`, `library-damaged`, `disk-full`, `not-saved`.
 */
export function openLibrary(givenPath: string, options: OpenOptions): Result<Library, CallError> {
  const path = realPathOf(resolve(givenPath))
  // The driver trims names: a file whose name ends in a space would be another one to it.
  if (path !== path.trim()) return err(callError('library-missing', { file: path }))
  try {
    const opened = openResolved(path, options)
    if (opened.ok && options.onSlowSql !== undefined) watchSlowSql(opened.value.db, options.onSlowSql)
    return opened
  } catch (thrown) {
    const error = storageError(thrown, path)
    if (error === undefined) throw thrown
    return err(error)
  }
}

function openResolved(path: string, options: OpenOptions): Result<Library, CallError> {
  const steps = options.migrations ?? allMigrations
  const wasCutOff = mendInterrupted(path, options)
  const header = readFileHeader(path)
  switch (header.kind) {
    case 'missing':
    case 'empty':
      if (!options.isCreating) return err(callError('library-missing', { file: path }))
      createLibrary(path, steps)
      break
    case 'broken':
      return err(callError('library-damaged', { file: path, detail: 'header' }))
    case 'foreign':
      return err(callError(hasTraces(path) ? 'library-damaged' : 'library-foreign', { file: path }))
    case 'galley':
      if (header.schema > latestSchema(steps)) return err(callError('library-newer', { file: path }))
  }
  const wasUnclean = wasCutOff || sizeOf(`${path}-wal`) > 0
  const forbidden = options.isReadOnly === true ? callError('library-read-only', { file: path }) : whyUnwritable(path)
  if (forbidden !== undefined) return openCurrent(path, { refusal: forbidden }, wasUnclean, options, steps)
  const lock = options.lock ?? takeLock(path, options.program, options.nowMs)
  if (lock.kind === 'taken') return openCurrent(path, { holder: lock.holder }, false, options, steps)
  if (lock.kind === 'unwritable') return openCurrent(path, { refusal: lock.error }, wasUnclean, options, steps)
  return openUnderLock(path, lock, wasUnclean || lock.wasLeft, options, steps)
}

/** Our own traces beside a file tell a library whose first page is destroyed from another program's file. */
function hasTraces(path: string): boolean {
  return [lockPath(path), backupFolder(path)].some((trace) => existsSync(trace))
}

/** Who or what is in the way of writing. */
interface Hindrance {
  readonly holder?: Holder
  readonly refusal?: CallError
}

function openUnderLock(
  path: string,
  lock: HeldLock,
  wasUnclean: boolean,
  options: OpenOptions,
  steps: readonly Migration[],
): Result<Library, CallError> {
  const file = identityOf(path)
  const fileLock = file && takeFileLock(file, options.program, options.nowMs)
  if (fileLock?.kind === 'taken') {
    lock.release()
    return openCurrent(path, { holder: fileLock.holder }, false, options, steps)
  }
  const release = (): void => {
    if (fileLock?.kind === 'held') fileLock.release()
  }
  try {
    const opened = openForWriting(path, lock, wasUnclean, options, steps)
    if (!opened.ok) {
      release()
      lock.release()
      return opened
    }
    const library = opened.value
    const closeFile = (): void => {
      library.closeFile()
      release()
    }
    return ok({ ...library, closeFile, close: closer(closeFile, lock) })
  } catch (thrown) {
    release()
    lock.release()
    const refusal = storageError(thrown, path)
    if (refusal === undefined || refusal.code === 'library-damaged') throw thrown
    // The disk is full, or what SQLite needs beside the file cannot be made: what is there can be read all the same.
    return openCurrent(path, { refusal }, wasUnclean, options, steps)
  }
}

/** Finishes what a killed process had begun, when nobody else is at work; gives whether there was anything. */
function mendInterrupted(path: string, options: OpenOptions): boolean {
  if (options.isReadOnly === true || options.lock !== undefined || !isInterrupted(path)) return false
  const lock = takeLock(path, options.program, options.nowMs)
  if (lock.kind !== 'held') return false
  try {
    finishInterrupted(path)
  } finally {
    lock.release()
  }
  return true
}

function openForWriting(
  path: string,
  lock: HeldLock,
  wasUnclean: boolean,
  options: OpenOptions,
  steps: readonly Migration[],
): Result<Library, CallError> {
  sweepAsides(path)
  // Looked at without the right to write first: closing a damaged file would move its WAL into it.
  const opened = openForReading(path, {}, { wasUnclean, isThorough: wasUnclean }, options, steps)
  if (!opened.ok) return opened
  const looked = opened.value
  if (looked.structureFaults.length + looked.rowFaults.length > 0 || looked.refusal !== undefined) {
    // Nothing more is written into it: what can be read is read, saved elsewhere, or restored.
    return ok({ ...looked, lock })
  }
  const mark = compareWithMark(looked.db, path)
  if (mark.kind === 'other') {
    // Its log is not the one that was acknowledged: another library's write-ahead log was laid beside it.
    return ok({ ...looked, structureFaults: ['the log is not the one that was written'], lock })
  }
  looked.closeFile()
  return ok(openSound({ ...looked, lost: mark.kind === 'lost' ? mark.lost : undefined }, lock, options, steps))
}

function openSound(looked: Library, lock: HeldLock, options: OpenOptions, steps: readonly Migration[]): Library {
  const { path } = looked
  const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
  try {
    setPragmas(db)
    if (schemaOf(db) < latestSchema(steps)) {
      options.backUp?.(path, db)
      migrate(db, steps)
    }
  } catch (thrown) {
    db.close()
    throw thrown
  }
  const closeFile = (): void => void db.close()
  return { ...looked, db, isReadOnly: false, lock, closeFile, close: closer(closeFile, lock) }
}

function closer(close: () => void, lock: HeldLock): () => void {
  return () => {
    close()
    lock.release()
  }
}

/** Opens for reading only; an older schema would have to be migrated first, and cannot be. */
function openCurrent(
  path: string,
  hindrance: Hindrance,
  wasUnclean: boolean,
  options: OpenOptions,
  steps: readonly Migration[],
): Result<Library, CallError> {
  // Somebody may be at work in it: what was left is told, and looked at by whoever opens it for writing.
  const opened = openForReading(path, hindrance, { wasUnclean, isThorough: false }, options, steps)
  if (!opened.ok || options.isAnySchema === true || schemaOf(opened.value.db) === latestSchema(steps)) return opened
  const [fault] = opened.value.structureFaults
  opened.value.close()
  // A number that no schema of ours has, or another one's: that is what is wrong, whoever else holds it.
  if (fault !== undefined) return err(callError('library-damaged', { file: path, detail: fault }))
  return err(opened.value.refusal ?? callError('library-read-only', { file: path }))
}

interface Look {
  readonly wasUnclean: boolean
  readonly isThorough: boolean
}

/** Opens without the right to write, and holds what is there against what is ours before anything of it is looked at. */
function openForReading(
  path: string,
  hindrance: Hindrance,
  look: Look,
  options: OpenOptions,
  steps: readonly Migration[],
): Result<Library, CallError> {
  try {
    return lookedAt(path, hindrance, look, options, steps)
  } catch (thrown) {
    const error = lookError(thrown, path)
    if (error?.code !== 'library-damaged') throw thrown
    return err(error)
  }
}

function lookedAt(
  path: string,
  hindrance: Hindrance,
  { wasUnclean, isThorough }: Look,
  options: OpenOptions,
  steps: readonly Migration[],
): Result<Library, CallError> {
  const { db, tidy } = readable(path)
  const close = (): void => {
    db.close()
    tidy()
  }
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('query_only = ON')
    // A newer schema may so far stand in the WAL alone.
    if (schemaOf(db) > latestSchema(steps)) {
      close()
      return err(callError('library-newer', { file: path }))
    }
    const schema = compareSchema(db, steps)
    if (schema.kind === 'unreadable') {
      close()
      return err(callError('library-damaged', { file: path, detail: schema.names }))
    }
    const isLater = options.checksLater === true && sizeOf(path) > SMALL_BYTES
    const checks =
      schema.kind === 'broken'
        ? { structureFaults: [`schema: ${schema.names}`], rowFaults: [], owed: undefined }
        : check(db, isThorough ? 'full' : 'quick', {
            isCurrent: schemaOf(db) === latestSchema(steps),
            isLater,
            ...options,
          })
    const altered =
      schema.kind === 'altered' ? callError('library-altered', { file: path, detail: schema.names }) : undefined
    const refusal = altered ?? hindrance.refusal
    const facts = {
      path,
      db,
      isReadOnly: true,
      holder: hindrance.holder,
      refusal,
      ...checks,
      wasUnclean,
      lost: undefined,
    }
    const checkedAtMs = checks.owed === undefined ? options.nowMs : undefined
    return ok({ ...facts, checkedAtMs, lock: undefined, closeFile: close, close })
  } catch (thrown) {
    close()
    throw thrown
  }
}

interface CheckWay extends Pick<OpenOptions, 'onChecking'> {
  readonly isCurrent: boolean
  readonly isLater: boolean
}

function check(
  db: Db,
  depth: CheckDepth,
  { isCurrent, isLater, onChecking }: CheckWay,
): Pick<Library, 'structureFaults' | 'rowFaults' | 'owed'> {
  assertSqliteVersion(db)
  // What lists and opens the articles is looked at in any case: few rows, however large the file.
  const ofArticles = (): readonly RowFault[] => [...hashFaultsOf(db, 'article'), ...hashFaultsOf(db, 'version')]
  if (isLater && isCurrent) return { structureFaults: [], rowFaults: ofArticles(), owed: depth }
  onChecking?.()
  const structureFaults = checkStructure(db, depth)
  if (structureFaults.length > 0 || !isCurrent) return { structureFaults, rowFaults: [], owed: undefined }
  // Articles' rows are checked again whenever an article is opened; all rows only when something may have gone wrong.
  return { structureFaults, rowFaults: depth === 'full' ? allHashFaults(db) : ofArticles(), owed: undefined }
}

function assertSqliteVersion(db: Db): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  for (const [index, least] of LEAST_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part > least) return
    if (part < least) throw new Error(`SQLite ${version} may lose commits; ${LEAST_SQLITE.join('.')} is needed`)
  }
}
