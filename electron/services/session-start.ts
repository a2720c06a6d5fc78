import { ok } from '#shared/lib/result.ts'
import { markUnwanted, noteAppDay, overdue } from '#electron/db/app-days.ts'
import { binnedArticles, unnamedBytes } from '#electron/db/records/article.ts'
import type { Db } from '#electron/db/sql.ts'
import { dropUnnamedBytes } from '#electron/db/unnamed-bytes.ts'
import { backUpBefore } from './backups.ts'
import { purgeArticles } from './library.ts'
import type { LibraryFile } from './library-file.ts'

/**
 * What is done once at every opening, before anything is asked: the day is counted; articles whose days in the bin are
 * over, and bytes that nothing has named for as long, go, after a backup.
 */
export function beginSession(library: LibraryFile, nowMs: number, program: string): void {
  // What cannot be written now is told when something is to be saved; all this can wait for the next start.
  if (!noteDay(library, nowMs)) return
  const due = library.read((db) => ok({ articles: overdue(db, 'binnedOn'), bytes: overdue(db, 'unnamedOn') }))
  const { state } = library
  if (!due.ok || !state.ok || due.value.articles.length + due.value.bytes.length === 0) return
  const { articles, bytes } = due.value
  try {
    backUpBefore('purge', state.value.path, state.value.db, nowMs)
  } catch (thrown) {
    // Without a backup nothing goes.
    if (library.errorOf(thrown) === undefined) throw thrown
    return
  }
  library.write((db) => {
    purgeArticles(db, articles, nowMs, program)
    dropUnnamedBytes(db, bytes)
    note(db)
    return ok(undefined)
  })
}

/** Counts the day and notes what is unwanted on it; gives whether that could be written. Also for a day that begins later. */
export function noteDay(library: LibraryFile, nowMs: number): boolean {
  const noted = library.write((db) => {
    if (noteAppDay(db, nowMs)) note(db)
    return ok(undefined)
  })
  return noted.ok
}

function note(db: Db): void {
  markUnwanted(db, 'binnedOn', binnedArticles(db))
  markUnwanted(db, 'unnamedOn', unnamedBytes(db))
}
