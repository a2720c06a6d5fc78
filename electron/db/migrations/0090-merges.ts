import type { Migration } from '../migrate.ts'

/*
 * What two sides wrote of one thing (conflict); the acts of others that a library took in, with what they had before them
 * (foreign_act); and what a library stood on after it took them (taken), by the act of its own log that did.
 */
const SQL = `
CREATE TABLE conflict (
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (article_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE foreign_act (
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (article_id, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE taken (
  article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED,
  id TEXT NOT NULL,
  heads TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (article_id, id)
) STRICT, WITHOUT ROWID;
`

/** Histories of one article are brought together. */
export const merges: Migration = { number: 90, name: 'merges', up: (db) => db.exec(SQL) }
