import { callError, type CallError } from '#shared/contract/errors.ts'
import type { Draft } from '#shared/domain/draft.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { PartType } from '#shared/domain/record-types.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { dropDraft, isRecorded, keepDraft } from '#electron/db/records/draft.ts'
import { isElsewhere, isThere, readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import { done, type LibraryFile } from './library-file.ts'

/**
 * Keeps what is being written. One that became a record meanwhile is done with, and not kept again. `isNew`: it was not
 * there before. Errors: `not-found`, `invalid-input` (what it names is another article's).
 */
export function keep(
  library: LibraryFile,
  draft: Draft,
  nowMs: number,
): Result<{ readonly savedAtMs: number; readonly isNew: boolean }, CallError> {
  return library.write((db) => {
    if (readRecord(db, 'article', draft.articleId, draft.articleId) === undefined) {
      return err(callError('not-found', { record: `article:${draft.articleId}` }))
    }
    const strange = foreignTo(db, draft)
    if (strange !== undefined) return err(callError('invalid-input', { record: strange, detail: 'of another article' }))
    const isNew = !isRecorded(db, draft.articleId, draft.id) && keepDraft(db, draft)
    return ok({ savedAtMs: nowMs, isNew })
  })
}

/** A record that the draft names and that is another article's; one that has gone meanwhile is none. */
function foreignTo(db: Db, draft: Draft): string | undefined {
  const { articleId, versionId, numberId, replyTo, editOf, target, blockEdit, evidence } = draft
  if (!isThere(db, 'version', articleId, versionId)) return `version:${versionId}`
  if (evidence?.asset !== undefined && evidence.asset.articleId !== articleId) return `asset:${evidence.asset.id}`
  const blocks = [
    blockEdit?.blockId,
    ...(target?.kind === 'text' ? [target.start.blockId, target.end.blockId] : [target?.blockId]),
  ]
  const named: readonly (readonly [PartType, string | undefined])[] = [
    ...blocks.map((id) => ['block', id] as const),
    ['asset', target?.kind === 'region' ? target.assetId : undefined],
    ['number', numberId],
    ['note', replyTo],
    ['note', editOf],
  ]
  const found = named.find(([type, id]) => id !== undefined && isElsewhere(db, type, articleId, id))
  return found && `${found[0]}:${String(found[1])}`
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
