import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { dropDraft, isRecorded, keepDraft } from '#electron/db/records/draft.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import { done, type LibraryFile } from './library-file.ts'

/** Keeps what is being written. One that became a record meanwhile is done with, and not kept again. `isNew`: it was not there before. */
export function keep(
  library: LibraryFile,
  draft: Draft,
  nowMs: number,
): Result<{ readonly savedAtMs: number; readonly isNew: boolean }, CallError> {
  return library.write((db) => {
    if (readRecord(db, 'article', draft.articleId, draft.articleId) === undefined) {
      return err(callError('not-found', { record: `article:${draft.articleId}` }))
    }
    const isNew = !isRecorded(db, draft.articleId, draft.id) && keepDraft(db, draft)
    return ok({ savedAtMs: nowMs, isNew })
  })
}

/** Forgets what was being written. */
export function drop(
  library: LibraryFile,
  articleId: ArticleId,
  id: string,
): Result<Readonly<Record<string, never>>, CallError> {
  return library.write((db) => {
    dropDraft(db, articleId, id)
    return done
  })
}
