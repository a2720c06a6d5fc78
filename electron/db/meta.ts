import { row, run, type Db } from './sql.ts'

/** Facts about the library itself: `openedAtMs`, the last start that wrote into it. */
export type MetaKey = 'openedAtMs'

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
