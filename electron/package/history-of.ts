import type { ArticleId } from '#shared/domain/ids.ts'
import { PART_TYPES, type DomainRecord } from '#shared/domain/record-types.ts'
import type { ArticleHistory, HistoryAct } from '#shared/merge/types.ts'
import { allEntries } from '#electron/db/log.ts'
import { recordsOfArticle } from '#electron/db/records/of-article.ts'
import { readRecord } from '#electron/db/records/record-rows.ts'
import type { Db } from '#electron/db/sql.ts'

/** The history of an article as the library has it; undefined when the article is not there. Throws `DamagedRow`. */
export function historyOf(db: Db, articleId: ArticleId): ArticleHistory | undefined {
  const article = readRecord(db, 'article', articleId, articleId)
  if (article === undefined) return undefined
  const parts = PART_TYPES.flatMap((type): readonly DomainRecord[] => recordsOfArticle(db, type, articleId))
  const acts: HistoryAct[] = []
  for (const { id, act, author, atMs, change, undoes, redoes } of allEntries(db, articleId)) {
    const before = acts.at(-1)
    acts.push({ id, act, author, atMs, change, undoes, redoes, parents: before === undefined ? [] : [before.id] })
  }
  const last = acts.at(-1)
  return { articleId, records: [article, ...parts], acts, heads: last === undefined ? [] : [last.id] }
}
