import type { ChangeSet } from '#shared/change/change-set.ts'
import { recordsAfter } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Article } from '#shared/domain/article.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Checkmark } from '#shared/domain/checkmark.ts'
import type { Dismissal } from '#shared/domain/dismissal.ts'
import type { LinkRecord } from '#shared/domain/link.ts'
import type { Note, Reply } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { DomainRecord, RecordOf, RecordType } from '#shared/domain/records.ts'
import type { Repair } from '#shared/domain/repair.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { TieRecord } from '#shared/domain/tie.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import type { Version } from '#shared/domain/version.ts'

type Table<T extends RecordType> = ReadonlyMap<string, RecordOf<T>>

/** The records of the open article, a map a kind; a map is replaced when one of its records changes. */
export type Tables = { readonly [T in RecordType]: Table<T> }

/** Tables of an article as the library gave it. */
export function tablesOf(open: OpenArticle): Tables {
  return {
    article: byId<Article>([open.article]),
    version: byId<Version>(open.versions),
    block: byId<Block>(open.blocks),
    asset: byId<Asset>(open.assets),
    repair: byId<Repair>(open.repairs),
    note: byId<Note>(open.notes),
    reply: byId<Reply>(open.replies),
    suggestion: byId<Suggestion>(open.suggestions),
    number: byId<NumberRecord>(open.numbers),
    verdict: byId<Verdict>(open.verdicts),
    tie: byId<TieRecord>(open.ties),
    link: byId<LinkRecord>(open.links),
    dismissal: byId<Dismissal>(open.dismissals),
    checkmark: byId<Checkmark>(open.checkmarks),
  }
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
