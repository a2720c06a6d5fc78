import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'

/** An open SQLite file. */
export type Db = Database.Database
export type Statement = Database.Statement<unknown[]>

const prepared = new WeakMap<Db, Map<string, Statement>>()

/** The prepared statement for `sql`, compiled once for each open file. */
export function statement(db: Db, sql: string): Statement {
  let statements = prepared.get(db)
  if (statements === undefined) prepared.set(db, (statements = new Map()))
  let found = statements.get(sql)
  if (found === undefined) statements.set(sql, (found = db.prepare(sql)))
  return found
}

/** A statement that took longer than it should: its first words, never a value. */
export interface SlowStatement {
  readonly name: string
  readonly durationMs: number
}

/** From how long on a statement is told, in milliseconds: a person begins to feel it. */
const SLOW_MS = 40
/** Letters of a statement that name it. */
const NAME_LETTERS = 80

const watchers = new WeakMap<Db, (slow: SlowStatement) => void>()

/** Tells of every statement on this file that takes long. Rows read one by one are the caller's time, and not told. */
export function watchSlowSql(db: Db, tell: (slow: SlowStatement) => void): void {
  watchers.set(db, tell)
}

function timed<T>(db: Db, sql: string, work: () => T): T {
  const tell = watchers.get(db)
  if (tell === undefined) return work()
  const startMs = performance.now()
  try {
    return work()
  } finally {
    const durationMs = performance.now() - startMs
    if (durationMs > SLOW_MS) tell({ name: sql.replaceAll(/\s+/g, ' ').trim().slice(0, NAME_LETTERS), durationMs })
  }
}

/** The rows of a query. The caller names the type; it is the one place where SQL's answers get one. */
export function rows<R>(db: Db, sql: string, ...values: unknown[]): R[] {
  return timed(db, sql, () => statement(db, sql).all(...values) as R[])
}

/** The rows of a query one by one, for those who stop early. Until they have stopped, nothing else can be written. */
export function eachRow<R>(db: Db, sql: string, ...values: unknown[]): IterableIterator<R> {
  return statement(db, sql).iterate(...values) as IterableIterator<R>
}

/** The first row of a query, or undefined. */
export function row<R>(db: Db, sql: string, ...values: unknown[]): R | undefined {
  return timed(db, sql, () => statement(db, sql).get(...values) as R | undefined)
}

/** Runs a statement that changes rows; gives how many it changed. */
export function run(db: Db, sql: string, ...values: unknown[]): number {
  return timed(db, sql, () => statement(db, sql).run(...values).changes)
}

/** SHA-256 in lower-case hexadecimal, of text as UTF-8 or of bytes. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}
