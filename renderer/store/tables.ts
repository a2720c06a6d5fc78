import type { ChangeSet } from '#shared/change/change-set.ts'
import { recordsAfter } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import {
  PART_TYPES,
  recordTypes,
  type DomainRecord,
  type RecordOf,
  type RecordType,
} from '#shared/domain/record-types.ts'
import { inOneGo, type Steps } from '#shared/lib/steps.ts'

type Table<T extends RecordType> = ReadonlyMap<string, RecordOf<T>>

/** The records of the open article, a map a kind; a map is replaced when one of its records changes. */
export type Tables = { readonly [T in RecordType]: Table<T> }

/** Tables of an article as the library gave it. */
export function tablesOf(open: OpenArticle): Tables {
  return inOneGo(tableSteps(open))
}

/** The same, a table a step. */
export function* tableSteps(open: OpenArticle): Steps<Tables> {
  const tables: [RecordType, Table<RecordType>][] = [['article', byId([open.article])]]
  for (const type of PART_TYPES) {
    const list: readonly DomainRecord[] = open[recordTypes[type].list]
    tables.push([type, byId(list)])
    yield
  }
  return Object.fromEntries(tables) as Tables
}

/** Every record of the tables. */
export function recordsIn(tables: Tables): readonly DomainRecord[] {
  return Object.values(tables).flatMap((table: ReadonlyMap<string, DomainRecord>) => [...table.values()])
}

/** The tables after the change; only the maps that it touches are new. */
export function changeTables(tables: Tables, change: ChangeSet): Tables {
  const next: Record<string, Map<string, DomainRecord>> = {}
  const open = (type: RecordType): Map<string, DomainRecord> => {
    const table: ReadonlyMap<string, DomainRecord> = tables[type]
    return (next[type] ??= new Map(table))
  }
  for (const record of change.removed) open(record.type).delete(record.id)
  for (const record of recordsAfter(change)) open(record.type).set(record.id, record)
  return { ...tables, ...next }
}

/** Puts the stored revisions into the tables, leaving what was changed meanwhile as it is on screen. */
export function takeRevisions(tables: Tables, stored: readonly DomainRecord[]): Tables {
  const updated: [DomainRecord, DomainRecord][] = []
  for (const record of stored) {
    const shown: DomainRecord | undefined = tables[record.type].get(record.id)
    if (shown !== undefined) updated.push([shown, { ...shown, revision: record.revision }])
  }
  return changeTables(tables, { added: [], updated, removed: [] })
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]))
}
