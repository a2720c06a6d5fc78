import { recordKey, type DomainRecord, type RecordOf, type RecordType } from '#shared/domain/records.ts'
import type { RecordLookup } from '#shared/change/history.ts'
import type { Rebased } from '#shared/change/rebase.ts'
import { nameOf, RECORD_WORDS } from './record-words.ts'
import type { Find, Reading } from './reading.ts'

/** One thing that both sides changed: what stands in the library, what the change would put there. */
export interface ComparedLine {
  readonly field: string
  readonly theirs: string
  /** Absent: the change takes the whole thing away. */
  readonly mine?: string
}

/** A record that both sides changed, by the name that a person knows it by. */
export interface ComparedRecord {
  readonly key: string
  readonly type: RecordType
  readonly name: string
  readonly lines: readonly ComparedLine[]
}

/** A way as it is used for a record of any type. */
type AnyWay =
  | 'quiet'
  | 'words'
  | { readonly names: string }
  | { readonly of: string; readonly say?: (record: unknown, reading: Reading) => string }
  | ((record: unknown, reading: Reading) => string)

/** What both sides changed, in words, record by record. What only follows from a change (its time, its author) is not told. */
export function compareSides(
  { change, clashes, overruled, lookup }: Rebased,
  words: Omit<Reading, 'find'>,
): readonly ComparedRecord[] {
  const reading = { ...words, find: findIn(lookup, change.added) }
  const records = new Map<string, ComparedRecord>()
  const tell = (record: DomainRecord, fields: readonly string[], mine: DomainRecord | undefined): void => {
    const lines = linesOf(record, mine, fields, reading)
    const key = recordKey(record)
    if (lines.length > 0) records.set(key, { key, type: record.type, name: nameOf(record, reading), lines })
  }
  for (const [record, mine] of change.updated) {
    const fields = clashes.filter((clash) => recordKey(clash.record) === recordKey(record)).map(({ field }) => field)
    tell(record, fields, mine)
  }
  for (const { record, fields } of overruled) tell(record, fields, undefined)
  return [...records.values()]
}

/** What fields of a record say, each in the line in which it is read; what nobody reads is left out. */
export function wordsOfFields(
  record: DomainRecord,
  fields: readonly string[],
  reading: Reading,
): ReadonlyMap<string, string> {
  const ways = RECORD_WORDS[record.type] as unknown as Readonly<Record<string, AnyWay>>
  const lines = new Map<string, string>()
  for (const [name, way] of Object.entries(ways)) {
    if (way === 'quiet' || !fields.includes(name)) continue
    const field = typeof way === 'object' && 'of' in way ? way.of : name
    lines.set(field, said(record, field, ways, reading))
  }
  return lines
}

function linesOf(
  record: DomainRecord,
  mine: DomainRecord | undefined,
  fields: readonly string[],
  reading: Reading,
): readonly ComparedLine[] {
  const ways = RECORD_WORDS[record.type] as unknown as Readonly<Record<string, AnyWay>>
  const lines = new Map<string, ComparedLine>()
  for (const [name, way] of Object.entries(ways)) {
    if (way === 'quiet' || !fields.includes(name)) continue
    const field = typeof way === 'object' && 'of' in way ? way.of : name
    const theirs = said(record, field, ways, reading)
    const own = mine && said(mine, field, ways, reading)
    if (theirs !== own) lines.set(field, { field, theirs, ...(own === undefined ? {} : { mine: own }) })
  }
  return [...lines.values()]
}

/** A field's words; for several that are read together, those of the one that tells all. */
function said(record: DomainRecord, field: string, ways: Readonly<Record<string, AnyWay>>, reading: Reading): string {
  const teller = Object.values(ways).find(
    (way) => typeof way === 'object' && 'of' in way && way.of === field && way.say !== undefined,
  )
  const way = ways[field] ?? teller
  const value = (record as unknown as Readonly<Record<string, unknown>>)[field]
  if (typeof way === 'function') return way(record, reading)
  if (typeof way === 'object' && 'of' in way) return way.say?.(record, reading) ?? ''
  if (typeof value !== 'string') return ''
  return typeof way === 'object' ? reading.t(`${way.names}.${value}`) : value
}

/** Finds what the change itself puts there, too: a paragraph that it makes is not in the library yet. */
function findIn(lookup: RecordLookup, added: readonly DomainRecord[]): Find {
  const own = new Map(added.map((record) => [recordKey(record), record]))
  return <T extends RecordType>(type: T, id: string) =>
    // What lies under a type's name is of this type.
    (lookup(type, id) ?? own.get(recordKey({ type, id }))) as RecordOf<T> | undefined
}
