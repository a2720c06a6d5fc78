import type { BytesState } from '#shared/contract/shapes.ts'
import { row, run, sha256, type Db } from './sql.ts'
import { isLostBytes } from './lost-bytes.ts'
import { DamagedRow } from './records/record-rows.ts'

/**
 * Keeps bytes under their SHA-256, which it gives; the same bytes are kept once. Bytes that were lost are there again.
 * `mediaType` is given for pictures, which alone are handed to the screens.
 */
export function keepBlob(db: Db, bytes: Uint8Array, nowMs: number, mediaType?: string): string {
  const name = sha256(bytes)
  run(
    db,
    `INSERT INTO blob (sha256, media_type, stored_at_ms, bytes) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET media_type = excluded.media_type, bytes = excluded.bytes
      WHERE (blob.media_type IS NULL AND excluded.media_type IS NOT NULL) OR length(blob.bytes) < length(excluded.bytes)`,
    name,
    mediaType ?? null,
    nowMs,
    bytes,
  )
  return name
}

/** Bytes by their SHA-256, checked against it; undefined when they are not there, or lost. Throws `DamagedRow`. */
export function readBlob(db: Db, name: string): Uint8Array | undefined {
  const sql = 'SELECT media_type, bytes FROM blob WHERE sha256 = ?'
  const found = row<{ media_type: string | null; bytes: Uint8Array }>(db, sql, name)
  if (found === undefined || isLostBytes(found)) return undefined
  if (!(found.bytes instanceof Uint8Array) || sha256(found.bytes) !== name) throw new DamagedRow('blob', name)
  return found.bytes
}

/** Bytes beyond this are not read only to be looked at; the look at the whole library reads them. */
const MOST_READ_BYTES = 64_000_000

/** How bytes that something names are: a large file is judged by its length. */
export function bytesState(db: Db, name: string, byteLength: number): BytesState {
  const sql = 'SELECT media_type, length(bytes) AS length FROM blob WHERE sha256 = ?'
  const found = row<{ media_type: string | null; length: number }>(db, sql, name)
  if (found === undefined || (found.length === 0 && byteLength > 0)) return 'lost'
  if (found.length !== byteLength) return 'damaged'
  if (found.length > MOST_READ_BYTES) return 'kept'
  const stored = row<{ bytes: Uint8Array }>(db, 'SELECT bytes FROM blob WHERE sha256 = ?', name)
  return stored?.bytes instanceof Uint8Array && sha256(stored.bytes) === name ? 'kept' : 'damaged'
}

/** Puts bytes back in the place of those that were lost or damaged, under the name that they have by nature. */
export function putBackBlob(db: Db, bytes: Uint8Array, nowMs: number, mediaType?: string): void {
  run(
    db,
    `INSERT INTO blob (sha256, media_type, stored_at_ms, bytes) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET media_type = excluded.media_type, bytes = excluded.bytes`,
    sha256(bytes),
    mediaType ?? null,
    nowMs,
    bytes,
  )
}

/** Whether the library has these bytes, or knows that they are lost: then what names them may go on doing so. */
export function hasBlob(db: Db, name: string): boolean {
  return row(db, 'SELECT 1 FROM blob WHERE sha256 = ?', name) !== undefined
}

/** What kind of picture these bytes are; undefined when they are none, or not there. */
export function pictureTypeOf(db: Db, name: string): string | undefined {
  const sql = 'SELECT media_type AS type FROM blob WHERE sha256 = ? AND length(bytes) > 0'
  const found = row<{ type: string | null }>(db, sql, name)
  return found?.type ?? undefined
}
