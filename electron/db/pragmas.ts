import type { Db } from './sql.ts'

/** How long a write waits for another connection, in milliseconds. */
export const BUSY_TIMEOUT_MS = 2_000

/** What holds at every opening; better-sqlite3's own build would fall back to `synchronous = NORMAL` (A2, 1). */
export function setPragmas(db: Db): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('fullfsync = ON')
  db.pragma('checkpoint_fullfsync = ON')
  db.pragma('foreign_keys = ON')
  db.pragma('trusted_schema = OFF')
  // Without it REPLACE takes rows out past the trigger that keeps the log from being shortened.
  db.pragma('recursive_triggers = ON')
  db.pragma('cell_size_check = ON')
  db.pragma('cache_size = -32768')
  // A great import leaves a great WAL behind; it is cut to this size when it has been carried over, in bytes.
  db.pragma('journal_size_limit = 16777216')
}
