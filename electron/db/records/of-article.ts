import type { PartType, RecordOf } from '#shared/domain/record-types.ts'
import { row, rows, type Db } from '../sql.ts'
import { decode, type RecordRow } from './record-rows.ts'

/** Records that belong to one version of the article. */
type VersionedType = { [T in PartType]: RecordOf<T> extends { readonly versionId: string } ? T : never }[PartType]

/** All records of a type in one article. Throws `DamagedRow`. */
export function recordsOfArticle<T extends PartType>(db: Db, type: T, articleId: string): readonly RecordOf<T>[] {
  const sql = `SELECT id, json, hash FROM ${type} WHERE article_id = ?`
  return rows<RecordRow>(db, sql, articleId).map((stored) => decode(type, stored))
}

/** Whether a version of an article has any block. */
export function hasBlocks(db: Db, articleId: string, versionId: string): boolean {
  return row(db, 'SELECT 1 FROM block WHERE article_id = ? AND version_id = ?', articleId, versionId) !== undefined
}

/** The format in which the text at work of an article came; undefined where there is no such article. */
export function formatOf(db: Db, articleId: string): string | undefined {
  const sql = `SELECT version.json ->> 'format' AS format FROM article JOIN version
    ON version.article_id = article.id AND version.id = article.json ->> 'currentVersionId' WHERE article.id = ?`
  return row<{ format: string }>(db, sql, articleId)?.format
}

/** All records of a type at one version of an article. Throws `DamagedRow`. */
export function recordsOfVersion<T extends VersionedType>(
  db: Db,
  type: T,
  articleId: string,
  versionId: string,
): readonly RecordOf<T>[] {
  // Chosen by the record itself, whose hash was checked, and not by the column beside it.
  const all: readonly RecordOf<VersionedType>[] = recordsOfArticle(db, type, articleId)
  return all.filter((record): record is RecordOf<T> => record.versionId === versionId)
}
