import { isSoundTaken, putTaken, TAKEN_TABLES, takenColumns, type TakenRow, type TakenTable } from './foreign-acts.ts'
import { isTable, untilBroken } from './rescue-read.ts'
import { row, rows, type Db } from './sql.ts'

/** How many rows of one table were saved, and which are lost. */
interface RescuedTaken {
  readonly counts: readonly { readonly table: TakenTable; saved: number; readonly fromLog: 0; lost: number }[]
  readonly lost: readonly { readonly table: TakenTable; readonly articleId: string; readonly id: string }[]
}

/**
 * Carries over what came in from others, of articles that were saved: each row as it was. One that is lost comes again with
 * the next merge of a history that has it.
 */
export function rescueTaken(target: Db, damaged: Db): RescuedTaken {
  const lost: { table: TakenTable; articleId: string; id: string }[] = []
  const saved = new Set(rows<{ id: string }>(target, 'SELECT id FROM article').map(({ id }) => id))
  const counts = TAKEN_TABLES.map((table) => {
    const count = { table, saved: 0, fromLog: 0 as const, lost: 0 }
    for (const { articleId, id } of keysOf(damaged, table)) {
      const stored = readTaken(damaged, table, articleId, id)
      if (stored !== undefined && saved.has(articleId)) {
        putTaken(target, table, stored)
        count.saved += 1
      } else {
        lost.push({ table, articleId, id })
        count.lost += 1
      }
    }
    return count
  })
  return { counts, lost }
}

type Key = Pick<TakenRow, 'articleId' | 'id'>

/** The keys of a table, from both ends: a bad page lies between. */
function keysOf(damaged: Db, table: TakenTable): readonly Key[] {
  const known = new Map<string, Key>()
  if (!isTable(damaged, table)) return []
  for (const end of ['', ' DESC']) {
    const sql = `SELECT article_id AS articleId, id FROM ${table} ORDER BY article_id${end}, id${end}`
    untilBroken<Key>(damaged, sql, (key) => known.set(`${key.articleId}\n${key.id}`, key))
  }
  return [...known.values()]
}

function readTaken(damaged: Db, table: TakenTable, articleId: string, id: string): TakenRow | undefined {
  try {
    const sql = `SELECT ${takenColumns(table)} FROM ${table} WHERE article_id = ? AND id = ?`
    const stored = row<TakenRow>(damaged, sql, articleId, id)
    return stored !== undefined && isSoundTaken(table, stored) ? stored : undefined
  } catch {
    return undefined
  }
}
