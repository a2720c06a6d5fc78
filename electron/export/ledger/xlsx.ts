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
  return writeWorkbook(sheets).toBuffer()
}

function cellOf(cell: Cell): CellObject | null {
  if (cell === undefined || cell === '') return null
  return typeof cell === 'number'
    ? { type: Number, value: cell }
    : { ...wordCell(cell), wrap: true, alignVertical: 'top' }
}

function wordCell(words: string): CellObject {
  return { type: String, value: words.replace(NOT_IN_XML, '').slice(0, MOST_LETTERS) }
}
