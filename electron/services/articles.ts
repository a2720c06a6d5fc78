import { callError, type CallError } from '#shared/contract/errors.ts'
import type { LogEntry, OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { newestEntries } from '#electron/db/log.ts'
import { draftsOfArticle } from '#electron/db/records/draft.ts'
import { recordsOfArticle, recordsOfVersion } from '#electron/db/records/of-article.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'

/** How many of the newest acts come with an article, for undo after a restart. */
const NEWEST_ACTS = 300

/** Everything of one article at its current version. Errors: `not-found`, `library-damaged`. */
export function openArticle(db: Db, articleId: ArticleId): Result<OpenArticle, CallError> {
  const article = readRecord(db, 'article', articleId, articleId)
  if (article === undefined) return err(callError('not-found', { record: `article:${articleId}` }))
  const versionId = article.currentVersionId
  const blocks = sorted(recordsOfVersion(db, 'block', articleId, versionId), (block) => block.order)
  const places = new Map(blocks.map((block, index) => [block.id as string, index]))
  const placeOf = ({ blockId, start }: { readonly blockId: string; readonly start: number }): number =>
    // A block is shorter than 2^32 code points, and there are fewer than 2^21 of them.
    (places.get(blockId) ?? blocks.length) * 2 ** 32 + start
  const notes = recordsOfVersion(db, 'note', articleId, versionId)
  const noteIds = new Set<string>(notes.map((note) => note.id))
  return ok({
    article,
    versions: sorted(recordsOfArticle(db, 'version', articleId), (version) => version.createdAtMs),
    blocks,
    assets: recordsOfArticle(db, 'asset', articleId),
    repairs: sorted(recordsOfVersion(db, 'repair', articleId, versionId), placeOf),
    notes: sorted(notes, (note) => note.createdAtMs),
    replies: sorted(
      recordsOfArticle(db, 'reply', articleId).filter((reply) => noteIds.has(reply.noteId)),
      (reply) => reply.createdAtMs,
    ),
    suggestions: sorted(
      recordsOfVersion(db, 'suggestion', articleId, versionId),
      (suggestion) => suggestion.createdAtMs,
    ),
    numbers: sorted(recordsOfVersion(db, 'number', articleId, versionId), placeOf),
    verdicts: recordsOfVersion(db, 'verdict', articleId, versionId),
    drafts: draftsOfArticle(db, articleId),
    log: undoableTail(newestEntries(db, articleId, NEWEST_ACTS)),
  })
}

/** How many records the acts for undo may carry in all; the newest act comes whatever its size. */
const MOST_LOGGED_RECORDS = 5_000

function undoableTail(log: readonly LogEntry[]): readonly LogEntry[] {
  let records = 0
  for (let index = log.length - 1; index >= 0; index -= 1) {
    const change = log[index]?.change
    if (change === undefined) break
    records += change.added.length + change.updated.length * 2 + change.removed.length
    if (records > MOST_LOGGED_RECORDS && index < log.length - 1) return log.slice(index + 1)
  }
  return log
}

/** In the order of `key`; equal ones as they lay. Rows are fresh from the database, so they are sorted in place. */
function sorted<T>(records: readonly T[], key: (record: T) => number): readonly T[] {
  return (records as T[]).sort((a, b) => key(a) - key(b))
}
