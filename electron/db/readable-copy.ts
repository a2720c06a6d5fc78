import {
  closeSync,
  copyFileSync,
  constants,
  ftruncateSync,
  openSync,
  readSync,
  fstatSync,
  mkdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'

import { join } from 'node:path'
import Database from 'better-sqlite3'
import { dropAside } from '#electron/files/asides.ts'
import { APPLICATION_ID, PAGE_BYTES } from './file-header.ts'
import { rebuildSchema } from './rebuilt-schema.ts'
import { migrations } from './migrations/migrations.ts'
import type { Db } from './sql.ts'

const HEADER_BYTES = 100

interface ReadableCopy {
  readonly db: Db
  /** Whether the file is shorter than its header says. */
  readonly isShort: boolean
  tidy(): void
}

/**
 * Opens a copy of a damaged library, its header written anew from what holds for every library (fileformat2.html, 1.3):
 * so that a broken header, a lost end or a wrong schema number leave the rest to be read. The file itself is only copied;
 * the copy lies in a folder `own` (an aside) until `tidy`. `rebuilt`: with the tables of a new library, where its own
 * are lost. Throws what SQLite or the file system throws.
 */
export function openReadableCopy(path: string, own: string, schema: 'own' | 'rebuilt' = 'own'): ReadableCopy {
  const tidy = (): void => dropAside(own)
  try {
    mkdirSync(own)
    const copy = join(own, 'copy')
    copyFileSync(path, copy, constants.COPYFILE_FICLONE)
    const hasWal = copyBeside(path, copy, '-wal')
    // A write that was cut off is rolled back first: its journal holds the header as it was.
    if (copyBeside(path, copy, '-journal')) new Database(copy).close()
    // Whether a file whose own first page is gone was longer once nobody can tell.
    const isShort = writeHeader(copy, hasWal) || schema === 'rebuilt'
    if (schema === 'rebuilt') {
      if (hasWal) foldIn(copy)
      rebuildSchema(copy, join(own, 'fresh'))
    }
    const db = new Database(copy)
    db.pragma('trusted_schema = OFF')
    db.pragma('query_only = ON')
    db.pragma('cell_size_check = ON')
    return {
      db,
      isShort,
      tidy: () => {
        db.close()
        tidy()
      },
    }
  } catch (thrown) {
    tidy()
    throw thrown
  }
}

/** Moves a write-ahead log into the file: what is laid behind its end would lie behind the end that the log knows. */
function foldIn(copy: string): void {
  const db = new Database(copy)
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // A schema that cannot be read: closing moves what can be moved.
  } finally {
    db.close()
  }
  for (const suffix of ['-wal', '-shm']) rmSync(copy + suffix, { force: true })
}

function copyBeside(path: string, copy: string, suffix: string): boolean {
  if ((statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0) === 0) return false
  copyFileSync(path + suffix, copy + suffix, constants.COPYFILE_FICLONE)
  return true
}

function writeHeader(copy: string, hasWal: boolean): boolean {
  const file = openSync(copy, 'r+')
  try {
    const size = fstatSync(file).size
    const pages = Math.max(1, Math.ceil(size / PAGE_BYTES))
    ftruncateSync(file, pages * PAGE_BYTES)
    const header = Buffer.alloc(HEADER_BYTES)
    readSync(file, header, 0, HEADER_BYTES, 0)
    // What a write-ahead log will add is not yet in the file.
    const isShort = size % PAGE_BYTES > 0 || (!hasWal && header.readUInt32BE(28) > pages)
    const schema = header.readUInt32BE(60)
    header.write('SQLite format 3\u0000', 0, 'latin1')
    header.writeUInt16BE(PAGE_BYTES, 16)
    header.fill(hasWal ? 2 : 1, 18, 20)
    header.set([0, 64, 32, 32], 20)
    header.writeUInt32BE(pages, 28)
    // Free pages are not looked for: nothing is ever written here.
    header.fill(0, 32, 40)
    header.writeUInt32BE(4, 44)
    header.fill(0, 48, 56)
    header.writeUInt32BE(1, 56)
    header.writeUInt32BE(
      migrations.some(({ number }) => number === schema) ? schema : (migrations.at(-1)?.number ?? 0),
      60,
    )
    header.fill(0, 64, 68)
    header.writeUInt32BE(APPLICATION_ID, 68)
    header.fill(0, 72, 92)
    header.copy(header, 92, 24, 28)
    writeSync(file, header, 0, HEADER_BYTES, 0)
    return isShort
  } finally {
    closeSync(file)
  }
}
