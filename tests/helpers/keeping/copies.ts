import Database from 'better-sqlite3'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { newId } from '#shared/lib/ids.ts'
import { insertSql } from '#electron/db/records/record-columns.ts'
import { run, sha256, type Db } from '#electron/db/sql.ts'
import { recordsOf } from '#shared/contract/records-of.ts'

/**
 * Lays copies of an article into a library that nobody has open: bringing them in is not what is measured. `vary` makes
 * each copy another article.
 */
export function layCopies(
  libraryPath: string,
  open: OpenArticle,
  copies: number,
  vary: (record: DomainRecord, copy: number) => DomainRecord = (record) => record,
): void {
  const records = recordsOf(open)
  const db = new Database(libraryPath)
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    for (let copy = 0; copy < copies; copy += 1) {
      const articleId = newId()
      for (const record of records) insertCopy(db, vary(record, copy), articleId)
    }
  })()
  db.close()
}

/** Ids are names within an article: only the article's own must be new. */
function insertCopy(db: Db, record: DomainRecord, articleId: string): void {
  const id = record.type === 'article' ? articleId : record.id
  const json = JSON.stringify(record.type === 'article' ? { ...record, id } : { ...record, articleId })
  run(db, insertSql(record.type), { articleId, id, json, hash: sha256(json) })
}
