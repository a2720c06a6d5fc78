import { unnamedBytes } from './records/article.ts'
import { eachRow, run, type Db } from './sql.ts'

/** A SHA-256 as it stands in a record or in an act. */
const SHA256 = /\b[0-9a-f]{64}\b/g

/**
 * Takes out those bytes among `due` that nothing names: no record of any kind, no draft, no act of an article that is
 * there (it might be taken back). Gives how many. To be called in a transaction, when nothing is under way.
 */
export function dropUnnamedBytes(db: Db, due: readonly string[]): number {
  const still = new Set(unnamedBytes(db))
  const left = new Set(due.filter((name) => still.has(name)))
  for (const sql of [
    'SELECT json AS text FROM draft',
    'SELECT change AS text FROM log WHERE article_id IN (SELECT id FROM article)',
  ]) {
    if (left.size === 0) return 0
    for (const { text } of eachRow<{ text: string }>(db, sql)) {
      for (const [name] of text.matchAll(SHA256)) left.delete(name)
    }
  }
  for (const name of left) run(db, 'DELETE FROM blob WHERE sha256 = ?', name)
  return left.size
}
