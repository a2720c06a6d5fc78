import { callError, type CallError } from '#shared/contract/errors.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { pictureTypeOf, readBlob } from '#electron/db/blob.ts'
import type { Db } from '#electron/db/sql.ts'
import { historyOf } from './history-of.ts'
import { packArticle } from './pack-article.ts'
import type { PackageSource } from './write-package.ts'

/** What is packed of a library: articles, each as it is at the moment at which it is read, and their bytes. */
export function librarySource(
  read: <T>(work: (db: Db) => Result<T, CallError>) => Result<T, CallError>,
  articleIds: readonly ArticleId[],
): Pick<PackageSource, 'articleIds' | 'article' | 'bytes'> {
  return {
    articleIds,
    article: (id) =>
      read((db) => {
        const history = historyOf(db, id)
        return history === undefined
          ? err(callError('not-found', { record: `article:${id}` }))
          : ok(packArticle(history))
      }),
    bytes: (sha256) =>
      read((db) => {
        const bytes = readBlob(db, sha256)
        return ok(bytes && { bytes, mediaType: pictureTypeOf(db, sha256) })
      }),
  }
}
