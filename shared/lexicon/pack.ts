import { cellText, csvLine, delimiterOf, readCsv } from './csv.ts'
import { hasHan } from '../text/has-han.ts'
import {
  CHINESE,
  columnOf,
  COLUMNS,
  kindOf,
  skipsQuotes,
  type Column,
  type EntryKind,
  type NamedColumn,
} from './columns.ts'

/** An entry of a pack. */
export interface PackEntry {
  readonly kind: EntryKind
  readonly word: string
  /** What may stand there instead; of a preferred word at least one. */
  readonly instead: readonly string[]
  readonly reason: string
  readonly source: string
  /** Offices of a person, each in full. */
  readonly offices: readonly string[]
  /** A person's place where several are named: the smaller comes first. */
  readonly order?: number | undefined
  /** Whether it may stand in what others are quoted with. */
  readonly skipsQuotes: boolean
}

/** Why a row is no entry. */
export const ROW_FAULTS = ['quote', 'kind', 'word', 'instead', 'same', 'order', 'quotes', 'long', 'twice'] as const
export type RowFault = (typeof ROW_FAULTS)[number]

/** A row that is none, by its line in the file (from 1), and what stands there. */
export interface RowProblem {
  readonly line: number
  readonly fault: RowFault
  readonly words: string
}

/** A file that is no pack: no head names a column of words; or more rows than are read. */
export type PackProblem = 'no-head' | 'too-large'

export interface ReadPack {
  readonly entries: readonly PackEntry[]
  readonly problems: readonly RowProblem[]
  readonly problem?: PackProblem
  /** Heads of columns that a pack has no use for. */
  readonly unknown: readonly string[]
}

/** A row of a sheet, and the line at which it stands. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
  readonly isBroken?: boolean
}

/** More entries than any house has. */
export const MOST_ENTRIES = 50_000
const MOST_WORD = 100
const MOST_WORDS = 2000
/** What parts several offices, or several words that may stand there. */
const PARTS = /[|｜；;]/u

/** What a pack's file says. A row that is none is told, and the others hold. */
export function readPack(text: string): ReadPack {
  return readRows(readCsv(text))
}

/** The same of the rows of a sheet: the first that names a column of words is the head. */
export function readRows(rows: readonly Row[]): ReadPack {
  const at = rows.slice(0, 10).findIndex(({ cells }) => cells.some((cell) => columnOf(cell)?.column === 'word'))
  const head = rows[at]
  if (head === undefined) return { entries: [], problems: [], unknown: [], problem: 'no-head' }
  const columns = head.cells.map(columnOf)
  const entries: PackEntry[] = []
  const problems: RowProblem[] = []
  const seen = new Set<string>()
  const body = rows.slice(at + 1)
  for (const row of body.slice(0, MOST_ENTRIES)) {
    const entry = row.isBroken === true ? 'quote' : entryOf(row.cells, columns)
    // A person may hold several offices, a line each; any other word is said once.
    const key = typeof entry === 'string' ? '' : `${entry.word} ${entry.kind === 'name' ? entry.offices.join('|') : ''}`
    const fault = typeof entry === 'string' ? entry : seen.has(key) ? 'twice' : undefined
    if (fault === undefined) entries.push(entry as PackEntry)
    else
      problems.push({
        line: row.line,
        fault,
        words: row.cells
          .filter((cell) => cell.trim() !== '')
          .join(', ')
          .slice(0, 80),
      })
    seen.add(key)
  }
  return {
    entries,
    problems,
    unknown: head.cells.filter((cell, index) => columns[index] === undefined && cell.trim() !== ''),
    ...(body.length > MOST_ENTRIES ? { problem: 'too-large' as const } : {}),
  }
}

function entryOf(cells: readonly string[], columns: readonly (NamedColumn | undefined)[]): PackEntry | RowFault {
  const cell = (column: Column): string => cellText(cells[columns.findIndex((each) => each?.column === column)])
  const parts = (column: Column): readonly string[] =>
    cell(column)
      .split(PARTS)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  const word = cell('word')
  if (word === '') return 'word'
  if (word.length > MOST_WORD || cells.some((each) => each.length > MOST_WORDS)) return 'long'
  const said = cell('kind')
  const instead = parts('instead')
  const kind = said === '' ? impliedKind(columns, cell) : kindOf(said)
  if (kind === undefined) return 'kind'
  if (kind === 'preferred' && instead.length === 0) return 'instead'
  if (instead.includes(word)) return 'same'
  const order = cell('order')
  if (order !== '' && !/^\d{1,6}(?:\.0+)?$/u.test(order)) return 'order'
  const isSkipped = skipsQuotes(cell('quotes'))
  if (isSkipped === undefined) return 'quotes'
  return {
    kind,
    word,
    instead,
    reason: cell('reason'),
    source: cell('source'),
    offices: parts('office'),
    ...(order === '' ? {} : { order: Number(order) }),
    skipsQuotes: isSkipped,
  }
}

