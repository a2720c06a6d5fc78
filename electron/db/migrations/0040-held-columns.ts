import type { Migration } from '../migrate.ts'
import { rows, type Db } from '../sql.ts'

interface Part {
  readonly name: string
  readonly sql: string
}

/** A column that is computed from the JSON, as the project's first libraries had it in the place of a held one. */
const COMPUTED = /^ {2}(\w+) (TEXT|INTEGER|REAL) GENERATED ALWAYS AS \((.+)\) VIRTUAL(,?)$/gm
/** Computed columns of the first libraries that no later one has. */
const DROPPED: Readonly<Record<string, string>> = { block: 'position', suggestion: 'state', verdict: 'state' }

/**
 * What the first schema says of a table, given what a library of the project's first commits says: the first migration was
 * once rewritten in place, and two shapes bear its number. Any other text comes back as it is.
 */
export function heldForm(table: string, sql: string): string {
  return sql
    .replaceAll(COMPUTED, (_line, name: string, type: string, expression: string, comma: string) =>
      DROPPED[table] === name ? '' : `  ${name} ${type} CHECK (${name} IS (${expression}))${comma}`,
    )
    .replaceAll(/\n\n/g, '\n')
}

/** Makes the table anew with what is in it; who refers to it does so by its name, which stays. */
function hold(db: Db, table: Part): void {
  const sql = heldForm(table.name, table.sql)
  const indexes = rows<Part>(
    db,
    "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    table.name,
  )
  const held = [...sql.matchAll(/^ {2}(\w+) \w+ CHECK \(\1 IS \((.+)\)\),?$/gm)].map(([, name, of]) => ({ name, of }))
  const keys = table.name === 'article' ? 'id, json, hash' : 'article_id, id, json, hash'
  const names = [keys, ...held.map(({ name }) => name)].join(', ')
  const values = [keys, ...held.map(({ of }) => of)].join(', ')
  db.exec(`CREATE TEMP TABLE moving AS SELECT ${keys} FROM main.${table.name};
    DROP TABLE main.${table.name};
    ${sql};
    INSERT INTO main.${table.name} (${names}) SELECT ${values} FROM temp.moving;
    DROP TABLE temp.moving;
    ${indexes.map((index) => `${index.sql};`).join('\n')}`)
}

/**
 * Libraries of the project's first commits have computed columns where all others have columns that a CHECK holds to the
 * JSON; nothing could ever be saved into them. All others stay as they are.
 */
export const heldColumns: Migration = {
  number: 40,
  name: 'held-columns',
  up: (db) => {
    const tables = rows<Part>(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL")
    for (const table of tables) if (heldForm(table.name, table.sql) !== table.sql) hold(db, table)
  },
}
