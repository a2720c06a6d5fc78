import { recordType, type RecordType } from '#shared/domain/record-types.ts'

/** Tables whose rows are an id, JSON and its hash, within an article. */
export type RecordTable = RecordType | 'draft'

/** Columns beside the JSON and what each is of `@json`. The schema holds them to it by CHECK. */
function columnsOf(table: RecordTable): readonly (readonly [string, string])[] {
  if (table === 'draft') return []
  return Object.entries(recordType(table).columns).map(([name, of]) => [name, of.replaceAll(/\bjson\b/g, '@json')])
}

/**
 * The condition under which a row of a table names `@id` at a path of its record (`noteId`, `termIds[]`), said as the
 * schema's indexes say it.
 */
export function namingSql(table: RecordType, path: string): string {
  const plain = `json ->> '${path}'`
  const column = Object.entries(recordType(table).columns).find(([, of]) => of === plain)
  if (column !== undefined) return `${column[0]} = @id`
  if (path.endsWith('[]')) return `EXISTS (SELECT 1 FROM json_each(json, '$.${path.slice(0, -2)}') WHERE value = @id)`
  return `json ->> '$.${path}' = @id`
}

/** Statement that inserts a row of a table, given `@articleId` (not for articles), `@id`, `@json` and `@hash`. */
export function insertSql(table: RecordTable): string {
  const columns = columnsOf(table)
  const names = [...(table === 'article' ? [] : ['article_id']), 'id', 'json', 'hash', ...columns.map(([name]) => name)]
  const values = [
    ...(table === 'article' ? [] : ['@articleId']),
    '@id',
    '@json',
    '@hash',
    ...columns.map(([, value]) => value),
  ]
  return `INSERT INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`
}

/** Statement that puts `@json` and `@hash` in the place of what the row was. */
export function updateSql(table: RecordTable): string {
  const columns = columnsOf(table).map(([name, value]) => `${name} = ${value}`)
  const where = table === 'article' ? 'id = @id' : 'article_id = @articleId AND id = @id'
  return `UPDATE ${table} SET ${['json = @json', 'hash = @hash', ...columns].join(', ')} WHERE ${where}`
}
