import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { readFileHeader } from './file-header.ts'
import { syncFile, syncFolder } from './files.ts'
import { allHashFaults, checkStructure } from './integrity.ts'
import { latestSchema, schemaOf } from './migrate.ts'
import { migrations } from './migrations/migrations.ts'
import { row, type Db } from './sql.ts'

/** Pages copied at a time; the app goes on between two such steps. */
const PAGES_A_STEP = 500

/** What a backup holds. */
export interface BackupFacts {
  readonly articles: number
  /** Number of the last act in it. */
  readonly seq: number
}

/**
 * Copies an open library into one file, a few pages at a time, while work goes on. The file appears whole under its
 * name: temporary name, check, fsync, rename. Throws what SQLite or the file system throws.
 */
export async function backUpLive(db: Db, target: string): Promise<void> {
  await placeWhole(target, async (aside) => {
    await db.backup(aside, { progress: () => PAGES_A_STEP })
    makeSingleFile(aside)
  })
}

/** The same at once, for when nothing may happen in between: before a migration, a restore, a purge. */
export function backUpNow(db: Db, target: string): void {
  mkdirSync(dirname(target), { recursive: true })
  const aside = `${target}.part`
  try {
    rmSync(aside, { force: true })
    db.prepare('VACUUM INTO ?').run(aside)
    syncFile(aside)
    renameSync(aside, target)
  } catch (thrown) {
    rmSync(aside, { force: true })
    throw thrown
  }
  syncFolder(dirname(target))
}

async function placeWhole(target: string, make: (aside: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(target), { recursive: true })
  const aside = `${target}.part`
  try {
    rmSync(aside, { force: true })
    await make(aside)
    syncFile(aside)
    renameSync(aside, target)
  } catch (thrown) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(aside + suffix, { force: true })
    throw thrown
  }
  syncFolder(dirname(target))
}

/** Takes the copy out of WAL mode, so that it is one file that can be read anywhere. */
function makeSingleFile(path: string): void {
  const copy = new Database(path)
  try {
    copy.pragma('journal_mode = DELETE')
    const faults = checkStructure(copy, 'quick')
    if (faults.length > 0) throw new Error(`the backup is damaged: ${faults.join('; ')}`)
  } finally {
    copy.close()
  }
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
    const header = readFileHeader(path)
    if (header.kind !== 'galley' || header.schema > latestSchema(migrations)) return false
    return withBackup(path, (db) => {
      if (checkStructure(db, 'full').length > 0) return false
      return schemaOf(db) < latestSchema(migrations) || allHashFaults(db).length === 0
    })
  } catch {
    return false
  }
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
