import {
  RECORD_TYPES,
  type DomainRecord,
  type PartType,
  type RecordOf,
  type RecordType,
} from '#shared/domain/record-types.ts'
import { row, rows, run, sha256, type Db } from '../sql.ts'
import { insertSql, namingSql, updateSql } from './record-columns.ts'

/** A stored record: its JSON and the SHA-256 of it. */
export interface RecordRow {
  readonly id: string
  readonly json: string
  readonly hash: string
}

/** A row whose bytes are not those that were written. The contract's `library-damaged`. */
export class DamagedRow extends Error {
  readonly table: string
  readonly id: string

  constructor(table: string, id: string) {
    super(`${table} ${id} was changed outside of Galley`)
    this.table = table
    this.id = id
  }
}

/** The article that a record belongs to; an article belongs to itself. */
export function articleIdOf(record: DomainRecord): string {
  return record.type === 'article' ? record.id : record.articleId
}

/** Whether a row's JSON is what was hashed when it was written. A damaged page may give anything in its place. */
export function isAsHashed(stored: { readonly json: unknown; readonly hash: unknown }): boolean {
  return typeof stored.json === 'string' && sha256(stored.json) === stored.hash
}

/** The record in a row. Throws `DamagedRow` when its hash or its id is not what was written. */
export function decode<T extends RecordType>(type: T, stored: RecordRow): RecordOf<T> {
  if (!isAsHashed(stored)) throw new DamagedRow(type, stored.id)
  const record = JSON.parse(stored.json) as RecordOf<T>
  if (record.id !== stored.id) throw new DamagedRow(type, stored.id)
  return record
}

/** One record by its id, or undefined. */
export function readRecord<T extends RecordType>(
  db: Db,
  type: T,
  articleId: string,
  id: string,
): RecordOf<T> | undefined {
  const found =
    type === 'article'
      ? row<RecordRow>(db, 'SELECT id, json, hash FROM article WHERE id = ?', id)
      : row<RecordRow>(db, `SELECT id, json, hash FROM ${type} WHERE article_id = ? AND id = ?`, articleId, id)
  return found && decode(type, found)
}

/** Whether an article has a record of that id; it is not read. */
export function isThere(db: Db, type: PartType, articleId: string, id: string): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM ${type} WHERE article_id = @articleId AND id = @id) AS there`
  return row<{ there: number }>(db, sql, { articleId, id })?.there === 1
}

/** Whether an article does not have a record of that id and another has. */
export function isElsewhere(db: Db, type: PartType, articleId: string, id: string): boolean {
  if (isThere(db, type, articleId, id)) return false
  // Rows are found by article and id: one look an article, and none through all rows.
  const sql = `SELECT EXISTS (SELECT 1 FROM article CROSS JOIN ${type} AS part
    ON part.article_id = article.id AND part.id = @id) AS elsewhere`
  return row<{ elsewhere: number }>(db, sql, { id })?.elsewhere === 1
}

const INSERT = Object.fromEntries(RECORD_TYPES.map((type) => [type, insertSql(type)]))
const UPDATE = Object.fromEntries(RECORD_TYPES.map((type) => [type, updateSql(type)]))

/** Writes a record that is not there yet. Throws SQLite's constraint error when it is. */
export function insertRecord(db: Db, record: DomainRecord): void {
  run(db, INSERT[record.type] ?? '', valuesOf(record))
}

/** Writes a record in the place of its former self. */
export function updateRecord(db: Db, record: DomainRecord): void {
  run(db, UPDATE[record.type] ?? '', valuesOf(record))
}

function valuesOf(record: DomainRecord): RecordRow & { readonly articleId: string } {
  return { articleId: articleIdOf(record), ...rowOf(record) }
}

/** A record as its row holds it. */
export function rowOf(record: DomainRecord): RecordRow {
  const json = JSON.stringify(record)
  return { id: record.id, json, hash: sha256(json) }
}

/** Takes a record out; what it was stays in the log. */
export function deleteRecord(db: Db, type: PartType, articleId: string, id: string): void {
  run(db, `DELETE FROM ${type} WHERE article_id = ? AND id = ?`, articleId, id)
}

/** Records of a type that name `id` at a path. Throws `DamagedRow`. */
export function recordsNaming<T extends PartType>(
  db: Db,
  type: T,
  path: string,
  articleId: string,
  id: string,
): readonly RecordOf<T>[] {
  const sql = `SELECT id, json, hash FROM ${type} WHERE article_id = @articleId AND ${namingSql(type, path)}`
  return rows<RecordRow>(db, sql, { articleId, id }).map((stored) => decode(type, stored))
}

/** The id of one record of a type that names `id` at a path. */
export function firstNaming(db: Db, type: PartType, path: string, articleId: string, id: string): string | undefined {
  const sql = `SELECT id FROM ${type} WHERE article_id = @articleId AND ${namingSql(type, path)} LIMIT 1`
  return row<{ id: string }>(db, sql, { articleId, id })?.id
}
