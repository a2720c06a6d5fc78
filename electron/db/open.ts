import {
  accessSync,
  linkSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  copyFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { asideOf, dropAside, sweepAsides } from './asides.ts'
import { readFileHeader } from './file-header.ts'
import { syncFolder } from './files.ts'
import { lockPath, takeLock, type Holder, type HeldLock } from './holder.ts'
import { allHashFaults, checkStructure, hashFaultsOf, type RowFault } from './integrity.ts'
import { latestSchema, migrate, schemaOf, type Migration } from './migrate.ts'
import { migrations as allMigrations } from './migrations/migrations.ts'
import { finishInterrupted, isInterrupted, isJournalled } from './replace.ts'
import type { Db } from './sql.ts'
import { storageError } from './sqlite-errors.ts'

/** First SQLite without the WAL-reset bug (reliability.md A1). */
const LEAST_SQLITE = [3, 51, 3] as const

/** How long a write waits for another connection, in milliseconds. */
const BUSY_TIMEOUT_MS = 2_000

/** An open library. */
export interface Library {
  readonly path: string
  readonly db: Db
  readonly isReadOnly: boolean
  /** The process that holds it, when this one may only read. */
  readonly holder: Holder | undefined
  readonly checkedAtMs: number
  /** What the checks at opening found; empty when the file is sound. */
  readonly structureFaults: readonly string[]
  readonly rowFaults: readonly RowFault[]
  /** Whether the last process ended without closing it. */
  readonly wasUnclean: boolean
  /** The lock, when this process holds it. */
  readonly lock: HeldLock | undefined
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
  /** Called before a schema is changed; the path of the file as it was is its to copy. */
  readonly backUp?: ((path: string, db: Db) => void) | undefined
  /** A lock on this library that is held already, when its file was put in the place of another. */
  readonly lock?: HeldLock | undefined
  /** For tests of the runner. */
  readonly migrations?: readonly Migration[] | undefined
}

/**
 * Opens a library, or makes it. Its header is read from the bytes first: a newer or foreign file is refused untouched.
 * Held by another process or not writable, it is opened for reading only.
 * Errors: `library-missing`, `library-newer`, `library-foreign`, `library-damaged`, `disk-full`, `not-saved`.
 */
export function openLibrary(givenPath: string, options: OpenOptions): Result<Library, CallError> {
  const path = resolve(givenPath)
  // The driver trims names: a file whose name ends in a space would be another one to it.
  if (path !== path.trim()) return err(callError('library-missing', { file: path }))
  try {
    return openResolved(path, options)
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
      // Our own traces beside it tell a library with a destroyed header from another program's file.
      return err(callError(existsSync(lockPath(path)) ? 'library-damaged' : 'library-foreign', { file: path }))
    case 'galley':
      if (header.schema > latestSchema(steps)) return err(callError('library-newer', { file: path }))
  }
  const wasUnclean = wasCutOff || sizeOf(`${path}-wal`) > 0
  if (options.isReadOnly === true || !isWritable(path)) return openCurrent(path, undefined, wasUnclean, options, steps)
  const lock = options.lock ?? takeLock(path, options.program, options.nowMs)
  if (lock.kind === 'held') return openForWriting(path, lock, wasUnclean || lock.wasLeft, options, steps)
  const holder = lock.kind === 'taken' ? lock.holder : undefined
  return openCurrent(path, holder, wasUnclean && holder === undefined, options, steps)
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
  try {
    sweepAsides(path)
    // Looked at without the right to write first: closing a damaged file would move its WAL into it.
    const opened = openForReading(path, undefined, { wasUnclean, isThorough: wasUnclean }, options, steps)
    if (!opened.ok) {
      lock.release()
      return opened
    }
    const looked = opened.value
    if (looked.structureFaults.length + looked.rowFaults.length > 0) {
      // Nothing more is written into it: what can be read is read, saved elsewhere, or restored.
      return ok({ ...looked, lock, close: closer(looked.close, lock) })
    }
    looked.close()
    return ok(openSound(looked, lock, options, steps))
  } catch (thrown) {
    lock.release()
    throw thrown
  }
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
  return { ...looked, db, isReadOnly: false, lock, close: closer(() => db.close(), lock) }
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
  holder: Holder | undefined,
  wasUnclean: boolean,
  options: OpenOptions,
  steps: readonly Migration[],
): Result<Library, CallError> {
  // Somebody may be at work in it: what was left is told, and looked at by whoever opens it for writing.
  const opened = openForReading(path, holder, { wasUnclean, isThorough: false }, options, steps)
  if (!opened.ok || schemaOf(opened.value.db) === latestSchema(steps)) return opened
  opened.value.close()
  return err(callError('library-read-only', { file: path }))
}

/**
 * Opens without the right to write. Where even SQLite's own side files cannot be written, a file in WAL mode cannot be
 * read (reliability.md A2, 5): then it is read from a copy.
 */
function openForReading(
  path: string,
  holder: Holder | undefined,
  { wasUnclean, isThorough }: { readonly wasUnclean: boolean; readonly isThorough: boolean },
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
    const checks = check(db, isThorough, schemaOf(db) === latestSchema(steps))
    const checkedAtMs = options.nowMs
    return ok({ path, db, isReadOnly: true, holder, checkedAtMs, ...checks, wasUnclean, lock: undefined, close })
  } catch (thrown) {
    close()
    throw thrown
  }
}

