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

/** The acts of others on an article that the library took in, by id. Throws `DamagedRow`. */
export function foreignActs(db: Db, articleId: string): readonly HistoryAct[] {
  return rows<Row>(db, 'SELECT id, json, hash FROM foreign_act WHERE article_id = ? ORDER BY id', articleId).map(
    ({ id, json, hash }) => {
      if (sha256(json) !== hash) throw new DamagedRow('foreign_act', id)
      return JSON.parse(json) as HistoryAct
    },
  )
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
