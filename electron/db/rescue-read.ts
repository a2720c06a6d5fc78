import { tablesOf } from './integrity.ts'
import { statement, type Db } from './sql.ts'

/** Whether a name of ours is a table here: a stranger's view under it would be run by reading it, perhaps without end. */
export function isTable(damaged: Db, table: string): boolean {
  try {
    return tablesOf(damaged).has(table)
  } catch {
    // Where the list of tables cannot be read, none of them can.
    return false
  }
}

/** Reads rows of a damaged library as far as it goes. */
export function untilBroken<R>(db: Db, sql: string, visit: (found: R) => void): void {
  try {
    for (const found of statement(db, sql).iterate() as Iterable<R>) visit(found)
  } catch {
    // A bad page: what lies beyond it is reached from the other end, or by an index.
  }
}
