import type { Db } from './sql.ts'

/** A file of which less than this is free is left as it is, in bytes. */
const LEAST_FREE_BYTES = 1_048_576
/** Pages given back at a time; between two such steps work goes on. */
const PAGES_A_STEP = 256
/** A file that was made before pages could be given back one by one is only made anew while that takes seconds. */
const MOST_AT_ONCE_BYTES = 1_073_741_824

/** Value of `PRAGMA auto_vacuum` when free pages are given back on request (pragma.html). */
const INCREMENTAL = 2

const number = (db: Db, name: string): number => Number(db.pragma(name, { simple: true }))

/** Whether a quarter of the file is free. */
export function isWorthCompacting(db: Db): boolean {
  const free = number(db, 'freelist_count')
  const pages = number(db, 'page_count')
  return free * 4 >= pages && free * number(db, 'page_size') >= LEAST_FREE_BYTES
}

/**
 * Gives some free pages back to the disk, in one transaction: killed at any time, the file is as before it or as after it.
 * Gives whether more is to be done. Throws what SQLite throws.
 */
export function compactSome(db: Db): boolean {
  if (number(db, 'auto_vacuum') === INCREMENTAL) {
    db.pragma(`incremental_vacuum(${String(PAGES_A_STEP)})`)
    return number(db, 'freelist_count') > 0
  }
  if (number(db, 'page_count') * number(db, 'page_size') > MOST_AT_ONCE_BYTES) return false
  db.pragma(`auto_vacuum = ${String(INCREMENTAL)}`)
  db.exec('VACUUM')
  return false
}
