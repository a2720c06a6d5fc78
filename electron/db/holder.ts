import { lstatSync, mkdirSync, rmSync, statfsSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { FileIdentity } from './place.ts'
import { storageError } from './sqlite-errors.ts'

/** Who has the library open for writing. */
export interface Holder {
  readonly pid: number
  readonly host: string
  readonly program: string
  readonly startedAtMs: number
}

/** A library held for this process until `release`. `wasLeft`: the last holder ended without letting go. */
export interface HeldLock {
  readonly kind: 'held'
  readonly wasLeft: boolean
  release(): void
}

export type LockOutcome =
  | HeldLock
  /** Another process has it. */
  | { readonly kind: 'taken'; readonly holder: Holder }
  /** No lock can be written here, and why: a read-only folder, a full disk. */
  | { readonly kind: 'unwritable'; readonly error: CallError }

/** Name of the file beside a library that is locked while somebody writes. */
export function lockPath(libraryPath: string): string {
  return `${libraryPath}-lock`
}

/** With less room than this nothing can be saved. */
const LEAST_ROOM_BYTES = 65_536

const UNKNOWN: Holder = { pid: 0, host: '?', program: '?', startedAtMs: 0 }

/**
 * Takes the library for this process. The lock is the operating system's own, on a small SQLite file beside the
 * library: it ends with the process however that ends, so nothing stale is left and no reused pid is believed.
 * The row inside only says who it is; it is written before the lock is taken for good, and readable all the time.
 */
export function takeLock(libraryPath: string, program: string, nowMs: number): LockOutcome {
  const path = lockPath(libraryPath)
  try {
    return tryLock(path, program, nowMs)
  } catch (thrown) {
    if (!(thrown instanceof Database.SqliteError)) throw thrown
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(thrown.code)) return { kind: 'unwritable', error: whyNot(thrown, libraryPath) }
    // Damaged bytes hold no lock; the next try makes the file anew.
    rmSync(path, { force: true })
    return tryLock(path, program, nowMs)
  }
}

function whyNot(thrown: unknown, libraryPath: string): CallError {
  const error = storageError(thrown, libraryPath)
  if (error !== undefined && error.code !== 'not-saved') return error
  // SQLite does not say why a file cannot be made: there is no room for it, or no right to.
  return callError(isFull(dirname(libraryPath)) ? 'disk-full' : 'library-forbidden', { file: libraryPath })
}

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < LEAST_ROOM_BYTES
  } catch {
    return false
  }
}

/**
 * Takes the file itself, whatever name it was reached by: a second hard link has another lock beside it. These locks lie
 * in one folder of this user's; where that cannot be had, the lock beside the library is the only one.
 */
export function takeFileLock({ dev, ino }: FileIdentity, program: string, nowMs: number): LockOutcome {
  const folder = join(tmpdir(), `galley-locks-${String(process.getuid?.() ?? '')}`)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const stat = lstatSync(folder)
    // A folder that somebody else laid under our name is not gone into.
    const isOurs = stat.isDirectory() && (process.getuid === undefined || stat.uid === process.getuid())
    if (!isOurs) return { kind: 'unwritable', error: callError('library-forbidden', { file: folder }) }
    return tryLock(join(folder, `${String(dev)}-${String(ino)}`), program, nowMs)
  } catch (thrown) {
    return { kind: 'unwritable', error: whyNot(thrown, folder) }
  }
}

function tryLock(path: string, program: string, nowMs: number): LockOutcome {
  const lock = new Database(path, { timeout: 0 })
  try {
    // Nothing in it outlives a power cut, so nothing needs to wait for the disk.
    lock.pragma('synchronous = OFF')
    lock.exec('BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS holder (json TEXT NOT NULL) STRICT')
    const wasLeft = lock.prepare('DELETE FROM holder').run().changes > 0
    const holder: Holder = { pid: process.pid, host: hostname(), program, startedAtMs: nowMs }
    lock.prepare('INSERT INTO holder VALUES (?)').run(JSON.stringify(holder))
    lock.exec('COMMIT; BEGIN IMMEDIATE')
    return { kind: 'held', wasLeft, release: () => releaseLock(lock) }
  } catch (thrown) {
    lock.close()
    if (thrown instanceof Database.SqliteError && thrown.code.startsWith('SQLITE_BUSY')) {
      return { kind: 'taken', holder: readHolder(path) ?? UNKNOWN }
    }
    throw thrown
  }
}

function releaseLock(lock: Database.Database): void {
  if (!lock.open) return
  try {
    lock.exec('DELETE FROM holder; COMMIT')
  } catch {
    // The folder may have gone; closing lets go all the same.
  }
  lock.close()
}

function readHolder(path: string): Holder | undefined {
  try {
    const lock = new Database(path, { readonly: true, timeout: 200 })
    try {
      const found = lock.prepare('SELECT json FROM holder').get() as { json: string } | undefined
      return found && (JSON.parse(found.json) as Holder)
    } finally {
      lock.close()
    }
  } catch {
    return undefined
  }
}
