import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeWorkbook, { type CellObject } from 'write-excel-file/node'
import type { Cell, ExportTable } from './export-table.ts'

/** Characters that XML 1.0 cannot carry, not even as references. */
const NOT_IN_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
/** What a cell of a workbook holds at the most, in UTF-16 units. */
const MOST_LETTERS = 32_767

/** Tables as an Office Open XML workbook, a sheet each. Words are cells of type string, which no program runs. */
export async function xlsxOf(tables: readonly ExportTable[]): Promise<Uint8Array> {
  const sheets = tables.map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ head }) => ({ ...wordCell(head), fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cellOf)),
    ],
  }))
  return withFilters(await writeWorkbook(sheets).toBuffer(), tables)
}

/** Each sheet with a filter over its heads, which the library does not write. */
function withFilters(workbook: Uint8Array, tables: readonly ExportTable[]): Uint8Array {
  const parts = unzipSync(workbook)
  tables.forEach(({ columns, rows }, index) => {
    const name = `xl/worksheets/sheet${String(index + 1)}.xml`
    const sheet = parts[name]
    if (sheet === undefined) return
    const filter = `<autoFilter ref="A1:${letterOf(columns.length)}${String(rows.length + 1)}"/>`
    // Behind the data; the order of a sheet's parts is laid down (ISO/IEC 29500-1, 18.3.1.99).
    parts[name] = strToU8(strFromU8(sheet).replace('</sheetData>', `</sheetData>${filter}`))
  })
  return zipSync(parts)
}

/** The letters of a column, counted from 1. */
function letterOf(column: number): string {
  const rest = column - 1
  return (rest < 26 ? '' : letterOf(Math.floor(rest / 26))) + String.fromCharCode(65 + (rest % 26))
}

function cellOf(cell: Cell): CellObject | null {
  if (cell === undefined || cell === '') return null
  if (typeof cell === 'object') return dateCell(cell)
  // Beyond fifteen digits a spreadsheet knows no number exactly.
  if (typeof cell === 'number' && Math.abs(cell) < 1e15) return { type: Number, value: cell, alignVertical: 'top' }
  return { ...wordCell(String(cell)), wrap: true, alignVertical: 'top' }
}

/** Before this day spreadsheets know no date. */
const FIRST_DAY = '1900-03-01'

function dateCell(cell: { readonly atMs: number } | { readonly day: string }): CellObject {
  if ('day' in cell && cell.day < FIRST_DAY) return { ...wordCell(cell.day), alignVertical: 'top' }
  const at = 'day' in cell ? new Date(`${cell.day}T00:00:00Z`) : localAsUtc(cell.atMs)
  if (Number.isNaN(at.getTime())) return { ...wordCell('day' in cell ? cell.day : ''), alignVertical: 'top' }
  return { type: Date, value: at, format: 'day' in cell ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm', alignVertical: 'top' }
}

/** A spreadsheet knows no zone: the clock's time as if it were UTC's, which is what is written. */
function localAsUtc(atMs: number): Date {
  return new Date(atMs - new Date(atMs).getTimezoneOffset() * 60_000)
}

function wordCell(words: string): CellObject {
  return { type: String, value: words.replace(NOT_IN_XML, '').slice(0, MOST_LETTERS) }
}
