import { changeOf } from '#shared/change/change-set.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleSummary, LibraryState } from '#shared/contract/shapes.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { daysLeft } from '#electron/db/app-days.ts'
import { appendLog } from '#electron/db/log.ts'
import { binnedArticles, countArticles, purgeArticle } from '#electron/db/records/article.ts'
import { countDrafts } from '#electron/db/records/draft.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import { countSummaries, keepSummaries, keptSummaries } from '#electron/db/records/summary.ts'
import type { Db } from '#electron/db/sql.ts'
import { sizeOf } from '#electron/db/readable.ts'
import type { LibraryFile } from './library-file.ts'

/**
 * The rows of the library, or of its bin; what changed last comes first. `articleId`: that row alone, if it is there. Only
 * articles that changed since are counted; a whole list keeps what it counted, where it may be written.
 */
export function listLibrary(
  library: LibraryFile,
  isBin: boolean,
  articleId: string | undefined,
): Result<{ readonly articles: readonly ArticleSummary[] }, CallError> {
  const listed = library.read((db) => {
    const { kept, stale } = keptSummaries(db, isBin, articleId)
    const left = isBin ? daysLeft(db, 'binnedOn') : undefined
    return ok({ kept, counted: countSummaries(db, stale), left, drafts: countDrafts(db) })
  })
  if (!listed.ok) return listed
  const { kept, counted, left, drafts } = listed.value
  if (articleId === undefined && counted.length > 0 && library.writeError === undefined) {
    // That it cannot be kept (a full disk) hurts nobody: it is counted again.
    library.write((db) => ok(keepSummaries(db, counted)))
  }
  // Drafts come and go, and the days that are left pass, without the article changing: they are no part of what is kept.
  const articles = [...kept, ...counted]
    .sort((a, b) => b.changedAtMs - a.changedAtMs || (a.id < b.id ? -1 : 1))
    .map((article): ArticleSummary => ({ ...article, drafts: drafts.get(article.id) ?? 0 }))
  if (left === undefined) return ok({ articles })
  return ok({ articles: articles.map((article) => ({ ...article, daysLeft: left(article.id) })) })
}

/** What is known of the library that is open; `found`: what rows were found changed since. Errors: why it is not open. */
export function stateOf(
  library: LibraryFile,
  lastBackupAtMs: number | undefined,
  { hasFaults, hasLogFaults }: { readonly hasFaults: boolean; readonly hasLogFaults: boolean },
): Result<LibraryState, CallError> {
  const { state } = library
  if (!state.ok) return err(state.error)
  const { path, holder, isReadOnly, checkedAtMs, structureFaults, rowFaults, lost } = state.value
  const isSound = structureFaults.length + rowFaults.length === 0
  const counted = library.read((db) => ok(countArticles(db)))
  return ok({
    path,
    sizeBytes: sizeOf(path) + sizeOf(`${path}-wal`),
    // A file too damaged to be counted is still one whose state can be told.
    ...(counted.ok ? counted.value : { articles: 0, binned: 0 }),
    isReadOnly,
    trouble: library.writeError,
    lost,
    holder: holder && { pid: holder.pid, host: holder.host, program: holder.program },
    checkedAtMs,
    isSound: isSound && counted.ok && !hasFaults,
    isLogBroken: hasLogFaults || rowFaults.some(({ table }) => table === 'log'),
    lastBackupAtMs,
  })
}

/** Takes articles out for good that still lie in the bin, each with an entry of the log. To be called in a transaction. */
export function purgeArticles(db: Db, ids: readonly string[], nowMs: number, program: string): void {
  for (const id of binnedArticles(db)) {
    const article = ids.includes(id) ? readRecord(db, 'article', id, id) : undefined
    if (article === undefined) continue
    purgeArticle(db, article.id)
    const change = changeOf({ removed: [article] })
    const act = { id: newId() as ChangeId, articleId: article.id, act: 'article.purge', author: program }
    appendLog(db, { ...act, atMs: nowMs, savedAtMs: nowMs, change })
  }
}
