import Database from 'better-sqlite3'
import { migrate, schemaOf, type Migration } from './migrate.ts'
import { heldForm } from './migrations/0040-held-columns.ts'
import type { Db } from './sql.ts'

/** A part of a schema as SQLite keeps it. */
interface SchemaPart {
  readonly type: string
  readonly name: string
  readonly sql: string
}

/**
 * How a file's schema stands to the one that our migrations make for its number. `altered`: all of ours is there, and
 * `names` beside it. `broken`: something of ours is missing or is another thing. `unreadable`: what bears the name of one
 * of our tables is none, so that reading it would run what a stranger wrote.
 */
type SchemaFinding =
  { readonly kind: 'ours' } | { readonly kind: 'altered' | 'broken' | 'unreadable'; readonly names: string }

/** The most parts that are read, and the most letters of each: a stranger's may have any number. */
const MOST_PARTS = 1_000
const MOST_LETTERS = 100_000
const MOST_NAMED = 5

const known = new Map<Migration, ReadonlyMap<string, SchemaPart>>()

/**
 * Holds the schema of an open file against ours. It reads the list of parts alone: no view is opened, no trigger can
 * run, no row is looked at. `trusted_schema` is off and the file is open for reading.
 */
export function compareSchema(db: Db, steps: readonly Migration[]): SchemaFinding {
  const number = schemaOf(db)
  const ours = expected(steps, number)
  if (ours === undefined) return { kind: 'broken', names: `schema ${String(number)}` }
  const found = partsOf(db)
  const missing = [...ours.values()].filter((part) => found.get(part.name)?.sql !== part.sql)
  const extra = [...found.values()].filter((part) => !ours.has(part.name))
  const notTables = missing.filter((part) => part.type === 'table' && !isPlainTable(found.get(part.name)))
  if (notTables.length > 0) return { kind: 'unreadable', names: namesOf(notTables) }
  if (missing.length > 0) return { kind: 'broken', names: namesOf(missing) }
  if (extra.length === 0) return { kind: 'ours' }
  // Parts of a later schema of ours under an earlier number: the number is what is wrong.
  const isLater = steps.some((step) => step.number > number && hasAll(found, expected(steps, step.number)))
  return isLater ? { kind: 'broken', names: `schema ${String(number)}` } : { kind: 'altered', names: namesOf(extra) }
}

function isPlainTable(part: SchemaPart | undefined): boolean {
  // A table that is not there at all is no danger; a view or a virtual table of its name is.
  return part === undefined || (part.type === 'table' && !/^CREATE\s+VIRTUAL/i.test(part.sql))
}

function hasAll(found: ReadonlyMap<string, SchemaPart>, wanted: ReadonlyMap<string, SchemaPart> | undefined): boolean {
  return wanted !== undefined && [...wanted.values()].every((part) => found.get(part.name)?.sql === part.sql)
}

/** What our own migrations make, in a file of its own in memory. */
function expected(steps: readonly Migration[], number: number): ReadonlyMap<string, SchemaPart> | undefined {
  const last = steps.find((step) => step.number === number)
  if (last === undefined) return undefined
  let parts = known.get(last)
  if (parts === undefined) {
    const db = new Database(':memory:')
    try {
      migrate(
        db,
        steps.filter((step) => step.number <= number),
      )
      known.set(last, (parts = partsOf(db)))
    } finally {
      db.close()
    }
  }
  return parts
}

function partsOf(db: Db): ReadonlyMap<string, SchemaPart> {
  // SQLite's own parts follow from ours (indexes of keys) or hold nothing that runs (statistics).
  const sql = `SELECT type, name, coalesce(substr(sql, 1, ${String(MOST_LETTERS)}), '') AS sql FROM sqlite_schema
    WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' LIMIT ${String(MOST_PARTS)}`
  const parts = db.prepare(sql).all() as readonly SchemaPart[]
  // What migration 0040 makes good is ours too.
  const held = parts.map((part) => ({ ...part, sql: part.type === 'table' ? heldForm(part.name, part.sql) : part.sql }))
  return new Map(held.map((part) => [part.name, part]))
}

function namesOf(parts: readonly SchemaPart[]): string {
  const named = parts.slice(0, MOST_NAMED).map(({ type, name }) => `${type} ${name.slice(0, 60)}`)
  return [...named, ...(parts.length > MOST_NAMED ? ['…'] : [])].join(', ')
}
