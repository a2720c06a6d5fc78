import { changeOfRow, logOfParts } from '#electron/db/log-rows.ts'
import type { Db } from '#electron/db/sql.ts'
import type { ArticleHistory } from './report-context.ts'

/** Reads from the log who passed an article on to which stage, and who took in its versions; an undo is a step as well. */
export function articleHistory(db: Db, articleId: string): ArticleHistory {
  const stages: ArticleHistory['stages'][number][] = []
  const takenInBy = new Map<string, string>()
  for (const row of logOfParts(db, articleId, ['article', 'version'])) {
    const change = changeOfRow(row)
    if (change === undefined) continue
    const sign = { by: row.author, atMs: row.at_ms }
    for (const record of change.added) {
      if (record.type === 'article') stages.push({ stage: record.stage, ...sign })
      if (record.type === 'version' && !takenInBy.has(record.id)) takenInBy.set(record.id, row.author)
    }
    for (const [from, to] of change.updated)
      if (from.type === 'article' && to.type === 'article' && from.stage !== to.stage)
        stages.push({ stage: to.stage, ...sign })
  }
  return { stages, takenInBy }
}
