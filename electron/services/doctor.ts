import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { allHashFaults, checkStructure, type RowFault } from '#electron/db/integrity.ts'
import { openLibrary, type Library } from '#electron/db/open.ts'
import { countArticles } from '#electron/db/records/article.ts'
import { lastEntry } from '#electron/db/log.ts'
import { rescueInto, type RescueCount } from '#electron/db/rescue.ts'
import { storageError } from '#electron/db/sqlite-errors.ts'

/** What a thorough look at a library found. */
export interface DoctorReport {
  readonly path: string
  readonly isSound: boolean
  /** SQLite's full integrity check; empty when it is sound. */
  readonly structure: readonly string[]
  /** Rows, bytes and entries of the log that are not as they were written. */
  readonly rows: readonly RowFault[]
  readonly articles: number
  readonly binned: number
  /** Number of acts in the log. */
  readonly acts: number
  /** Whether whoever had it last closed it; one that is at work now is not closed either. */
  readonly wasClosed: boolean
}

/**
 * Looks at every page and every row of a library, writing nothing; one that is at work elsewhere can be looked at too.
 * Errors: `library-missing`, `library-newer`, `library-foreign`, `library-damaged` (nothing of it can be read).
 */
export function examineLibrary(path: string, nowMs: number): Result<DoctorReport, CallError> {
  return withLibrary(path, nowMs, ({ db, path: opened, wasUnclean }) => {
    const structure = checkStructure(db, 'full')
    const rows = allHashFaults(db)
    const counted = attempt(() => countArticles(db)) ?? { articles: 0, binned: 0 }
    const acts = attempt(() => lastEntry(db)?.seq) ?? 0
    const isSound = structure.length + rows.length === 0
    return ok({ path: opened, isSound, structure, rows, ...counted, acts, wasClosed: !wasUnclean })
  })
}

/**
 * Saves what is readable of a damaged library into a new one at `targetPath`, which must not be there.
 * Errors: those of `examineLibrary`, `file-not-written`, `disk-full`.
 */
export function rescueLibrary(
  path: string,
  targetPath: string,
  nowMs: number,
): Result<{ readonly path: string; readonly counts: readonly RescueCount[] }, CallError> {
  const target = resolve(targetPath)
  if (existsSync(target)) return err(callError('file-not-written', { file: target, detail: 'exists' }))
  return withLibrary(path, nowMs, ({ db }) => {
    const fresh = openLibrary(target, { program: 'galley doctor', nowMs, isCreating: true })
    if (!fresh.ok) return fresh
    try {
      return ok({ path: target, counts: rescueInto(fresh.value.db, db) })
    } finally {
      fresh.value.close()
    }
  })
}

function withLibrary<T>(
  path: string,
  nowMs: number,
  work: (library: Library) => Result<T, CallError>,
): Result<T, CallError> {
  const opened = openLibrary(path, { program: 'galley doctor', nowMs, isCreating: false, isReadOnly: true })
  if (!opened.ok) return opened
  try {
    return work(opened.value)
  } catch (thrown) {
    const error = storageError(thrown, opened.value.path)
    if (error === undefined) throw thrown
    return err(error)
  } finally {
    opened.value.close()
  }
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
