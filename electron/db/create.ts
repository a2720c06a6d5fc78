import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { asideOf, dropAside } from '#electron/files/asides.ts'
import { syncFolder } from '#electron/files/write-whole.ts'
import { migrate, type Migration } from './migrate.ts'
import { setPragmas } from './pragmas.ts'
import { sizeOf } from './readable.ts'
import { errorCodeOf } from '#electron/files/error-code.ts'

/** Makes the file aside and puts it in place whole, so that a crash leaves no half of a library. */
export function createLibrary(path: string, steps: readonly Migration[]): void {
  mkdirSync(dirname(path), { recursive: true })
  const aside = asideOf(path, 'new')
  try {
    const db = new Database(aside)
    try {
      // Has to be said before there is anything in the file: free pages can be given back one by one (compact.ts).
      db.pragma('auto_vacuum = INCREMENTAL')
      setPragmas(db)
      migrate(db, steps)
      // Closing would do it too, and say nothing of a disk that is full: the file would be in place without its end.
      db.pragma('wal_checkpoint(TRUNCATE)')
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
    if (errorCodeOf(thrown) !== 'EEXIST') throw thrown
  }
  rmSync(aside)
}
