import type { CellObject, Feature, Image, Sheet } from 'write-excel-file/node'
import writeWorkbook from 'write-excel-file/node'
import { getCellAddress } from 'write-excel-file/utility'
import type { Translate } from '#shared/messages/translate.ts'
import type { Cell, ExportTable } from './export-table.ts'
import { rowsThatHold } from './long-words.ts'

/** What a sheet holds at the most, its heads included; what is more goes on on the next. */
const MOST_ROWS = 1_048_576
/** The library makes a sheet as one string, which is no longer than about half a billion letters: a cell is fewer than 60. */
const MOST_CELLS = 8_000_000

/**
 * Tables as an Office Open XML workbook, a sheet each, whose heads stay in sight and can be filtered by. Words are cells of
 * type string, which no program runs. Whoever asks holds all of it in memory, and waits.
 */
export async function xlsxOf(
  tables: readonly ExportTable[],
  t: Translate,
  mostRows: number = MOST_ROWS,
): Promise<Uint8Array> {
  const sheets = tables.flatMap((table) => sheetsOf(table, t, mostRows))
  return writeWorkbook(sheets, { features: [filtersOver(sheets)] }).toBuffer()
}

type OneSheet = Sheet<Image['content']>

function sheetsOf({ name, columns, rows }: ExportTable, t: Translate, mostRows: number): readonly OneSheet[] {
  const heads = columns.map(({ head }) => ({ ...wordCell(head), fontWeight: 'bold' as const }))
  const most = Math.min(mostRows, Math.floor(MOST_CELLS / columns.length))
  const parts = [[heads]] as (CellObject | null)[][][]
  for (const row of rows) {
    for (const fitting of rowsThatHold(row, t)) {
      if (parts.at(-1)?.length === most) parts.push([heads])
      parts.at(-1)?.push(fitting.map(cellOf))
    }
  }
  return parts.map((data, at) => ({
    sheet: at === 0 ? name : `${name} (${String(at + 1)})`,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data,
  }))
}

/** A filter over the heads of each sheet, which the library leaves to whoever uses it: the last thing in a sheet as we have it (ISO/IEC 29500-1, 18.3.1.99). */
function filtersOver(sheets: readonly OneSheet[]): Feature<Image['content']> {
  const insert = (_: unknown, { sheetIndex }: { readonly sheetIndex: number }): string => {
    const data = sheets[sheetIndex]?.data ?? []
    return `<autoFilter ref="A1:${getCellAddress(data.length - 1, (data[0]?.length ?? 1) - 1)}"/>`
  }
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { insert } } } }
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
  return { type: String, value: sheetWords(words) }
}

/** Characters that XML 1.0 cannot carry, not even as references. */
const NOT_IN_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
/** Characters that XML carries and the library leaves out, among them the one that stands for what could not be read. */
const LEFT_OUT = /[\u007F-\u0084\u0086-\u009F\uFDD0-\uFDEF\uFFFD]/g
/** Where words look like a character that a workbook writes by its number (ISO/IEC 29500-1, 22.9.2.19). */
const LIKE_NUMBERED = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Words as the library has to get them, so that every program reads them as they are. */
function sheetWords(words: string): string {
  const carried = words
    .replace(NOT_IN_XML, '')
    .replace(LIKE_NUMBERED, '_x005F_')
    .replace(LEFT_OUT, (each) => `_x${each.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
  // The library keeps words by themselves in an object, which knows some from birth ("constructor"); it takes the NUL out.
  return carried in Object.prototype ? `${carried}\0` : carried
}