/** The kind of a row that names none: what the heads tell. */
function impliedKind(
  columns: readonly (NamedColumn | undefined)[],
  cell: (column: Column) => string,
): EntryKind | undefined {
  if (columns.some((each) => each?.column === 'kind')) return undefined
  const told = columns.find((each) => each?.kind !== undefined)?.kind
  if (told !== undefined) return told
  if (columns.some((each) => each?.column === 'office')) return 'name'
  return cell('instead') === '' ? undefined : 'preferred'
}

/** A pack's file of these entries, its head in Chinese where they are; with a byte-order mark, by which Excel knows Chinese. */
export function writePack(entries: readonly PackEntry[]): string {
  const isChinese = entries.length === 0 || entries.some(({ word }) => hasHan(word))
  const lines = entries.map((entry) => csvLine(COLUMNS.map(cellOf(entry, isChinese))))
  return `\uFEFF${[csvLine(isChinese ? CHINESE.heads : COLUMNS), ...lines].join('\r\n')}\r\n`
}

const cellOf =
  (entry: PackEntry, isChinese: boolean) =>
  (column: Column): string => {
    switch (column) {
      case 'kind':
        return isChinese ? CHINESE.kinds[entry.kind] : entry.kind
      case 'instead':
        return entry.instead.join('|')
      case 'office':
        return entry.offices.join('|')
      case 'order':
        return entry.order === undefined ? '' : String(entry.order)
      case 'quotes':
        return entry.skipsQuotes ? (isChinese ? CHINESE.skip : 'skip') : ''
      default:
        return entry[column]
    }
  }

/**
 * The text of a pack with one more entry at its end; every line that it had stays as it is, but the head, where it lacks a
 * column that the entry needs.
 */
export function withEntry(text: string, entry: PackEntry): string {
  const delimiter = delimiterOf(text)
  const head = readCsv(text, delimiter).find(({ cells }) => cells.some((cell) => columnOf(cell)?.column === 'word'))
  if (head === undefined) return writePack([entry])
  const isChinese = head.cells.some(hasHan)
  const cell = cellOf(entry, isChinese)
  const own = head.cells.map((name) => columnOf(name)?.column)
  const missing = COLUMNS.filter((column) => cell(column) !== '' && !own.includes(column))
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(end)
  if (missing.length > 0)
    lines[head.line - 1] =
      `${lines[head.line - 1] ?? ''}${delimiter}${missing.map((column) => (isChinese ? CHINESE.heads[COLUMNS.indexOf(column)] : column)).join(delimiter)}`
  const line = csvLine(
    [...own, ...missing].map((column) => (column === undefined ? '' : cell(column))),
    delimiter,
  )
  const last = lines.at(-1) === '' ? lines.slice(0, -1) : lines
  return [...last, line, ''].join(end)
}

/** The text of a pack without an entry, the last one that says just this; undefined where none does. */
export function withoutEntry(text: string, entry: PackEntry): string | undefined {
  const rows = readCsv(text)
  const head = rows.find(({ cells }) => cells.some((cell) => columnOf(cell)?.column === 'word'))
  const columns = head?.cells.map(columnOf) ?? []
  const written = (each: PackEntry): string => csvLine(COLUMNS.map(cellOf(each, false)))
  const said = written(entry)
  const row = rows.findLast((each) => {
    if (each === head || each.isBroken) return false
    const own = entryOf(each.cells, columns)
    return typeof own !== 'string' && written(own) === said
  })
  if (row === undefined) return undefined
  const ends = [...text.matchAll(/\r\n|[\n\r]/gu)].map(({ index, 0: end }) => index + end.length)
  const from = row.line === 1 ? 0 : ends[row.line - 2]
  return text.slice(0, from) + text.slice(ends[row.line + row.lines - 2] ?? text.length)
}
