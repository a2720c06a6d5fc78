import type { Migration } from '../migrate.ts'

/**
 * A record's table holds its JSON and the SHA-256 of that JSON. What is counted and referred to is a column of its own,
 * held to the JSON by a CHECK, so that no writer can make the two differ. (A generated column would do that by itself, but
 * then no index alone could answer a count.) Rows lie together by article, because they are read by article.
 */
function recordTable(type: string, columns: readonly string[], constraints: readonly string[] = []): string {
  const lines = [
    'article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED',
    'id TEXT NOT NULL',
    'json TEXT NOT NULL',
    'hash TEXT NOT NULL',
    ...columns,
    'PRIMARY KEY (article_id, id)',
    ...constraints,
  ]
  return `CREATE TABLE ${type} (\n  ${lines.join(',\n  ')}\n) STRICT, WITHOUT ROWID;`
}

/** A column that says what the JSON says. */
function computed(name: string, sqlType: 'TEXT' | 'INTEGER', expression: string): string {
  return `${name} ${sqlType} CHECK (${name} IS (${expression}))`
}

/** A foreign key into another record of the same article. */
function within(column: string, table: string): string {
  return `FOREIGN KEY (article_id, ${column}) REFERENCES ${table} (article_id, id) DEFERRABLE INITIALLY DEFERRED`
}

const version = computed('version_id', 'TEXT', "json ->> 'versionId'")
const block = computed('block_id', 'TEXT', "json ->> 'blockId'")
const state = computed('state', 'TEXT', "json ->> 'state'")
const bytes = [
  computed('sha256', 'TEXT', "json ->> 'sha256'"),
  'FOREIGN KEY (sha256) REFERENCES blob (sha256) DEFERRABLE INITIALLY DEFERRED',
]

const SQL = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  media_type TEXT,
  stored_at_ms INTEGER NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE article (
  id TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  hash TEXT NOT NULL,
  ${computed('title', 'TEXT', "json ->> 'title'")},
  ${computed('current_version_id', 'TEXT', "json ->> 'currentVersionId'")},
  ${computed('deleted_at_ms', 'INTEGER', "json ->> 'deletedAtMs'")}
) STRICT, WITHOUT ROWID;

${recordTable('version', [bytes[0] ?? ''], [bytes[1] ?? ''])}
CREATE INDEX version_by_bytes ON version (sha256);

${recordTable(
  'block',
  [
    version,
    computed('role', 'TEXT', "json ->> 'role'"),
    computed('characters', 'INTEGER', "length(json ->> 'text')"),
    computed('has_picture', 'INTEGER', "json ->> 'assetId' IS NOT NULL"),
    computed('has_figure', 'INTEGER', "json ->> 'figureId' IS NOT NULL"),
  ],
  [within('version_id', 'version')],
)}
CREATE INDEX block_tally ON block (article_id, version_id, role, has_picture, has_figure, characters);

${recordTable('asset', [bytes[0] ?? ''], [bytes[1] ?? ''])}
CREATE INDEX asset_by_bytes ON asset (sha256);

${recordTable('repair', [version, block], [within('version_id', 'version'), within('block_id', 'block')])}
CREATE INDEX repair_tally ON repair (article_id, version_id);

${recordTable('note', [version, state], [within('version_id', 'version')])}
CREATE INDEX note_tally ON note (article_id, version_id, state);

${recordTable('reply', [computed('note_id', 'TEXT', "json ->> 'noteId'")], [within('note_id', 'note')])}
CREATE INDEX reply_by_note ON reply (article_id, note_id);

${recordTable('suggestion', [version, block], [within('version_id', 'version'), within('block_id', 'block')])}

${recordTable(
  'number',
  [
    version,
    block,
    state,
    // Names and struck ones are listed and never counted (command.md).
    computed('is_counted', 'INTEGER', "json ->> 'kind' <> 'name' AND json ->> 'isStruck' = 0"),
  ],
  [within('version_id', 'version'), within('block_id', 'block')],
)}
CREATE INDEX number_tally ON number (article_id, version_id, block_id, is_counted, state);

${recordTable('verdict', [version, block], [within('version_id', 'version'), within('block_id', 'block')])}
CREATE UNIQUE INDEX verdict_by_block ON verdict (article_id, block_id);

${recordTable('draft', [])}

CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL,
  act TEXT NOT NULL,
  author TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  saved_at_ms INTEGER NOT NULL,
  change TEXT NOT NULL,
  undoes TEXT,
  redoes TEXT,
  prev_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX log_by_article ON log (article_id, seq);
CREATE TRIGGER log_is_never_rewritten BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_is_never_shortened BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
`

/** The first schema of the library. */
export const initial: Migration = { number: 10, name: 'initial', up: (db) => db.exec(SQL) }
