import type { Migration } from '../migrate.ts'

/** A table of records that belong to one version, as the first schema lays them out. */
function versionTable(type: string, columns: readonly string[], constraints: readonly string[] = []): string {
  const lines = [
    'article_id TEXT NOT NULL REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED',
    'id TEXT NOT NULL',
    'json TEXT NOT NULL',
    'hash TEXT NOT NULL',
    "version_id TEXT CHECK (version_id IS (json ->> 'versionId'))",
    ...columns,
    'PRIMARY KEY (article_id, id)',
    'FOREIGN KEY (article_id, version_id) REFERENCES version (article_id, id) DEFERRABLE INITIALLY DEFERRED',
    ...constraints,
  ]
  return `CREATE TABLE ${type} (\n  ${lines.join(',\n  ')}\n) STRICT, WITHOUT ROWID;`
}

const block = "block_id TEXT CHECK (block_id IS (json ->> 'blockId'))"
const ofBlock = 'FOREIGN KEY (article_id, block_id) REFERENCES block (article_id, id) DEFERRABLE INITIALLY DEFERRED'

const SQL = `
${versionTable('tie', [])}
${versionTable('link', [block], [ofBlock])}
${versionTable('dismissal', [])}
${versionTable('checkmark', [block, "item TEXT CHECK (item IS (json ->> 'item'))"], [ofBlock])}
CREATE UNIQUE INDEX checkmark_by_item ON checkmark (article_id, block_id, item);
`

/** Ties of numbers, regions linked to words, findings left as they are, checklists of pictures. */
export const desks: Migration = { number: 20, name: 'desks', up: (db) => db.exec(SQL) }
