import { mkdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { asideOf, dropAside } from '#electron/files/asides.ts'
import { markAsSingleFile, readFileHeader } from './file-header.ts'
import { syncFile, syncFolder } from '#electron/files/write-whole.ts'
import { allHashFaults, checkStructure, checkTable, tablesOf, type RowFault } from './integrity.ts'
import { latestSchema } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'
import { checkPatiently } from './slow-check.ts'
import { row, type Db } from './sql.ts'

/** Pages copied at a time; the app goes on between two such steps. */
const PAGES_A_STEP = 500

/** Folder of a library's backups, beside it. */
export function backupFolder(libraryPath: string): string {
  return join(dirname(libraryPath), `${basename(libraryPath)}-backups`)
}

/** What a backup holds. */
export interface BackupFacts {
  readonly articles: number
  /** Number of the last act in it. */
  readonly seq: number
}

/** What goes on while a backup is made. */
export interface BackupWatch {
  /** How much is copied, 0 to 1. */
  readonly onShare?: (share: number) => void
  /** Given up when it is aborted; nothing is left then. */
  readonly signal?: AbortSignal
}

/**
 * Copies an open library into one file, a few pages at a time, while work goes on, and looks at every row of the copy.
 * The file appears whole under its name: temporary name, check, fsync, rename. Gives what is wrong with it: it is kept
 * all the same, because it may hold the latest work. Throws what SQLite or the file system throws, and when given up.
 */
export async function backUpLive(db: Db, target: string, watch: BackupWatch = {}): Promise<BackupFaults> {
  let faults: BackupFaults = []
  await placeWhole(target, async (aside) => {
    await db.backup(aside, {
      progress: ({ totalPages, remainingPages }) => {
        watch.signal?.throwIfAborted()
        watch.onShare?.(totalPages === 0 ? 0 : 1 - remainingPages / totalPages)
        return PAGES_A_STEP
      },
    })
    markAsSingleFile(aside)
    faults = await faultsOf(aside, watch.signal)
    watch.signal?.throwIfAborted()
  })
  return faults
}

/** What keeps a copy from being a backup: lines of SQLite's own check, and rows that are not as they were written. */
export type BackupFaults = readonly (string | RowFault)[]

/**
 * Looks at every page and every row of a file that nobody writes into, giving way to everything else in between. Throws
 * when it is given up, and else what is wrong is its answer.
 */
export async function faultsOf(path: string, signal?: AbortSignal): Promise<BackupFaults> {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.pragma('trusted_schema = OFF')
    for (const table of tablesOf(db)) {
      const lines = checkTable(db, table)
      if (lines.length > 0) return lines
      await setImmediate()
      signal?.throwIfAborted()
    }
    return await checkPatiently(db)
  } catch (thrown) {
    signal?.throwIfAborted()
    return [thrown instanceof Error ? thrown.message : String(thrown)]
  } finally {
    db.close()
  }
}

/** The same at once, for when nothing may happen in between: before a migration, a purge. */
export function backUpNow(db: Db, target: string): void {
  mkdirSync(dirname(target), { recursive: true })
  const aside = asideOf(target, 'part')
  try {
    db.prepare('VACUUM INTO ?').run(aside)
    syncFile(aside)
    renameSync(aside, target)
  } finally {
    dropAside(aside)
  }
  syncFolder(dirname(target))
}

async function placeWhole(target: string, make: (aside: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(target), { recursive: true })
  const aside = asideOf(target, 'part')
  try {
    await make(aside)
    syncFile(aside)
    renameSync(aside, target)
  } finally {
    dropAside(aside)
  }
  syncFolder(dirname(target))
}

/** What a backup holds; undefined when it cannot be read. */
export function readBackupFacts(path: string): BackupFacts | undefined {
  try {
    return withBackup(path, (db) =>
      row<BackupFacts>(
        db,
        'SELECT (SELECT count(*) FROM article) AS articles, (SELECT coalesce(max(seq), 0) FROM log) AS seq',
      ),
    )
  } catch {
    return undefined
  }
}

/** Whether a backup can take the library's place: a library of this or an older schema, every row as it was written. */
export function isSoundBackup(path: string): boolean {
  try {
    if (!isOurs(path)) return false
    return withBackup(path, (db) => checkStructure(db, 'full').length === 0 && allHashFaults(db).length === 0)
  } catch {
    return false
  }
}

/** The same with patience: everything else goes on in between. Throws when it is given up. */
export async function isSoundInTime(path: string, signal: AbortSignal): Promise<boolean> {
  return isOurs(path) && (await faultsOf(path, signal)).length === 0
}

function isOurs(path: string): boolean {
  const header = readFileHeader(path)
  return header.kind === 'galley' && header.schema <= latestSchema(migrations)
}

/**
 * Makes a copy of a backup into a file that can be a library: written by a write-ahead log from its first moment, so that
 * a process killed at its first opening leaves no journal.
 */
export function makeLibraryOf(copy: string): void {
  const db = new Database(copy)
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('journal_mode = WAL')
  } finally {
    db.close()
  }
  syncFile(copy)
}

/** A backup is no longer in WAL mode: reading it leaves nothing beside it. */
function withBackup<T>(path: string, work: (db: Db) => T): T {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.pragma('trusted_schema = OFF')
    return work(db)
  } finally {
    db.close()
  }
}
