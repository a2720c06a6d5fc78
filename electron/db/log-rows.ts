import { DamagedRow, readRecord } from './records/record-rows.ts'
import type { LogRow } from './log.ts'
import { row, rows, type Db } from './sql.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import type { LogEntry } from '#shared/contract/shapes.ts'
import type { ChangeId } from '#shared/domain/ids.ts'
import type { PartType } from '#shared/domain/record-types.ts'
import type { DomainRecord, RecordType } from '#shared/domain/records.ts'

/** What is read of every entry when some are sought. */
export type LogHead = Pick<LogRow, 'seq' | 'article_id' | 'act' | 'author' | 'at_ms' | 'undoes' | 'redoes'> & {
  readonly change: string
}

/** The next entries behind a number, oldest first; of one article where it is named. `change` is read only where it is wanted. */
export function nextHeads(
  db: Db,
  articleId: string | undefined,
  afterSeq: number,
  most: number,
  withChange: boolean,
): readonly LogHead[] {
  const fields = `seq, article_id, act, author, at_ms, undoes, redoes, ${withChange ? 'change' : "'' AS change"}`
  const where = articleId === undefined ? 'seq > @afterSeq' : 'article_id = @articleId AND seq > @afterSeq'
  const values = articleId === undefined ? { afterSeq, most } : { articleId, afterSeq, most }
  return rows(db, `SELECT ${fields} FROM log WHERE ${where} ORDER BY seq LIMIT @most`, values)
}

/** The next entries whole. */
export function nextRows(db: Db, articleId: string | undefined, afterSeq: number, most: number): readonly LogRow[] {
  const where = articleId === undefined ? 'seq > @afterSeq' : 'article_id = @articleId AND seq > @afterSeq'
  const values = articleId === undefined ? { afterSeq, most } : { articleId, afterSeq, most }
  return rows(db, `SELECT * FROM log WHERE ${where} ORDER BY seq LIMIT @most`, values)
}

/** The entries of an article that change records of these types, oldest first; only what tells of them is read. */
export function logOfParts(
  db: Db,
  articleId: string,
  types: readonly RecordType[],
): readonly Pick<LogRow, 'author' | 'at_ms' | 'change'>[] {
  const isOfOne = types.map(() => 'instr(change, ?) > 0').join(' OR ')
  const sql = `SELECT author, at_ms, change FROM log WHERE article_id = ? AND (${isOfOne}) ORDER BY seq`
  return rows(db, sql, articleId, ...types.map((type) => `"type":"${type}"`))
}

/** What an entry was, without what it changed. */
export type LogStep = Pick<LogEntry, 'id' | 'act' | 'undoes' | 'redoes'>

/** Every step on an article, oldest first; their hashes are not looked at. */
export function stepsOf(db: Db, articleId: string): readonly LogStep[] {
  const sql = 'SELECT id, act, undoes, redoes FROM log WHERE article_id = ? ORDER BY seq'
  return rows<Pick<LogRow, 'id' | 'act' | 'undoes' | 'redoes'>>(db, sql, articleId).map((step) => ({
    id: step.id as ChangeId,
    act: step.act,
    ...(step.undoes === null ? {} : { undoes: step.undoes as ChangeId }),
    ...(step.redoes === null ? {} : { redoes: step.redoes as ChangeId }),
  }))
}

/** One entry by its number. */
export function rowOfSeq(db: Db, seq: number): LogRow | undefined {
  return row(db, 'SELECT * FROM log WHERE seq = ?', seq)
}

/** Whose an act was, and when. */
export function signOf(db: Db, id: string): { readonly author: string; readonly atMs: number } | undefined {
  return row(db, 'SELECT author, at_ms AS atMs FROM log WHERE id = ?', id)
}

/** How many acts there are. */
export function countLog(db: Db, articleId: string | undefined): number {
  const found =
    articleId === undefined
      ? row<{ acts: number }>(db, 'SELECT count(*) AS acts FROM log')
      : row<{ acts: number }>(db, 'SELECT count(*) AS acts FROM log WHERE article_id = ?', articleId)
  return found?.acts ?? 0
}

/** What the entry says by which an article was deleted for good: its title is in it. */
export function purgeOf(db: Db, articleId: string): string | undefined {
  const sql = "SELECT change FROM log WHERE article_id = ? AND act = 'article.purge' ORDER BY seq DESC LIMIT 1"
  return row<{ change: string }>(db, sql, articleId)?.change
}

/** Ids of the blocks whose text has these words, in small letters as far as Latin goes. */
export function blocksWith(db: Db, articleId: string | undefined, words: string): ReadonlySet<string> {
  const escaped = JSON.stringify(words).slice(1, -1)
  const has = "instr(lower(json ->> 'text'), @words) > 0 AND instr(lower(json), @escaped) > 0"
  const sql = `SELECT id FROM block WHERE ${articleId === undefined ? '' : 'article_id = @articleId AND '}${has}`
  const values = articleId === undefined ? { words, escaped } : { words, escaped, articleId }
  return new Set(rows<{ id: string }>(db, sql, values).map(({ id }) => id))
}

/** The blocks of a version as far as they are counted, in reading order. */
export function countedBlocks(
  db: Db,
  articleId: string,
  versionId: string,
): readonly { readonly id: string; readonly role: string; readonly figureId: string | undefined }[] {
  const sql = `SELECT id, role, json ->> 'figureId' AS figureId FROM block WHERE article_id = ? AND version_id = ?
    ORDER BY json ->> 'order'`
  return rows<{ id: string; role: string; figureId: string | null }>(db, sql, articleId, versionId).map((block) => ({
    ...block,
    figureId: block.figureId ?? undefined,
  }))
}

/** A record, as far as it can be read: one that was damaged is as one that is not there. */
export function recordIfSound(db: Db, type: RecordType, articleId: string, id: string): DomainRecord | undefined {
  try {
    return readRecord(db, type as PartType, articleId, id)
  } catch (thrown) {
    if (thrown instanceof DamagedRow || thrown instanceof SyntaxError) return undefined
    throw thrown
  }
}

/** What an entry changed; undefined where its JSON was damaged. */
export function changeOfRow({ change }: Pick<LogRow, 'change'>): ChangeSet | undefined {
  try {
    const read = JSON.parse(change) as ChangeSet
    return Array.isArray(read.added) && Array.isArray(read.updated) && Array.isArray(read.removed) ? read : undefined
  } catch {
    return undefined
  }
}
