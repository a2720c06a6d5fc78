import type { LogId, LogLine } from '#shared/contract/log.ts'
import { rowOfSeq } from '#electron/db/log-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import { articleOfKey, foreignActsAmong, foreignHeadsOf } from './foreign-acts.ts'
import { LogReader } from './log-lines.ts'

/** The lines of some entries, in the order in which they are asked for; a number that there is not is left out. */
export function linesAmong(db: Db, ids: readonly LogId[], isWhole: boolean): readonly LogLine[] {
  const reader = new LogReader(db)
  const foreign = foreignLinesOf(db, reader, ids, isWhole)
  return ids.flatMap((id) => {
    if (typeof id === 'string') return foreign.get(id) ?? []
    const row = rowOfSeq(db, id)
    return row === undefined ? [] : [reader.line(row, isWhole)]
  })
}

/** Of some acts those of others, by their keys; what is asked of one article is read at once. */
function foreignLinesOf(
  db: Db,
  reader: LogReader,
  ids: readonly LogId[],
  isWhole: boolean,
): ReadonlyMap<string, LogLine> {
  const keys = ids.filter((id) => typeof id === 'string')
  const lines = [...Map.groupBy(keys, articleOfKey)].flatMap(([articleId, asked]) => {
    const heads = foreignHeadsOf(db, articleId)
    const among = asked.map((key) => key.slice(articleId.length + 1))
    return foreignActsAmong(db, articleId, among).map((act) => [act.key, reader.foreign(act, heads, isWhole)] as const)
  })
  return new Map(lines)
}
