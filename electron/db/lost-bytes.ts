import { run, type Db } from './sql.ts'

/**
 * What stands as the media type of bytes that a rescue could not save, in a row without bytes: whatever names them (a
 * version its original, a picture its file) is kept, and the library says of itself that they are lost, as a gap of the
 * log does.
 */
export const LOST_BYTES = 'application/x-galley-lost'

/** Whether a row stands for bytes that were lost. */
export function isLostBytes(stored: { readonly media_type: string | null; readonly bytes: unknown }): boolean {
  return stored.media_type === LOST_BYTES && stored.bytes instanceof Uint8Array && stored.bytes.length === 0
}

/** Says of bytes that they are lost, unless they are there. */
export function noteLostBytes(db: Db, name: string, nowMs: number): void {
  const sql = 'INSERT OR IGNORE INTO blob (sha256, media_type, stored_at_ms, bytes) VALUES (?, ?, ?, ?)'
  run(db, sql, name, LOST_BYTES, nowMs, Buffer.alloc(0))
}
