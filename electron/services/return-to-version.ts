import { changeOf } from '#shared/change/change-set.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Article } from '#shared/domain/article.ts'
import { detailsOf } from '#shared/domain/details.ts'
import type { ArticleId, ChangeId, VersionId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { appendLog, newestEntries } from '#electron/db/log.ts'
import { readRecord, updateRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'

/** So many acts are looked through for the one that brought the text after a version. */
const MOST_ACTS = 100_000
const MOST_LETTERS = 64 * 1024 * 1024

/**
 * Makes an earlier version of an article, or a later one, the current one again, in the transaction at hand. Every version keeps
 * its text and its review; the article has the details again that it had with that version. Errors: `not-found`.
 */
export function returnToVersion(
  db: Db,
  articleId: ArticleId,
  versionId: VersionId,
  author: string,
  nowMs: number,
): Result<{ readonly versionId: VersionId }, CallError> {
  const now = readRecord(db, 'article', articleId, articleId)
  if (now === undefined) return err(callError('not-found', { record: `article:${articleId}` }))
  if (readRecord(db, 'version', articleId, versionId) === undefined)
    return err(callError('not-found', { record: `version:${versionId}` }))
  if (now.currentVersionId === versionId) return ok({ versionId })
  const then = lastWith(db, articleId, versionId)
  const details = then === undefined ? {} : { ...detailsOf(then), received: then.received, language: then.language }
  const next: Article = { ...now, ...details, currentVersionId: versionId, revision: now.revision + 1 }
  updateRecord(db, next)
  const change = changeOf({ updated: [[now, next]] })
  const act = { id: newId() as ChangeId, articleId, act: 'article.return', author, atMs: nowMs, savedAtMs: nowMs }
  appendLog(db, { ...act, change })
  return ok({ versionId })
}

/** The article as it was when it last had a version. */
function lastWith(db: Db, articleId: ArticleId, versionId: VersionId): Article | undefined {
  return newestEntries(db, articleId, MOST_ACTS, MOST_LETTERS)
    .flatMap(({ change }) => change.updated)
    .map(([from]) => from)
    .findLast((from): from is Article => from.type === 'article' && from.currentVersionId === versionId)
}