function readable(path: string): { readonly db: Db; readonly tidy: () => void } {
  const keep = (): void => undefined
  // A write that was cut off can only be rolled back by one who may write: in a copy.
  if (isWritable(dirname(path)) && !isJournalled(path)) {
    return { db: new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }), tidy: keep }
  }
  const folder = mkdtempSync(join(tmpdir(), 'galley-'))
  const copy = join(folder, basename(path))
  copyFileSync(path, copy)
  for (const suffix of ['-wal', '-journal']) if (sizeOf(path + suffix) > 0) copyFileSync(path + suffix, copy + suffix)
  return { db: new Database(copy), tidy: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Makes the file aside and puts it in place whole, so that a crash leaves no half of a library. */
function createLibrary(path: string, steps: readonly Migration[]): void {
  mkdirSync(dirname(path), { recursive: true })
  const aside = asideOf(path, 'new')
  try {
    const db = new Database(aside)
    try {
      setPragmas(db)
      migrate(db, steps)
    } finally {
      db.close()
    }
    putInPlace(aside, path)
    syncFolder(dirname(path))
  } finally {
    dropAside(aside)
  }
}

/** Gives the new file its name unless somebody else was quicker: theirs may have something in it by now. */
function putInPlace(aside: string, path: string): void {
  if (sizeOf(path) > 0) return rmSync(aside)
  // A file of no bytes is what a crash elsewhere left.
  rmSync(path, { force: true })
  try {
    linkSync(aside, path)
  } catch (thrown) {
    // Some file systems have no links.
    if (!existsSync(path)) return renameSync(aside, path)
    if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown
  }
  rmSync(aside)
}

/** What holds at every opening; better-sqlite3's own build would fall back to `synchronous = NORMAL` (A2, 1). */
function setPragmas(db: Db): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('cache_size = -32768')
  // A great import leaves a great WAL behind; it is cut to this size when it has been carried over, in bytes.
  db.pragma('journal_size_limit = 16777216')
}

function check(db: Db, isThorough: boolean, isCurrent: boolean): Pick<Library, 'structureFaults' | 'rowFaults'> {
  assertSqliteVersion(db)
  const structureFaults = checkStructure(db, isThorough ? 'full' : 'quick')
  if (structureFaults.length > 0 || !isCurrent) return { structureFaults, rowFaults: [] }
  // Articles' rows are checked again whenever an article is opened; all rows only when something may have gone wrong.
  const rowFaults = isThorough ? allHashFaults(db) : [...hashFaultsOf(db, 'article'), ...hashFaultsOf(db, 'version')]
  return { structureFaults, rowFaults }
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

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
