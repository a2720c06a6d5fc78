import { callError, type CallError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { Holder } from './holder.ts'
import { allHashFaults, checkStructure, hashFaultsOf, type CheckDepth, type RowFault } from './integrity.ts'
import { latestSchema, schemaOf, type Migration } from './migrate.ts'
import type { Library, OpenOptions } from './opened.ts'
import { readable, sizeOf } from './readable.ts'
import { compareSchema } from './schema-check.ts'
import type { Db } from './sql.ts'
import { lookError } from './sqlite-errors.ts'

/** First SQLite without the WAL-reset bug (reliability.md A1). */
const LEAST_SQLITE = [3, 51, 3] as const

/** A file up to this size is looked at whole before anything else: that takes a moment. In bytes. */
const SMALL_BYTES = 32 * 1024 * 1024

/** Who or what is in the way of writing. */
export interface Hindrance {
  readonly holder?: Holder
  readonly refusal?: CallError
}

interface Look {
  readonly wasUnclean: boolean
  readonly isThorough: boolean
}

/** Opens without the right to write, and holds what is there against what is ours before anything of it is looked at. */
export function openForReading(
  path: string,
  hindrance: Hindrance,
  look: Look,
  options: OpenOptions,
  steps: readonly Migration[],
): Result<Library, CallError> {
  try {
    return lookedAt(path, hindrance, look, options, steps)
  } catch (thrown) {
    const error = lookError(thrown, path)
    if (error?.code !== 'library-damaged') throw thrown
    return err(error)
  }
}

function lookedAt(
  path: string,
  hindrance: Hindrance,
  { wasUnclean, isThorough }: Look,
  options: OpenOptions,
  steps: readonly Migration[],
): Result<Library, CallError> {
  const { db, tidy } = readable(path)
  const close = (): void => {
    db.close()
    tidy()
  }
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('query_only = ON')
    // A newer schema may so far stand in the WAL alone.
    if (schemaOf(db) > latestSchema(steps)) {
      close()
      return err(callError('library-newer', { file: path }))
    }
    const schema = compareSchema(db, steps)
    if (schema.kind === 'unreadable') {
      close()
      return err(callError('library-damaged', { file: path, detail: schema.names }))
    }
    const isLater = options.checksLater === true && sizeOf(path) > SMALL_BYTES
    const checks =
      schema.kind === 'broken'
        ? { structureFaults: [`schema: ${schema.names}`], rowFaults: [], owed: undefined }
        : check(db, isThorough ? 'full' : 'quick', {
            isCurrent: schemaOf(db) === latestSchema(steps),
            isLater,
            ...options,
          })
    const altered =
      schema.kind === 'altered' ? callError('library-altered', { file: path, detail: schema.names }) : undefined
    const refusal = altered ?? hindrance.refusal
    const facts = {
      path,
      db,
      isReadOnly: true,
      holder: hindrance.holder,
      refusal,
      ...checks,
      wasUnclean,
      lost: undefined,
    }
    const checkedAtMs = checks.owed === undefined ? options.nowMs : undefined
    return ok({ ...facts, checkedAtMs, lock: undefined, closeFile: close, close })
  } catch (thrown) {
    close()
    throw thrown
  }
}

interface CheckWay extends Pick<OpenOptions, 'onChecking'> {
  readonly isCurrent: boolean
  readonly isLater: boolean
}

function check(
  db: Db,
  depth: CheckDepth,
  { isCurrent, isLater, onChecking }: CheckWay,
): Pick<Library, 'structureFaults' | 'rowFaults' | 'owed'> {
  assertSqliteVersion(db)
  // What lists and opens the articles is looked at in any case: few rows, however large the file.
  const ofArticles = (): readonly RowFault[] => [...hashFaultsOf(db, 'article'), ...hashFaultsOf(db, 'version')]
  if (isLater && isCurrent) return { structureFaults: [], rowFaults: ofArticles(), owed: depth }
  onChecking?.()
  const structureFaults = checkStructure(db, depth)
  if (structureFaults.length > 0 || !isCurrent) return { structureFaults, rowFaults: [], owed: undefined }
  // Articles' rows are checked again whenever an article is opened; all rows only when something may have gone wrong.
  return { structureFaults, rowFaults: depth === 'full' ? allHashFaults(db) : ofArticles(), owed: undefined }
}

function assertSqliteVersion(db: Db): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  for (const [index, least] of LEAST_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part > least) return
    if (part < least) throw new Error(`SQLite ${version} may lose commits; ${LEAST_SQLITE.join('.')} is needed`)
  }
}
