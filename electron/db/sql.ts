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

/** The rows of a query. The caller names the type; it is the one place where SQL's answers get one. */
export function rows<R>(db: Db, sql: string, ...values: unknown[]): R[] {
  return statement(db, sql).all(...values) as R[]
}

/** The rows of a query one by one, for those who stop early. Until they have stopped, nothing else can be written. */
export function eachRow<R>(db: Db, sql: string, ...values: unknown[]): IterableIterator<R> {
  return statement(db, sql).iterate(...values) as IterableIterator<R>
}

/** The first row of a query, or undefined. */
export function row<R>(db: Db, sql: string, ...values: unknown[]): R | undefined {
  return statement(db, sql).get(...values) as R | undefined
}

/** Runs a statement that changes rows; gives how many it changed. */
export function run(db: Db, sql: string, ...values: unknown[]): number {
  return statement(db, sql).run(...values).changes
}

/** SHA-256 in lower-case hexadecimal, of text as UTF-8 or of bytes. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}
