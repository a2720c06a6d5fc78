import { existsSync, linkSync, renameSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { callError, type CallError } from '#shared/contract/errors.ts'
import type { RescuedArticle } from '#shared/contract/shapes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { asideOf, dropAside, sweepAsides } from '#electron/files/asides.ts'
import { notWritten, syncFile, syncFolder } from '#electron/files/write-whole.ts'
import { TAKEN_TABLES } from '#electron/db/foreign-acts.ts'
import { allHashFaults, checkStructure, HASHED_TABLES, tablesOf, type RowFault } from '#electron/db/integrity.ts'
import { openLibrary } from '#electron/db/open.ts'
import type { Library } from '#electron/db/opened.ts'
import { countArticles } from '#electron/db/records/article.ts'
import { chainFaults, type LogFault } from '#electron/db/log-chain.ts'
import { rowOfSeq } from '#electron/db/log-rows.ts'
import { lastEntry, notedEnd } from '#electron/db/log.ts'
import { markedEnd } from '#electron/db/mark.ts'
import { migrate } from '#electron/db/migrate.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { openReadableCopy } from '#electron/db/readable-copy.ts'
import { rescueInto, type Rescue } from '#electron/db/rescue.ts'
import { countGaps } from '#electron/db/rescue-log.ts'
import { row, rows, type Db } from '#electron/db/sql.ts'
import { lookError, storageError } from '#electron/db/sqlite-errors.ts'
import { finalPlace } from './leaving/own-places.ts'

/** A fault with the title of the article that it is in, as far as that can be read. */
interface NamedFault extends RowFault {
  readonly title: string | undefined
  /** Of the log: what is wrong with its chain there, and with how many entries; where the act was in none, of which act. */
  readonly why?: LogFault['why']
  readonly count?: number
  readonly act?: string
}

/** What a thorough look at a library found. */
export interface DoctorReport {
  readonly path: string
  readonly isSound: boolean
  /** SQLite's full integrity check; empty when it is sound. */
  readonly structure: readonly string[]
  /** Parts of its schema that are not ours, by kind and name; undefined where there are none. */
  readonly foreignParts: string | undefined
  /** Rows, bytes and entries of the log that are not as they were written. */
  readonly rows: readonly NamedFault[]
  readonly articles: number
  readonly binned: number
  /** Number of acts in the log. */
  readonly acts: number
  /** Places in the log where a rescue found acts missing. */
  readonly gaps: number
  /** Whether whoever had it last closed it; one that is at work now is not closed either. */
  readonly wasClosed: boolean
}

/**
 * Looks at every page and every row of a library, writing nothing; one that is at work elsewhere can be looked at too.
 * Errors: `library-missing`, `library-newer`, `library-foreign`, `library-damaged` (nothing of it can be read).
 */
export function examineLibrary(path: string, nowMs: number): Result<DoctorReport, CallError> {
  return withLibrary(path, nowMs, ({ db, path: opened, wasUnclean, structureFaults, refusal }) => {
    // Asked before the log is read: acts that come meanwhile are in both, or in the log alone.
    const ends = [attempt(() => notedEnd(db)), markedEnd(opened)].filter((end) => end !== undefined)
    // What opening found and the full check cannot: a schema that is not the one of its number.
    const structure = [...new Set([...structureFaults, ...checkStructure(db, 'full')])]
    const rows = [
      ...allHashFaults(db)
        .filter(({ table, id }) => table !== 'log' || id === '*')
        .map((fault) => named(db, fault)),
      ...(attempt(() => chainFaults(db, ends)) ?? []).map((fault) => namedLink(db, fault)),
    ]
    const foreignParts = refusal?.code === 'library-altered' ? String(refusal.values?.detail ?? '') : undefined
    const gaps = attempt(() => countGaps(db)) ?? 0
    const counted = attempt(() => countArticles(db)) ?? { articles: 0, binned: 0 }
    const acts = attempt(() => lastEntry(db)?.seq) ?? 0
    const isSound = structure.length + rows.length === 0 && foreignParts === undefined
    const found = { isSound, structure, foreignParts, rows, ...counted, acts, gaps }
    return ok({ path: opened, ...found, wasClosed: !wasUnclean })
  })
}

/** Bytes lie in no article, and the first that names them tells what they are. */
function named(db: Db, fault: RowFault): NamedFault {
  const articleId = fault.table === 'blob' ? attempt(() => namerOf(db, fault.id)) : fault.articleId
  const title = articleId === undefined ? undefined : attempt(() => titleOf(db, articleId))
  return { ...fault, articleId, title }
}

/** A fault of the chain with the act that stands there, and the title of its article. */
function namedLink(db: Db, { why, seq, count, articleId }: LogFault): NamedFault {
  const act = attempt(() => rowOfSeq(db, seq)?.act)
  const told = { table: 'log', articleId, id: String(seq), why, count }
  const title = articleId === undefined ? undefined : attempt(() => titleOf(db, articleId))
  return { ...told, title, ...(act === undefined || why === 'missing' || why === 'cut-off' ? {} : { act }) }
}

function namerOf(db: Db, sha256: string): string | undefined {
  const sql =
    'SELECT article_id AS id FROM version WHERE sha256 = @sha256 UNION SELECT article_id FROM asset WHERE sha256 = @sha256'
  return row<{ id: string }>(db, sql, { sha256 })?.id
}

function titleOf(db: Db, articleId: string): string | undefined {
  return row<{ title: string | null }>(db, 'SELECT title FROM article WHERE id = ?', articleId)?.title ?? undefined
}

/** What a rescue made, looked at after it was made. */
interface RescueReport extends Rescue {
  readonly path: string
  /** Every article that is known of, by title. */
  readonly articles: readonly RescuedArticle[]
}

/**
 * Saves what is readable of a damaged library into a new one at `targetPath`, which must not be there. It is made aside,
 * looked at whole, and then gets its name: a process that is killed leaves nothing there. A link is followed to its end.
 * Errors: `library-missing`, `library-foreign` (no plain file), `library-damaged` (nothing of it can be read),
 * `file-exists`, `file-not-written`, `disk-full`.
 */
export function rescueLibrary(path: string, targetPath: string, nowMs: number): Result<RescueReport, CallError> {
  const placed = placeFor(resolve(targetPath))
  if (!placed.ok) return placed
  const target = placed.value
  if (existsSync(target)) return err(callError('file-exists', { file: target }))
  if (!existsSync(path)) return err(callError('library-missing', { file: path }))
  // Copying a pipe would wait for ever.
  if (!statSync(path).isFile()) return err(callError('library-foreign', { file: path }))
  sweepAsides(target)
  const asides = [asideOf(target, 'rescue'), asideOf(target, 'rescue')] as const
  try {
    const [made, aside] = betterOf(path, asides, asideOf(target, 'look'), nowMs)
    // An empty library beside the damaged one would only look like help.
    if (made.counts.every(({ saved }) => saved === 0)) {
      return err(callError('library-damaged', { file: path, detail: NOTHING_READABLE }))
    }
    // A second name, not a new one: whatever has come to lie there meanwhile stays.
    giveName(aside, target)
    syncFolder(dirname(target))
    return ok({ path: target, ...made })
  } catch (thrown) {
    const error = storageError(thrown, path)
    if (error === undefined) throw thrown
    return err(error)
  } finally {
    asides.forEach(dropAside)
  }
}

/** Where a file of that name would come to be. */
function placeFor(target: string): Result<string, CallError> {
  try {
    return ok(finalPlace(target))
  } catch (thrown) {
    // A ring of links leads nowhere; a new name in its place would take one of the links away.
    return err(notWritten(target, thrown))
  }
}

type Made = Omit<RescueReport, 'path'>

/** Rescues by the file's own tables; where one of them is lost, by those of a new library too, and takes what gave more. */
function betterOf(
  path: string,
  [first, second]: readonly [string, string],
  look: string,
  nowMs: number,
): readonly [Made, string] {
  const own = rescueAside(path, look, first, nowMs, 'own')
  if (!own.isWanting) return [own, first]
  const rebuilt = rescueAside(path, look, second, nowMs, 'rebuilt')
  return savedBy(rebuilt) > savedBy(own) ? [rebuilt, second] : [own, first]
}

function savedBy({ counts }: Made): number {
  return counts.reduce((sum, { saved }) => sum + saved, 0)
}

/** Why there is no rescue: not one row of the file can be read and proves itself. */
export const NOTHING_READABLE = 'nothing readable'

function giveName(aside: string, target: string): void {
  try {
    linkSync(aside, target)
  } catch (thrown) {
    // Some file systems have no links.
    if (existsSync(target)) throw thrown
    renameSync(aside, target)
  }
}

/** Makes the rescued library under a name of its own, and looks at it whole. Throws what SQLite or the file system throws. */
function rescueAside(
  path: string,
  look: string,
  aside: string,
  nowMs: number,
  schema: 'own' | 'rebuilt',
): Made & { readonly isWanting: boolean } {
  const damaged = openReadableCopy(path, look, schema)
  try {
    const fresh = new Database(aside)
    try {
      fresh.pragma('journal_mode = WAL')
      migrate(fresh, migrations)
      const rescue = rescueInto(fresh, damaged.db, nowMs, damaged.isShort)
      const faults = [...checkStructure(fresh, 'full'), ...allHashFaults(fresh)]
      if (faults.length > 0) throw new Error(`a rescued library is not sound: ${JSON.stringify(faults)}`)
      return { ...rescue, articles: articlesOf(fresh, rescue), isWanting: !hasAllTables(damaged.db) }
    } finally {
      fresh.close()
      syncFile(aside)
    }
  } finally {
    damaged.tidy()
  }
}

function hasAllTables(db: Db): boolean {
  return (
    attempt(() => [...HASHED_TABLES, ...TAKEN_TABLES, 'blob', 'log'].every((table) => tablesOf(db).has(table))) ?? false
  )
}

/** How each article came through: what was saved before what was not, by title. */
function articlesOf(fresh: Db, { lost, unsure, withoutBytes, titles }: Rescue): readonly RescuedArticle[] {
  const saved = new Set(rows<{ id: string }>(fresh, 'SELECT id FROM article').map(({ id }) => id))
  const countOf = (places: Rescue['lost']): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>()
    for (const { articleId } of places) counts.set(articleId, (counts.get(articleId) ?? 0) + 1)
    return counts
  }
  const [lostParts, unsureParts, lostFiles] = [countOf(lost), countOf(unsure), countOf(withoutBytes)]
  const articles = [...new Set([...saved, ...lostParts.keys()])].map((id) => ({
    ...(titles.has(id) ? { title: titles.get(id) } : {}),
    isSaved: saved.has(id),
    lost: lostParts.get(id) ?? 0,
    unsure: unsureParts.get(id) ?? 0,
    files: lostFiles.get(id) ?? 0,
  }))
  return articles.sort(
    (a, b) => Number(b.isSaved) - Number(a.isSaved) || (a.title ?? '\uffff').localeCompare(b.title ?? '\uffff', 'zh'),
  )
}

function withLibrary<T>(
  path: string,
  nowMs: number,
  work: (library: Library) => Result<T, CallError>,
): Result<T, CallError> {
  const looking = { isCreating: false, isReadOnly: true, isAnySchema: true }
  const opened = openLibrary(path, { program: 'galley doctor', nowMs, ...looking })
  if (!opened.ok) return opened
  try {
    return work(opened.value)
  } catch (thrown) {
    const error = lookError(thrown, opened.value.path)
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
