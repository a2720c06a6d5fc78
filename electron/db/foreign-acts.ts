import { changeIdSchema, type ChangeId } from '#shared/domain/ids.ts'
import type { HistoryAct } from '#shared/merge/types.ts'
import { DamagedRow } from './records/record-rows.ts'
import { rows, run, sha256, type Db } from './sql.ts'

interface Row {
  readonly id: string
  readonly json: string
  readonly hash: string
}

/** Tables of what came in from others, whose rows are no records and carry a hash all the same. */
export const TAKEN_TABLES = ['foreign_act', 'taken'] as const
export type TakenTable = (typeof TAKEN_TABLES)[number]

/** A row of one of them: `said` is what it holds. */
export interface TakenRow {
  readonly articleId: string
  readonly id: string
  readonly said: string
  readonly hash: string
}

/** What to read of one of them, as rows of that form. */
export function takenColumns(table: TakenTable): string {
  return `article_id AS articleId, id, ${table === 'taken' ? 'heads' : 'json'} AS said, hash`
}

/** Whether such a row is the one that was written, under the id under which it was. */
export function isSoundTaken(table: TakenTable, { id, said, hash }: TakenRow): boolean {
  if (typeof said !== 'string') return false
  if (table === 'taken') return sha256(id + said) === hash
  try {
    return sha256(said) === hash && (JSON.parse(said) as { id?: unknown }).id === id
  } catch {
    return false
  }
}

/** Puts such a row into an empty library, as it was. */
export function putTaken(db: Db, table: TakenTable, { articleId, id, said, hash }: TakenRow): void {
  run(db, `INSERT INTO ${table} VALUES (?, ?, ?, ?)`, articleId, id, said, hash)
}

/**
 * Keeps acts of others that come into the library, each as it was done, in the transaction at hand. `by`: the act of this
 * library's log that takes them in; `heads`: what the article then stands on. One that is here already stays as it is.
 */
export function keepForeignActs(
  db: Db,
  articleId: string,
  acts: readonly HistoryAct[],
  { by, heads }: { readonly by: string; readonly heads: readonly string[] },
): void {
  for (const act of acts) {
    const json = JSON.stringify(act)
    run(db, 'INSERT OR IGNORE INTO foreign_act VALUES (?, ?, ?, ?)', articleId, act.id, json, sha256(json))
  }
  const json = JSON.stringify(heads)
  run(db, 'INSERT OR REPLACE INTO taken VALUES (?, ?, ?, ?)', articleId, by, json, sha256(by + json))
}

/** An act of somebody else as it is stored, and whether it is as it was written. */
interface ForeignRow extends Row {
  readonly isSound: boolean
}

/** Some of the acts of others on an article, damaged or not. */
export function foreignRows(db: Db, articleId: string, ids: readonly string[]): readonly ForeignRow[] {
  const sql = 'SELECT id, json, hash FROM foreign_act WHERE article_id = ? AND id IN (SELECT value FROM json_each(?))'
  return rows<Row>(db, sql, articleId, JSON.stringify(ids)).map((each) => ({
    ...each,
    isSound: sha256(each.json) === each.hash,
  }))
}

/** What an act of somebody else was, without what it changed; what of a damaged row cannot be read is null. */
export interface ForeignHeadRow {
  readonly id: string
  readonly act: string | null
  readonly author: string | null
  readonly atMs: number | null
  readonly undoes: string | null
  readonly redoes: string | null
  /** A list as JSON. */
  readonly parents: string | null
}

/** The same of all acts of others on an article, by id; their hashes are not looked at. */
export function foreignHeadRows(db: Db, articleId: string): readonly ForeignHeadRow[] {
  const part = (name: string, type = 'TEXT'): string => `CAST(json ->> '${name}' AS ${type}) AS ${name}`
  const nothing = ['act', 'author', 'atMs', 'undoes', 'redoes', 'parents'].map((name) => `NULL AS ${name}`).join(', ')
  const read = [part('act'), part('author'), part('atMs', 'INTEGER'), part('undoes'), part('redoes')].join(', ')
  // SQLite looks into no JSON that is none: those rows are read apart.
  return rows<ForeignHeadRow>(
    db,
    `SELECT id, ${read}, json -> 'parents' AS parents FROM foreign_act WHERE article_id = @articleId AND json_valid(json)
      UNION ALL SELECT id, ${nothing} FROM foreign_act WHERE article_id = @articleId AND NOT json_valid(json) ORDER BY id`,
    { articleId },
  )
}

/** The articles on which others did something; of one only where it is named. */
export function articlesOfForeign(db: Db, articleId?: string): readonly string[] {
  const where = articleId === undefined ? '' : 'WHERE article_id = @articleId'
  const sql = `SELECT DISTINCT article_id AS id FROM foreign_act ${where}`
  const values = articleId === undefined ? {} : { articleId }
  return rows<{ id: string }>(db, sql, values).map(({ id }) => id)
}

/** How many acts of others there are. */
export function countForeign(db: Db, articleId: string | undefined): number {
  const sql = 'SELECT count(*) AS acts FROM foreign_act'
  const [found] =
    articleId === undefined
      ? rows<{ acts: number }>(db, sql)
      : rows<{ acts: number }>(db, `${sql} WHERE article_id = ?`, articleId)
  return found?.acts ?? 0
}

/** The entry of the log that took others' acts in: its number, who did it and when. */
export interface Taking {
  readonly entry: number
  readonly author: string
  readonly atMs: number
}

/** Every entry that took others' acts into an article, oldest first, and what it then stood on. */
export function takings(db: Db, articleId: string): readonly (Taking & { readonly heads: readonly string[] })[] {
  const sql = `SELECT log.seq AS entry, log.author, log.at_ms AS atMs, taken.heads FROM taken JOIN log ON log.id = taken.id
    WHERE taken.article_id = ? ORDER BY log.seq`
  return rows<Taking & { readonly heads: string }>(db, sql, articleId).map((each) => ({
    ...each,
    heads: JSON.parse(each.heads) as string[],
  }))
}

/** The acts of others on an article that the library took in, by id. Throws `DamagedRow`. */
export function foreignActs(db: Db, articleId: string): readonly HistoryAct[] {
  return rows<Row>(db, 'SELECT id, json, hash FROM foreign_act WHERE article_id = ? ORDER BY id', articleId).map(
    ({ id, json, hash }) => {
      if (sha256(json) !== hash) throw new DamagedRow('foreign_act', id)
      return JSON.parse(json) as HistoryAct
    },
  )
}

/** Which acts of others on an article the library took in; they are not looked at. */
export function foreignIds(db: Db, articleId: string): ReadonlySet<string> {
  const sql = 'SELECT id FROM foreign_act WHERE article_id = ?'
  return new Set(rows<{ id: string }>(db, sql, articleId).map(({ id }) => id))
}

/** What an article stood on after each act that took others in, by that act. Throws `DamagedRow`. */
export function takenHeads(db: Db, articleId: string): ReadonlyMap<string, readonly ChangeId[]> {
  const found = rows<{ id: string; heads: string; hash: string }>(
    db,
    'SELECT id, heads, hash FROM taken WHERE article_id = ?',
    articleId,
  )
  return new Map(
    found.map(({ id, heads, hash }) => {
      if (sha256(id + heads) !== hash) throw new DamagedRow('taken', id)
      return [id, changeIdSchema.array().parse(JSON.parse(heads))]
    }),
  )
}
