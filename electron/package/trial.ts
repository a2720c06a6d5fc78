import Database from 'better-sqlite3'
import { changeOf } from '#shared/change/change-set.ts'
import type { DomainRecord } from '#shared/domain/record-types.ts'
import { noteLostBytes } from '#electron/db/lost-bytes.ts'
import { migrate } from '#electron/db/migrate.ts'
import { migrations } from '#electron/db/migrations/migrations.ts'
import { insertRecord } from '#electron/db/records/record-rows.ts'
import { findMisfit } from '#electron/db/referents.ts'
import { rows, run, type Db } from '#electron/db/sql.ts'
import { damaged } from './refusal.ts'

/**
 * A library in memory into which the records of a package are written, an article at a time, as they would be into a real one:
 * whatever a library would not take, or a change would be refused for, is refused here, by the same code.
 */
export class Trial {
  readonly #db: Db = new Database(':memory:')

  /** `bytes`: SHA-256 of the bytes that the package has. */
  constructor(bytes: Iterable<string>) {
    migrate(this.#db, migrations)
    this.#db.pragma('foreign_keys = ON')
    this.#db.exec('BEGIN')
    for (const name of bytes) noteLostBytes(this.#db, name, 0)
    this.#db.exec('COMMIT')
  }

  /** Throws `PackageRefusal`. */
  holds(articleId: string, records: readonly DomainRecord[]): void {
    const db = this.#db
    db.exec('BEGIN')
    try {
      for (const record of records) insertRecord(db, record)
      const loose = rows<{ table: string }>(db, 'PRAGMA foreign_key_check')[0]
      if (loose !== undefined) throw damaged(`${articleId}: ${loose.table} without what it names`)
      const misfit = findMisfit(db, articleId, changeOf({ added: records }))
      if (misfit !== undefined) throw damaged(`${misfit.record}: ${misfit.detail}`)
    } catch (thrown) {
      if (!(thrown instanceof Database.SqliteError)) throw thrown
      throw damaged(`${articleId}: ${thrown.message}`)
    } finally {
      if (db.inTransaction) run(db, 'ROLLBACK')
    }
  }

  close(): void {
    this.#db.close()
  }
}
