import { csvCell } from '#shared/lib/csv-cell.ts'
import { timeWords, type Cell, type ExportTable } from './export-table.ts'

/**
 * A table as CSV (RFC 4180): UTF-8 with a byte-order mark, by which spreadsheet programs know Chinese, lines end in CRLF.
 * Words that a spreadsheet would run as a formula are put behind an apostrophe (OWASP, CSV injection); amounts stay amounts.
 */
export function csvOf({ columns, rows }: ExportTable): string {
  return `\uFEFF${csvLines([columns.map(({ head }) => head), ...rows])}`
}

/** Some rows of such a table, for one that is made a part at a time. */
export function csvLines(rows: ExportTable['rows']): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

function field(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return timeWords(cell)
  return csvCell(/^[\t\r\n]/u.test(cell) ? `'${cell}` : cell)
}
