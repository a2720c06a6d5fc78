import { open as openFile } from 'node:fs/promises'
import Database from 'better-sqlite3'
import { checkOptionsOf, type HouseRules, type HouseSettings } from '#shared/checks/options-of.ts'
import { callError, type CallError } from '#shared/contract/errors.ts'
import { INTO_OWN, type ExportChoices, type ExportView } from '#shared/contract/export-options.ts'
import {
  choicesOf,
  goesBack,
  isReport,
  optionsOf,
  tellsFindings,
  viewShown,
  type ArticleFormat,
} from '#shared/contract/formats.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { ArticleId, VersionId } from '#shared/domain/ids.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { wordsFor } from '#electron/checks/words-for.ts'
import { readBlob } from '#electron/db/blob.ts'
import { BUSY_TIMEOUT_MS } from '#electron/db/pragmas.ts'
import { openArticle } from '#electron/db/records/open-article.ts'
import { DamagedRow } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import { storageError } from '#electron/db/sqlite-errors.ts'
import { notWritten } from '#electron/files/write-whole.ts'
import { headsOf } from '#electron/package/history-of.ts'
import { exportArticle, type Exported } from './export-article.ts'
import type { LogAsked } from './log/log-pieces.ts'
import { articleHistory } from './report/article-history.ts'

/**
 * What an export is made from and goes into. Whoever makes it reads the library himself, all of it as it was at one moment,
 * and writes nothing but the one file that he is given: it can be done beside the core, and be ended at any time.
 */
interface WorkPlaces {
  /** The file that the core reads: the library, or a copy where that alone can be read. */
  readonly source: string
  /** What the person calls the library, for words about it. */
  readonly library: string
  /** An empty file, to be filled; of what goes on paper with the page that is printed. */
  readonly into: string
  /** What the person calls the file. */
  readonly target: string
}

/** The log of the library, or of an article of it. */
export interface LogWork extends WorkPlaces {
  readonly log: LogAsked
}

/** What is made of an article of the library. */
export interface ArticleWork extends WorkPlaces {
  readonly articleId: ArticleId
  readonly versionId?: VersionId | undefined
  readonly format: ArticleFormat
  readonly view: ExportView
  readonly locale: Locale
  readonly options: ExportChoices
  /** Which checks a report tells of. */
  readonly rules: HouseSettings['rules']
  readonly house: HouseRules
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: number
}

export type ExportWork = ArticleWork | LogWork

/** What is told of a file that was filled. `acts`: how many a log has. */
export interface ExportMade extends Pick<Exported, 'unsure'> {
  readonly acts?: number
}

