import type { Migration } from '../migrate.ts'

const SQL = `
CREATE TABLE goal (
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (article_id, id)
) STRICT, WITHOUT ROWID;
`

/** How long an article is to be. */
export const goals: Migration = { number: 70, name: 'goals', up: (db) => db.exec(SQL) }
