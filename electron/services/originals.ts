import { callError, type CallError } from '#shared/contract/errors.ts'
import type { CallOutput } from '#shared/contract/calls.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { bytesState, putBackBlob } from '#electron/db/blob.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import { recordsOfArticle } from '#electron/db/records/of-article.ts'
import { sha256, type Db } from '#electron/db/sql.ts'
import type { ParsedFile } from '#electron/ports.ts'

/**
 * The versions of an article with what is known of their bytes, and its pictures whose bytes are not as they were kept.
 * Errors: `not-found`, `library-damaged`.
 */
export function originalsOf(db: Db, articleId: ArticleId): Result<CallOutput<'article.originals'>, CallError> {
  if (readRecord(db, 'article', articleId, articleId) === undefined)
    return err(callError('not-found', { record: `article:${articleId}` }))
  const versions = recordsOfArticle(db, 'version', articleId)
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .map((version) => ({
      id: version.id,
      fileName: version.fileName,
      createdAtMs: version.createdAtMs,
      state: bytesState(db, version.sha256, version.byteLength),
    }))
  const lostFiles = recordsOfArticle(db, 'asset', articleId)
    .filter((asset) => bytesState(db, asset.sha256, asset.byteLength) !== 'kept')
    .map(({ fileName, mediaType }) => fileName ?? mediaType)
  return ok({ versions, lostFiles })
}

/** Bytes of a file, and what kind of picture they are. */
type NamedBytes = readonly [bytes: Uint8Array, mediaType?: string]

/** What of a file that was read again the library has lost or holds damaged: the file and its pictures. */
export function missingBytes(db: Db, { bytes, pictures, document }: ParsedFile): readonly NamedBytes[] {
  const all: readonly NamedBytes[] = [
    [bytes],
    ...pictures.map((picture, index) => [picture, document.assets[index]?.mediaType ?? ''] as const),
  ]
  return all.filter(([each]) => bytesState(db, sha256(each), each.byteLength) !== 'kept')
}

/** Puts back what was lost. To be called in a transaction. */
export function putBack(db: Db, missing: readonly NamedBytes[], nowMs: number): void {
  for (const [bytes, mediaType] of missing) putBackBlob(db, bytes, nowMs, mediaType === '' ? undefined : mediaType)
}