/** How the making is watched. */
export interface ExportWatch {
  /** Hears how far it is, 0 to 1, as far as that is known. */
  readonly onShare?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Pieces smaller than this are written together, in bytes. */
const WRITTEN_TOGETHER = 262_144

/** Fills the file. Every expected failure is a code of the contract; then what was written is worth nothing. */
export async function runExportWork(work: ExportWork, watch: ExportWatch = {}): Promise<Result<ExportMade, CallError>> {
  let db: Db | undefined
  try {
    db = new Database(work.source, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    // Pictures are read while the file is written: what is done meanwhile is not in it.
    db.exec('BEGIN')
    if ('log' in work) return await fillWithLog(db, work, watch)
    const made = await madeOf(db, work, watch)
    if (!made.ok) return made
    const written = await fill(work, made.value.pieces, watch.signal)
    if (!written.ok) return written
    return ok(made.value.unsure === undefined ? {} : { unsure: made.value.unsure })
  } catch (thrown) {
    const error = readError(thrown, work.library)
    if (error === undefined) throw thrown
    return err(error)
  } finally {
    db?.close()
  }
}

async function fillWithLog(db: Db, work: LogWork, watch: ExportWatch): Promise<Result<ExportMade, CallError>> {
  const { logPieces } = await import('./log/log-pieces.ts')
  const { pieces, acts } = await logPieces(db, work.log, (share) => watch.onShare?.(share))
  const written = await fill(work, pieces, watch.signal)
  return written.ok ? ok({ acts: acts() }) : written
}

async function madeOf(db: Db, work: ArticleWork, { onShare }: ExportWatch): Promise<Result<Exported, CallError>> {
  const { articleId, format, locale } = work
  const opened = openArticle(db, articleId, work.versionId)
  if (!opened.ok) return opened
  const open = opened.value
  const view = viewShown(format, work.view)
  const options = choicesOf(format, view, work.options)
  const into = options[INTO_OWN.id] === true ? ownFileOf(db, open) : undefined
  if (into?.ok === false) return into
  let read = 0
  const readAsset = (sha256: string): Uint8Array | undefined => {
    read += 1
    // Pictures are most of what is written; one that is shown twice is read twice.
    onShare?.(Math.min(1, read / Math.max(1, open.assets.length)))
    return bytesIfSound(db, sha256)
  }
  const isTold = isReport(format) || options['proof-marks'] === true
  // What goes back to its author comes back from there.
  const isReturning = optionsOf(format, 'marked').includes(INTO_OWN)
  const { language } = open.article
  const asked = checkOptionsOf(work.rules, work.house, language)
  const checks = { ...asked, ...(tellsFindings(format, options) ? await wordsFor(language, asked) : {}) }
  return exportArticle(open, {
    format,
    view: work.view,
    locale,
    options,
    withPosition: options['with-position'] === true,
    readAsset,
    heads: isReturning ? headsOf(db, articleId) : [],
    checks,
    ...(into === undefined ? {} : { into: into.value }),
    ...(isTold ? { history: articleHistory(db, articleId) } : {}),
    now: work.now,
  })
}

/** A picture whose bytes are damaged is shown as one that is not there; the words are as good as before. */
function bytesIfSound(db: Db, sha256: string): Uint8Array | undefined {
  try {
    return readBlob(db, sha256)
  } catch (thrown) {
    if (thrown instanceof DamagedRow) return undefined
    throw thrown
  }
}

/** The bytes of the Word file that the text at hand came in. */
function ownFileOf(db: Db, { article, versions }: OpenArticle): Result<Uint8Array, CallError> {
  const version = versions.find(({ id }) => id === article.currentVersionId)
  if (version === undefined || !goesBack(version.format)) return err(callError('own-file-none'))
  const bytes = bytesIfSound(db, version.sha256)
  return bytes === undefined ? err(callError('own-file-lost')) : ok(bytes)
}

/** What the file system says of the file itself is another thing than what is said of the library. */
class NotFilled extends Error {
  readonly reason: unknown

  constructor(reason: unknown) {
    super('not filled')
    this.reason = reason
  }
}

async function fill(
  { into, target }: WorkPlaces,
  pieces: Iterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Result<undefined, CallError>> {
  const writing = async <T>(step: () => Promise<T>): Promise<T> => {
    try {
      return await step()
    } catch (thrown) {
      throw new NotFilled(thrown)
    }
  }
  try {
    const file = await writing(() => openFile(into, 'r+'))
    const write = async (bytes: Uint8Array): Promise<void> => {
      // `write` may take less than it was given.
      for (let at = 0; at < bytes.length;) at += (await writing(() => file.write(bytes, at))).bytesWritten
    }
    try {
      let waiting: Uint8Array[] = []
      let length = 0
      for (const piece of pieces) {
        if (signal?.aborted === true) return err(callError('canceled'))
        waiting.push(piece)
        length += piece.length
        if (length < WRITTEN_TOGETHER) continue
        await write(Buffer.concat(waiting))
        waiting = []
        length = 0
      }
      await write(Buffer.concat(waiting))
    } finally {
      await writing(() => file.close())
    }
    return signal?.aborted === true ? err(callError('canceled')) : ok(undefined)
  } catch (thrown) {
    if (thrown instanceof NotFilled) return err(notWritten(target, thrown.reason))
    throw thrown
  }
}

/** The contract's error for what reading the library threw; undefined for a bug. */
function readError(thrown: unknown, library: string): CallError | undefined {
  if (thrown instanceof DamagedRow)
    return callError('library-damaged', { file: library, record: `${thrown.table}:${thrown.id}` })
  return storageError(thrown, library)
}
