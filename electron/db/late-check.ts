import { setImmediate } from 'node:timers/promises'
import { checkTable, tablesOf, type CheckDepth, type RowFault } from './integrity.ts'
import { checkPatiently } from './slow-check.ts'
import { row, type Db } from './sql.ts'

/** What a look at a whole file found; both are empty when it is sound. */
export interface Findings {
  readonly structureFaults: readonly string[]
  readonly rowFaults: readonly RowFault[]
}

/** Bytes make a file large, and are held against their names one by one; SQLite would read them all in one go. */
const READ_ONE_BY_ONE = 'blob'

/**
 * The look at a large file that opening left out, done beside the work and giving way to it after each table and every
 * few milliseconds. `quick`: the structure alone, as rows are looked at day by day; `full`: every row and picture too.
 * `isWanted` is asked in between; undefined when it no longer was. `onShare`: how much is done, 0 to 1.
 */
export async function checkLate(
  db: Db,
  depth: CheckDepth,
  isWanted: () => boolean,
  onShare: (share: number) => void,
): Promise<Findings | undefined> {
  try {
    for (const table of tablesOf(db)) {
      if (table === READ_ONE_BY_ONE) continue
      const structureFaults = checkTable(db, table, depth)
      if (structureFaults.length > 0) return { structureFaults, rowFaults: [] }
      await setImmediate()
      if (!isWanted()) return undefined
    }
    if (depth === 'quick') return { structureFaults: [], rowFaults: [] }
    const last = row<{ at: number }>(db, `SELECT coalesce(max(rowid), 0) AS at FROM ${READ_ONE_BY_ONE}`)?.at ?? 0
    const rowFaults = await checkPatiently(db, { isWanted, onBlob: (at) => onShare(Math.min(1, at / last)) })
    return isWanted() ? { structureFaults: [], rowFaults } : undefined
  } catch (thrown) {
    if (!isWanted()) return undefined
    return { structureFaults: [thrown instanceof Error ? thrown.message : String(thrown)], rowFaults: [] }
  }
}
