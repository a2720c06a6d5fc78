import { callError, type CallError } from '#shared/contract/errors.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { newestEntries } from '#electron/db/log.ts'
import { draftsOfArticle } from '#electron/db/records/draft.ts'
import { recordsOfArticle, recordsOfVersion } from '#electron/db/records/of-article.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'

/**
 * How many of the newest acts come with an article, for undo after a restart, and how much JSON they may be in all:
 * hundreds of a person's acts, or the one that changed ten thousand records. What is older stays in the log.
 */
const NEWEST_ACTS = 300
const MOST_LETTERS_OF_ACTS = 1_000_000

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
    ties: sorted(recordsOfVersion(db, 'tie', articleId, versionId), (tie) => tie.atMs),
    links: sorted(recordsOfVersion(db, 'link', articleId, versionId), (link) => link.atMs),
    dismissals: recordsOfVersion(db, 'dismissal', articleId, versionId),
    checkmarks: recordsOfVersion(db, 'checkmark', articleId, versionId),
    drafts: draftsOfArticle(db, articleId),
    log: newestEntries(db, articleId, NEWEST_ACTS, MOST_LETTERS_OF_ACTS),
  })
}

/** In the order of `key`, which is asked once for each; equal ones as they lay. */
function sorted<T>(records: readonly T[], key: (record: T) => number): readonly T[] {
  const keyed = records.map((record) => ({ record, at: key(record) }))
  return keyed.sort((a, b) => a.at - b.at).map(({ record }) => record)
}
