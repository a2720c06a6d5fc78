import { accessSync, constants, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { BUSY_TIMEOUT_MS } from './pragmas.ts'
import { isJournalled } from './replace.ts'
import type { Db } from './sql.ts'
import { errorCodeOf } from '#electron/files/error-code.ts'

/**
 * Opens a file without the right to write. Where even SQLite's own side files cannot be written, a file in WAL mode cannot
 * be read (reliability.md A2, 5): then it is read from a copy, which `tidy` takes away. Throws.
 */
export function readable(path: string): { readonly db: Db; readonly tidy: () => void } {
  const keep = (): void => undefined
  // A write that was cut off can only be rolled back by one who may write: in a copy.
  if (isWritable(dirname(path)) && !isJournalled(path)) {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
    try {
      db.prepare('SELECT count(*) FROM sqlite_schema').get()
      return { db, tidy: keep }
    } catch (thrown) {
      db.close()
      // On a full disk there is no room for what SQLite lays beside a file that it reads.
      if (!hasNoRoom(thrown)) throw thrown
    }
  }
  const folder = mkdtempSync(join(tmpdir(), 'galley-'))
  const copy = join(folder, basename(path))
  copyFileSync(path, copy)
  for (const suffix of ['-wal', '-journal']) if (sizeOf(path + suffix) > 0) copyFileSync(path + suffix, copy + suffix)
  return { db: new Database(copy), tidy: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Size of a file in bytes; 0 when there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function hasNoRoom(thrown: unknown): boolean {
  if (!(thrown instanceof Database.SqliteError)) return false
  return thrown.code === 'SQLITE_FULL' || /^SQLITE_(IOERR_SHM|IOERR_WRITE|CANTOPEN)/.test(thrown.code)
}

/** Why a file cannot be written, as far as its rights tell. */
export function whyUnwritable(path: string): CallError | undefined {
  try {
    accessSync(path, constants.W_OK)
    return undefined
  } catch (thrown) {
    const isMedium = errorCodeOf(thrown) === 'EROFS'
    return callError(isMedium ? 'library-read-only' : 'library-forbidden', { file: path })
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
