import { changeOf } from '#shared/change/change-set.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleSummary, LibraryState } from '#shared/contract/shapes.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { appendLog, lastEntry } from '#electron/db/log.ts'
import { readMeta, writeMeta } from '#electron/db/meta.ts'
import { articlesBinnedBefore, countArticles, purgeArticle } from '#electron/db/records/article.ts'
import { countSummaries, keepSummaries, keptSummaries } from '#electron/db/records/summary.ts'
import type { Db } from '#electron/db/sql.ts'
import { sizeOf } from '#electron/db/readable.ts'
import type { LibraryFile } from './library-file.ts'

const DAY_MS = 86_400_000
/** How long an article lies in the bin, in days. */
const BIN_DAYS = 30
/** A start this long after the last trace of work says nothing by itself: the clock may be wrong. */
const DOUBTFUL_DAYS = 20

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
    return ok({ kept, counted: countSummaries(db, stale) })
  })
  if (!listed.ok) return listed
  const { kept, counted } = listed.value
  if (articleId === undefined && counted.length > 0 && library.writeError === undefined) {
    // That it cannot be kept (a full disk) hurts nobody: it is counted again.
    library.write((db) => ok(keepSummaries(db, counted)))
  }
  const articles = [...kept, ...counted].sort((a, b) => b.changedAtMs - a.changedAtMs || (a.id < b.id ? -1 : 1))
  return ok({ articles })
}

/** What is known of the library that is open. Errors: why it is not open. */
export function stateOf(library: LibraryFile, lastBackupAtMs: number | undefined): Result<LibraryState, CallError> {
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
    isSound: isSound && counted.ok,
    lastBackupAtMs,
  })
}

/** Articles whose days in the bin are over. Empty while the clock is in doubt. */
export function overdueArticles(db: Db, nowMs: number): readonly string[] {
  const lastSeenMs = Math.max(lastEntry(db)?.savedAtMs ?? 0, Number(readMeta(db, 'openedAtMs') ?? 0))
  if (nowMs - lastSeenMs > DOUBTFUL_DAYS * DAY_MS || nowMs < lastSeenMs) return []
  return articlesBinnedBefore(db, nowMs - BIN_DAYS * DAY_MS).map((article) => article.id)
}

/** Notes that the library was opened now. To be called in a transaction. */
export function noteOpened(db: Db, nowMs: number): void {
  writeMeta(db, 'openedAtMs', String(nowMs))
}

/** Takes the overdue articles out for good, each with an entry of the log. To be called in a transaction. */
export function purgeOverdue(db: Db, nowMs: number, program: string): number {
  const overdue = articlesBinnedBefore(db, nowMs - BIN_DAYS * DAY_MS)
  for (const article of overdue) {
    purgeArticle(db, article.id)
    const change = changeOf({ removed: [article] })
    const act = { id: newId() as ChangeId, articleId: article.id, act: 'article.purge', author: program }
    appendLog(db, { ...act, atMs: nowMs, savedAtMs: nowMs, change })
  }
  return overdue.length
}
