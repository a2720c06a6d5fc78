import type { RecordType } from '#shared/domain/records.ts'

/**
 * Columns that stand beside a record's JSON so that an index alone can answer a count, and what each is in the JSON.
 * The schema holds them to it by CHECK; a test compares this list with the schema.
 */
export const RECORD_COLUMNS: Readonly<Record<RecordType | 'draft', Readonly<Record<string, string>>>> = {
  article: {
    title: "@json ->> 'title'",
    current_version_id: "@json ->> 'currentVersionId'",
    deleted_at_ms: "@json ->> 'deletedAtMs'",
  },
  version: { sha256: "@json ->> 'sha256'" },
  block: {
    version_id: "@json ->> 'versionId'",
    role: "@json ->> 'role'",
    characters: "length(@json ->> 'text')",
    has_picture: "@json ->> 'assetId' IS NOT NULL",
    has_figure: "@json ->> 'figureId' IS NOT NULL",
  },
  asset: { sha256: "@json ->> 'sha256'" },
  repair: { version_id: "@json ->> 'versionId'", block_id: "@json ->> 'blockId'" },
  note: { version_id: "@json ->> 'versionId'", state: "@json ->> 'state'" },
  reply: { note_id: "@json ->> 'noteId'" },
  suggestion: { version_id: "@json ->> 'versionId'", block_id: "@json ->> 'blockId'" },
  number: {
    version_id: "@json ->> 'versionId'",
    block_id: "@json ->> 'blockId'",
    state: "@json ->> 'state'",
    is_counted: "@json ->> 'kind' <> 'name' AND @json ->> 'isStruck' = 0",
  },
  verdict: { version_id: "@json ->> 'versionId'", block_id: "@json ->> 'blockId'" },
  tie: { version_id: "@json ->> 'versionId'" },
  link: { version_id: "@json ->> 'versionId'", block_id: "@json ->> 'blockId'" },
  dismissal: { version_id: "@json ->> 'versionId'" },
  checkmark: { version_id: "@json ->> 'versionId'", block_id: "@json ->> 'blockId'", item: "@json ->> 'item'" },
  draft: {},
}

/** Statement that inserts a row of a table, given `@articleId` (not for articles), `@id`, `@json` and `@hash`. */
export function insertSql(table: keyof typeof RECORD_COLUMNS): string {
  const columns = Object.entries(RECORD_COLUMNS[table])
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
export function updateSql(table: keyof typeof RECORD_COLUMNS): string {
  const columns = Object.entries(RECORD_COLUMNS[table]).map(([name, value]) => `${name} = ${value}`)
  const where = table === 'article' ? 'id = @id' : 'article_id = @articleId AND id = @id'
  return `UPDATE ${table} SET ${['json = @json', 'hash = @hash', ...columns].join(', ')} WHERE ${where}`
}
