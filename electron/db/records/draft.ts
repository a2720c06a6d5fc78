import type { Draft } from '#shared/domain/draft.ts'
import { row, rows, run, sha256, type Db } from '../sql.ts'
import { DamagedRow, isAsHashed, type RecordRow } from './record-rows.ts'

function decodeDraft(stored: RecordRow): Draft {
  if (!isAsHashed(stored)) throw new DamagedRow('draft', stored.id)
  return JSON.parse(stored.json) as Draft
}

/** Drafts of an article, the oldest first. Throws `DamagedRow`. */
export function draftsOfArticle(db: Db, articleId: string): readonly Draft[] {
  const found = rows<RecordRow>(db, 'SELECT id, json, hash FROM draft WHERE article_id = ?', articleId).map(decodeDraft)
  return found.sort((a, b) => a.updatedAtMs - b.updatedAtMs)
}

/** How many drafts each article has; articles without any are left out. */
export function countDrafts(db: Db): ReadonlyMap<string, number> {
  const sql = 'SELECT article_id AS id, count(*) AS drafts FROM draft GROUP BY article_id'
  return new Map(rows<{ id: string; drafts: number }>(db, sql).map(({ id, drafts }) => [id, drafts]))
}

/** Keeps the draft in the place of its former self, unless what is kept is newer. Gives whether there was none before. */
export function keepDraft(db: Db, draft: Draft): boolean {
  const sql = 'SELECT EXISTS (SELECT 1 FROM draft WHERE article_id = ? AND id = ?) AS kept'
  const isNew = row<{ kept: number }>(db, sql, draft.articleId, draft.id)?.kept !== 1
  const json = JSON.stringify(draft)
  run(
    db,
    `INSERT INTO draft (article_id, id, json, hash) VALUES (?, ?, ?, ?)
      ON CONFLICT (article_id, id) DO UPDATE SET json = excluded.json, hash = excluded.hash
      WHERE excluded.json ->> 'updatedAtMs' >= draft.json ->> 'updatedAtMs'`,
    draft.articleId,
    draft.id,
    json,
    sha256(json),
  )
  return isNew
}

/** Forgets a draft; one that is not there is forgotten already. */
export function dropDraft(db: Db, articleId: string, id: string): void {
  run(db, 'DELETE FROM draft WHERE article_id = ? AND id = ?', articleId, id)
}

/** Whether a draft's final id is already that of a saved note or reply: then it comes too late to be kept. */
export function isRecorded(db: Db, articleId: string, id: string): boolean {
  const sql = `SELECT EXISTS (SELECT 1 FROM note WHERE article_id = @articleId AND id = @id)
    OR EXISTS (SELECT 1 FROM reply WHERE article_id = @articleId AND id = @id) AS recorded`
  return row<{ recorded: number }>(db, sql, { articleId, id })?.recorded === 1
}
