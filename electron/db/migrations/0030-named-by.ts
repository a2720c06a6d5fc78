import type { Migration } from '../migrate.ts'

/** Where a record names another one that an act can take away, and no index led there yet. */
const NAMES: readonly (readonly [table: string, name: string, expression: string])[] = [
  ['asset', 'replaces', "json ->> '$.replaces'"],
  ['block', 'asset', "json ->> '$.assetId'"],
  ['block', 'figure', "json ->> '$.figureId'"],
  ['repair', 'block', 'block_id'],
  ['note', 'start', "json ->> '$.target.start.blockId'"],
  ['note', 'end', "json ->> '$.target.end.blockId'"],
  ['note', 'region', "json ->> '$.target.blockId'"],
  ['note', 'asset', "json ->> '$.target.assetId'"],
  ['note', 'number', "json ->> '$.numberId'"],
  ['number', 'block', 'block_id'],
  ['number', 'evidence', "json ->> '$.evidence.assetId'"],
  ['number', 'suggestion', "json ->> '$.suggestionId'"],
  ['number', 'replacement', "json ->> '$.replacedBy'"],
  ['suggestion', 'block', 'block_id'],
  ['suggestion', 'note', "json ->> '$.noteId'"],
  ['suggestion', 'number', "json ->> '$.numberId'"],
  ['suggestion', 'repair', "json ->> '$.repairId'"],
  ['tie', 'result', "json ->> '$.resultId'"],
  ['link', 'block', 'block_id'],
  ['link', 'figure', "json ->> '$.figureId'"],
  ['link', 'asset', "json ->> '$.assetId'"],
  ['dismissal', 'block', "json ->> '$.blockId'"],
]

const SQL = NAMES.map(
  ([table, name, expression]) =>
    `CREATE INDEX ${table}_names_${name} ON ${table} (article_id, ${expression}) WHERE ${expression} IS NOT NULL;`,
).join('\n')

/** Who names a record is found without reading its article. */
export const namedBy: Migration = { number: 30, name: 'named-by', up: (db) => db.exec(SQL) }
