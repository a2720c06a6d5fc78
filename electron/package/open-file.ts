import Database from 'better-sqlite3'
import { rows, type Db } from '#electron/db/sql.ts'
import { checkHeader } from './header.ts'
import { PACKAGE_TABLES } from './layout.ts'
import { damaged } from './refusal.ts'

interface SchemaPart {
  readonly type: string
  readonly name: string
  readonly sql: string | null
}

/**
 * Opens a package for reading, after its header was looked at: nothing in it is trusted, nothing can be written into it,
 * and its tables are ours, letter for letter, with nothing beside them: no view, trigger, index, computed column or virtual
 * table. Whoever calls is a process that can be killed. Throws `PackageRefusal`, and what SQLite throws.
 */
export function openPackageFile(path: string): Db {
  checkHeader(path)
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('query_only = ON')
    db.pragma('mmap_size = 0')
    db.pragma('temp_store = MEMORY')
    checkTables(db)
    return db
  } catch (thrown) {
    db.close()
    throw thrown
  }
}

function checkTables(db: Db): void {
  const ours = Object.entries(PACKAGE_TABLES)
  const found = rows<SchemaPart>(db, `SELECT type, name, sql FROM sqlite_schema LIMIT ${String(ours.length + 1)}`)
  const isOurs =
    found.length === ours.length &&
    ours.every(([name, sql], at) => {
      const part = found[at]
      return part?.type === 'table' && part.name === name && part.sql === sql
    })
  if (!isOurs) throw damaged('tables')
}
