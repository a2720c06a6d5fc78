import type { Migration } from '../migrate.ts'

const SQL = `
CREATE TABLE summary (
  article_id TEXT PRIMARY KEY REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  json TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER summary_ends_with_an_act AFTER INSERT ON log BEGIN DELETE FROM summary WHERE article_id = NEW.article_id; END;
`

/** What the library shows of an article is kept until the next act on it: a list counts only what changed. */
export const summaries: Migration = { number: 50, name: 'summaries', up: (db) => db.exec(SQL) }
