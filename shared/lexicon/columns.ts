import names from './data/columns.json' with { type: 'json' }

/** Kinds of entries, the gravest first. */
export const ENTRY_KINDS = ['forbidden', 'careful', 'preferred', 'name', 'allowed'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Columns of a pack, in the order in which they are written. */
export const COLUMNS = ['kind', 'word', 'instead', 'reason', 'source', 'office', 'order', 'quotes'] as const
export type Column = (typeof COLUMNS)[number]

/** A column by the head that a person gave it; with the kind that the head alone tells of every row (禁用词). */
export interface NamedColumn {
  readonly column: Column
  readonly kind?: EntryKind | undefined
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\(.*\)$/u, '')
    .replace(/[\s*:]/gu, '')
    .toLowerCase()

const heads = new Map(
  Object.entries(names.columns).flatMap(([column, own]) =>
    own.map((name): [string, NamedColumn] => [name, { column: column as Column }]),
  ),
)
for (const [kind, { word, instead = [] }] of Object.entries<{ word: readonly string[]; instead?: readonly string[] }>(
  names.heads,
)) {
  for (const name of word) heads.set(name, { column: 'word', kind: kind as EntryKind })
  for (const name of instead) heads.set(name, { column: 'instead', kind: kind as EntryKind })
}
const kinds = new Map(
  Object.entries(names.kinds).flatMap(([kind, own]) =>
    own.map((name): [string, EntryKind] => [name, kind as EntryKind]),
  ),
)
const skipping = new Set(names.skipsQuotes)

/** In what words a pack that is Chinese is written. */
export const CHINESE = names.written

/** The column of a head; undefined for one that a pack has no use for. */
export function columnOf(head: string): NamedColumn | undefined {
  return heads.get(plain(head))
}

/** The kind that a cell names, in Chinese or English. */
export function kindOf(cell: string): EntryKind | undefined {
  return kinds.get(plain(cell))
}

/** Whether a cell says that the word may stand in what others are quoted with; undefined where it says neither. */
export function skipsQuotes(cell: string): boolean | undefined {
  const said = plain(cell)
  if (said === '' || names.checksQuotes.includes(said)) return false
  return skipping.has(said) ? true : undefined
}
