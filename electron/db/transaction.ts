import type { Result } from '#shared/lib/result.ts'
import { run, type Db } from './sql.ts'

/**
 * Does `work` as one transaction that takes the write lock at once: all of it is kept when it succeeds, nothing when it
 * gives an error or throws. Whatever it throws (also a deferred constraint at the end) goes on to the caller.
 */
export function inTransaction<T, E>(db: Db, work: () => Result<T, E>): Result<T, E> {
  run(db, 'BEGIN IMMEDIATE')
  try {
    const result = work()
    run(db, result.ok ? 'COMMIT' : 'ROLLBACK')
    return result
  } catch (thrown) {
    // SQLite may have rolled back by itself (full disk).
    if (db.inTransaction) run(db, 'ROLLBACK')
    throw thrown
  }
}
