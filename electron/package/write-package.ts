import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { LOST_BYTES } from '#electron/db/lost-bytes.ts'
import { statement, type Db } from '#electron/db/sql.ts'
import {
  hashOfAct,
  hashOfBlob,
  hashOfHistory,
  hashOfRecord,
  NO_ACT,
  PACKAGE_APPLICATION_ID,
  PACKAGE_LIMITS,
  PACKAGE_PAGE_BYTES,
  PACKAGE_SCHEMA,
  PACKAGE_TABLES,
  Sealer,
} from './layout.ts'
import type { ArticleRows } from './pack-article.ts'

/** Bytes as a library keeps them. */
export interface KeptBytes {
  readonly bytes: Uint8Array
  readonly mediaType: string | undefined
}

/** What is written into a package. */
export interface PackageSource {
  readonly articleIds: readonly ArticleId[]
  /** Everything of one article but its bytes, of one moment. */
  readonly article: (id: ArticleId) => Result<ArticleRows, CallError>
  /** Bytes by their SHA-256; undefined when the library does not have them, or knows that they are lost. */
  readonly bytes: (sha256: string) => Result<KeptBytes | undefined, CallError>
  readonly onShare?: ((share: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * Writes a package into an empty file at `path`: articles in the order of their ids, records in the order of the registry,
 * acts in the order of their history, bytes in the order of their SHA-256. Nothing in it says when, where or by whom it was
 * written, so the same articles in the same state are the same file, byte for byte.
 *
 * The caller gives a name that is nobody's yet, syncs the file, and gives it its own name (leaving/write-leaving.ts).
 * What the library lost of the bytes that a record names is lost in the package, too, and says so.
 * Errors: those of the source; `canceled`; `package-too-large` (`what`: file, row, rows, bytes), because nobody could open it.
 * Throws what SQLite throws.
 */
export async function writePackage(path: string, source: PackageSource): Promise<Result<undefined, CallError>> {
  const db = new Database(path)
  try {
    const writer = new PackageWriter(db)
    writer.begin()
    const ids = [...new Set(source.articleIds)].sort()
    const bytes = new Map<string, 'named' | 'remembered'>()
    for (const [at, id] of ids.entries()) {
      if (source.signal?.aborted === true) return err(callError('canceled'))
      source.onShare?.((at / ids.length) * ROWS_SHARE)
      const rows = source.article(id)
      if (!rows.ok) return rows
      const written = writer.article(rows.value)
      if (!written.ok) return written
      for (const each of rows.value.remembered) if (!bytes.has(each)) bytes.set(each, 'remembered')
      for (const each of rows.value.named) bytes.set(each, 'named')
      await setImmediate()
    }
    for (const [at, name] of [...bytes.keys()].sort().entries()) {
      if (source.signal?.aborted === true) return err(callError('canceled'))
      source.onShare?.(ROWS_SHARE + (at / bytes.size) * (1 - ROWS_SHARE))
      const kept = source.bytes(name)
      if (!kept.ok) return kept
      if (kept.value === undefined && bytes.get(name) === 'remembered') continue
      const written = writer.blob(name, kept.value ?? { bytes: new Uint8Array(), mediaType: LOST_BYTES })
      if (!written.ok) return written
      await setImmediate()
    }
    return writer.end()
  } finally {
    db.close()
  }
}

/** How much of the work the rows are taken to be; the rest is bytes. */
const ROWS_SHARE = 0.5

type PackedTable = keyof typeof PACKAGE_LIMITS.rows

class PackageWriter {
  readonly #db: Db
  readonly #counts = { record: 0, history: 0, act: 0, blob: 0 }
  /** Hashes of the rows of each table: the seal goes over one table after the other. */
  readonly #hashes = { record: [] as string[], history: [] as string[], act: [] as string[], blob: [] as string[] }
  #bytes = 0

  constructor(db: Db) {
    this.#db = db
  }

  begin(): void {
    const db = this.#db
    db.pragma('auto_vacuum = NONE')
    db.pragma(`page_size = ${String(PACKAGE_PAGE_BYTES)}`)
    // Nobody sees the file before it is whole: nothing is laid beside it, and it is synced once, at the end.
    db.pragma('journal_mode = OFF')
    db.pragma('synchronous = OFF')
    db.pragma(`application_id = ${String(PACKAGE_APPLICATION_ID)}`)
    db.pragma(`user_version = ${String(PACKAGE_SCHEMA)}`)
    for (const sql of Object.values(PACKAGE_TABLES)) db.exec(sql)
    db.exec('BEGIN')
  }

  article({ articleId, records, heads, acts }: ArticleRows): Result<undefined, CallError> {
    for (const { type, id, json } of records) {
      const row = { number: this.#next('record'), article_id: articleId, type, id, json }
      const written = this.#row('record', row, hashOfRecord(row), json)
      if (!written.ok) return written
    }
    const history = { number: this.#next('history'), article_id: articleId, heads }
    const headed = this.#row('history', history, hashOfHistory(history), heads)
    if (!headed.ok) return headed
    let before = NO_ACT
    for (const { id, json } of acts) {
      const row = { number: this.#next('act'), article_id: articleId, id, json }
      before = hashOfAct(row, before)
      const written = this.#row('act', row, before, json)
      if (!written.ok) return written
    }
    return ok(undefined)
  }

  blob(name: string, { bytes, mediaType }: KeptBytes): Result<undefined, CallError> {
    if (bytes.length > PACKAGE_LIMITS.blobBytes) return err(callError('package-too-large', { what: 'bytes' }))
    const number = this.#next('blob')
    const row = { number, sha256: name, media_type: mediaType ?? null, length: bytes.length }
    return this.#row('blob', row, hashOfBlob(row), bytes)
  }

  end(): Result<undefined, CallError> {
    const { record: records, history: histories, act: acts, blob: blobs } = this.#counts
    const sealer = new Sealer()
    for (const hashes of Object.values(this.#hashes)) for (const hash of hashes) sealer.add(hash)
    const counts = { records, histories, acts, blobs }
    insert(this.#db, 'seal', { number: 1, ...counts, hash: sealer.seal(counts) })
    this.#db.exec('COMMIT')
    const pages = Number(this.#db.pragma('page_count', { simple: true }))
    if (pages * PACKAGE_PAGE_BYTES > PACKAGE_LIMITS.fileBytes)
      return err(callError('package-too-large', { what: 'file' }))
    return ok(undefined)
  }

  #next(table: PackedTable): number {
    this.#counts[table] += 1
    return this.#counts[table]
  }

  #row(
    table: PackedTable,
    row: Readonly<Record<string, unknown>>,
    hash: string,
    content: string | Uint8Array,
  ): Result<undefined, CallError> {
    const length = typeof content === 'string' ? Buffer.byteLength(content) : content.length
    this.#bytes += length
    if (typeof content === 'string' && length > PACKAGE_LIMITS.rowBytes)
      return err(callError('package-too-large', { what: 'row' }))
    if (this.#counts[table] > PACKAGE_LIMITS.rows[table]) return err(callError('package-too-large', { what: 'rows' }))
    if (this.#bytes > PACKAGE_LIMITS.fileBytes) return err(callError('package-too-large', { what: 'file' }))
    insert(this.#db, table, { ...row, hash, ...(typeof content === 'string' ? {} : { bytes: content }) })
    this.#hashes[table].push(hash)
    return ok(undefined)
  }
}

function insert(db: Db, table: string, row: Readonly<Record<string, unknown>>): void {
  const names = Object.keys(row)
  statement(db, `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`).run(
    ...Object.values(row),
  )
}
