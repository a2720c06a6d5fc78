import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { sweepAsides } from '#electron/files/asides.ts'
import { backupFolder } from './backup.ts'
import { createLibrary } from './create.ts'
import { readFileHeader } from './file-header.ts'
import { lockPath, takeFileLock, takeLock, type HeldLock } from './holder.ts'
import { nameWithWork, putAsideLeft, takeAlong } from './left-behind.ts'
import { openForReading, type Hindrance } from './look.ts'
import { compareWithMark } from './mark.ts'
import { latestSchema, migrate, schemaOf, type Migration } from './migrate.ts'
import { migrations as allMigrations } from './migrations/migrations.ts'
import type { Library, OpenOptions } from './opened.ts'
import { identityOf, realPathOf } from './place.ts'
import { BUSY_TIMEOUT_MS, setPragmas } from './pragmas.ts'
import { sizeOf, whyUnwritable } from './readable.ts'
import { finishInterrupted, isInterrupted } from './replace.ts'
import { watchSlowSql, type Db } from './sql.ts'
import { storageError } from './sqlite-errors.ts'

/**
 * Opens a library, or makes it. Its header is read from the bytes first: a newer or foreign file is refused untouched.
 * A link is followed to its file. Held by another process, not writable, or not ours alone, it is opened for reading only.
 * Errors: `library-missing`, `library-newer`, `library-foreign`, `library-damaged`, `disk-full`, `not-saved`.
 */
export function openLibrary(givenPath: string, options: OpenOptions): Result<Library, CallError> {
  const path = nameWithWork(realPathOf(resolve(givenPath)))
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
      putAsideLeft(path)
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
    const isTaken = fileLock?.kind === 'held' && takeAlong(path)
    const opened = openForWriting(path, lock, wasUnclean || isTaken, options, steps)
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
    if (schemaOf(db) < latestSchema(steps)) bringUp(path, db, options, steps)
  } catch (thrown) {
    db.close()
    throw thrown
  }
  const closeFile = (): void => void db.close()
  return { ...looked, db, isReadOnly: false, lock, closeFile, close: closer(closeFile, lock) }
}

/** Brings a library to the present schema, with a backup before; how far it is, is told. */
function bringUp(path: string, db: Db, options: OpenOptions, steps: readonly Migration[]): void {
  options.onMigrating?.(0)
  try {
    options.backUp?.(path, db)
    // The backup is one of the steps that are waited for, and what is looked at after the last is another.
    migrate(db, steps, (done, all) => options.onMigrating?.((done + 1) / (all + 2)))
  } finally {
    options.onMigrating?.(undefined)
  }
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
