import { PART_TYPES, RECORD_TYPES, recordType } from '#shared/domain/record-types.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { row, rows, run, type Db } from '../sql.ts'
import { namingSql } from './record-columns.ts'

/** How many articles there are, and how many of them lie in the bin. */
export function countArticles(db: Db): { readonly articles: number; readonly binned: number } {
  const sql = 'SELECT count(*) - count(deleted_at_ms) AS articles, count(deleted_at_ms) AS binned FROM article'
  return row<{ articles: number; binned: number }>(db, sql) ?? { articles: 0, binned: 0 }
}

/** Articles (not in the bin) that were made of exactly these bytes, in any of their versions. */
export function articlesOfBytes(db: Db, sha256: string): readonly ArticleId[] {
  const sql = `SELECT DISTINCT article.id FROM version JOIN article ON article.id = version.article_id
    WHERE version.sha256 = ? AND article.deleted_at_ms IS NULL ORDER BY article.id`
  return rows<{ id: ArticleId }>(db, sql, sha256).map((found) => found.id)
}

/** Articles (not in the bin) with this headline. */
export function articlesOfTitle(db: Db, title: string): readonly { readonly id: ArticleId; readonly title: string }[] {
  return rows(db, 'SELECT id, title FROM article WHERE title = ? AND deleted_at_ms IS NULL ORDER BY id', title)
}

/** Ids of the articles in the bin. */
export function binnedArticles(db: Db): readonly ArticleId[] {
  return rows<{ id: ArticleId }>(db, 'SELECT id FROM article WHERE deleted_at_ms IS NOT NULL ORDER BY id').map(
    ({ id }) => id,
  )
}

/** Where bytes are named: the table, and the path of the SHA-256 in its records. */
const BYTES = RECORD_TYPES.flatMap((type) => (recordType(type).bytes ?? []).map((path) => ({ type, path })))

/** SHA-256 of the bytes that no record names. */
export function unnamedBytes(db: Db): readonly string[] {
  const named = BYTES.map(({ type, path }) => `SELECT json ->> '$.${path}' FROM ${type}`).join(' UNION ALL ')
  return rows<{ sha256: string }>(db, `SELECT sha256 FROM blob EXCEPT SELECT * FROM (${named})`).map(
    ({ sha256 }) => sha256,
  )
}

/**
 * Takes an article out with all its records, and the bytes that no other article uses. The log keeps its acts.
 * To be called in a transaction.
 */
export function purgeArticle(db: Db, articleId: ArticleId): void {
  const used = BYTES.map(
    ({ type, path }) => `SELECT json ->> '$.${path}' AS sha256 FROM ${type} WHERE article_id = @id`,
  ).join(' UNION ')
  const bytes = rows<{ sha256: string }>(db, used, { id: articleId })
  for (const table of ['summary', 'draft', 'foreign_act', 'taken', ...PART_TYPES.toReversed()])
    run(db, `DELETE FROM ${table} WHERE article_id = ?`, articleId)
  run(db, 'DELETE FROM article WHERE id = ?', articleId)
  const isUsed = BYTES.map(({ type, path }) => `EXISTS (SELECT 1 FROM ${type} WHERE ${namingSql(type, path)})`)
  for (const { sha256 } of bytes) {
    run(db, `DELETE FROM blob WHERE sha256 = @id AND NOT (${isUsed.join(' OR ')})`, { id: sha256 })
  }
}
