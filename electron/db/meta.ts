import { row, run, type Db } from './sql.ts'

/**
 * Facts about the library itself. `logEnd`: number and hash of the newest entry of the log (log.ts). `appDays`: the days on which the app ran; `binnedOn`, `unnamedOn`: on which of them an
 * article was seen in the bin, and bytes that nothing names. All JSON (app-days.ts).
 */
export type MetaKey = 'appDays' | 'binnedOn' | 'unnamedOn' | 'logEnd'

/** A fact, or undefined when it was never written. */
export function readMeta(db: Db, key: MetaKey): string | undefined {
  return row<{ value: string }>(db, 'SELECT value FROM meta WHERE key = ?', key)?.value
}

/** Writes a fact over its former value. */
export function writeMeta(db: Db, key: MetaKey, value: string): void {
  run(
    db,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  )
}
