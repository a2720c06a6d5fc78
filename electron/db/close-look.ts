import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { APPLICATION_ID } from './file-header.ts'
import { row, type Db } from './sql.ts'

/**
 * Whether an open library whose file was touched from outside is, on the disk, still what the open handle knows: its
 * header, its length, its schema, the end of its log. Looked at through a second handle, which remembers nothing; quickly,
 * so that a file that was merely touched costs nothing. Single pages are for the background check of all rows.
 */
export function looksSound(path: string, db: Db): boolean {
  try {
    const fresh = new Database(path, { readonly: true, fileMustExist: true })
    try {
      fresh.pragma('trusted_schema = OFF')
      const pragma = (name: string): unknown => fresh.pragma(name, { simple: true })
      if (pragma('application_id') !== APPLICATION_ID) return false
      if (pragma('user_version') !== db.pragma('user_version', { simple: true })) return false
      // The write-ahead log may make the file longer than it is yet; a file that lost its end cannot be read to it.
      const size = statSync(path).size
      if (size % Number(pragma('page_size')) !== 0) return false
      return endOf(fresh) === endOf(db)
    } finally {
      fresh.close()
    }
  } catch {
    return false
  }
}

function endOf(db: Db): string {
  const schema = row<{ n: number }>(db, 'SELECT count(*) AS n FROM sqlite_schema')?.n
  const log = row<{ seq: number; hash: string }>(db, 'SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1')
  const facts = row<{ articles: number; blobs: number }>(
    db,
    'SELECT (SELECT count(*) FROM article) AS articles, (SELECT coalesce(max(rowid), 0) FROM blob) AS blobs',
  )
  return JSON.stringify([schema, log, facts])
}
