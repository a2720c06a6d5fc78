import { csvCell } from '../lib/csv-cell.ts'

/** A record of a CSV file: its cells, and the lines (from 1) that it takes. */
export interface CsvRecord {
  readonly line: number
  readonly lines: number
  readonly cells: readonly string[]
  /** A quotation mark is not closed, or words stand behind a closed one: the cells are not sure. */
  readonly isBroken: boolean
}

/** A cell that goes on over more lines than this has lost its quotation mark. */
const MOST_LINES = 20
const DELIMITERS = [',', '\t', ';'] as const

/** What parts the cells: Excel writes a comma, a semicolon or a tab, as the computer is set. */
export function delimiterOf(text: string): string {
  const head = text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#')) ?? ''
  const counts = DELIMITERS.map((each) => head.split(each).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/**
 * The records of a CSV file (RFC 4180), those without a word and remarks (`#`) left out. A line whose quotation mark is not
 * closed is broken by itself: those behind it are read as if it were not there.
 */
export function readCsv(text: string, delimiter = delimiterOf(text)): readonly CsvRecord[] {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|[\n\r]/u)
  const records: CsvRecord[] = []
  for (let at = 0; at < lines.length;) {
    const record = recordAt(lines, at, delimiter)
    at += record.lines
    if (record.cells[0]?.startsWith('#') !== true && record.cells.some((cell) => cell.trim() !== ''))
      records.push(record)
  }
  return records
}

function recordAt(lines: readonly string[], at: number, delimiter: string): CsvRecord {
  for (let count = 1; count <= Math.min(MOST_LINES, lines.length - at); count += 1) {
    const cells = cellsOf(lines.slice(at, at + count).join('\n'), delimiter)
    if (cells === 'open') continue
    return { line: at + 1, lines: count, ...cells }
  }
  return { line: at + 1, lines: 1, cells: (lines[at] ?? '').split(delimiter), isBroken: true }
}

function cellsOf(text: string, delimiter: string): Pick<CsvRecord, 'cells' | 'isBroken'> | 'open' {
  const cells: string[] = []
  let isBroken = false
  for (let at = 0; ;) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at)
      cells.push(text.slice(at, end < 0 ? undefined : end))
      if (end < 0) return { cells, isBroken }
      at = end + delimiter.length
      continue
    }
    let end = at + 1
    while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1
    if (end >= text.length) return 'open'
    const behind = text.indexOf(delimiter, end + 1)
    const rest = text.slice(end + 1, behind < 0 ? undefined : behind)
    if (rest.trim() !== '') isBroken = true
    cells.push(text.slice(at + 1, end).replaceAll('""', '"'))
    if (behind < 0) return { cells, isBroken }
    at = behind + delimiter.length
  }
}

/** One line of CSV. */
export function csvLine(cells: readonly string[], delimiter = ','): string {
  return cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)
}

/** A cell as a person means it: without blanks around it, and without the apostrophe that keeps it from being a formula. */
export function cellText(cell: string | undefined): string {
  const text = (cell ?? '').trim()
  return /^'\s*[=+\-@＝＋－＠]/u.test(text) ? text.slice(1) : text
}
