import { escapeHtml } from '#shared/markup/escape.ts'
import { packageOf, type LongPart, type PackagePart } from '../zip.ts'
import type { Cell, ExportTable } from './export-table.ts'

/** A table whose rows may be made while they are written. */
export type SheetTable = Omit<ExportTable, 'rows'> & { readonly rows: Iterable<readonly Cell[]> }

/** Characters that XML 1.0 cannot carry, not even as references. */
const NOT_IN_XML =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
/** What a cell of a workbook holds at the most, in UTF-16 units. */
const MOST_LETTERS = 32_767
/** What a sheet holds at the most, its heads included; what is more goes on on the next. */
const MOST_ROWS = 1_048_576
/** So much of a sheet is written at a time, in UTF-16 units. */
const PIECE_LETTERS = 65_536

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Looks of cells by their number in the part of styles: heads, words, amounts, days, times. */
const LOOK = { head: 1, words: 2, amount: 3, day: 4, time: 5 } as const
const TOP = '<alignment vertical="top"/>'
const STYLES = `${DECLARATION}<styleSheet ${MAIN}><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${TOP}</xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${TOP}</xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${TOP}</xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/**
 * Tables as an Office Open XML workbook (ISO/IEC 29500-1, 18), a sheet each, a piece at a time: words stand in their cells
 * and not in a list beside, so that nothing of a long table is kept. Words are cells of type string, which no program runs.
 */
export function xlsxPieces(
  tables: Iterable<SheetTable>,
  now: number,
  mostRows: number = MOST_ROWS,
): Iterable<Uint8Array> {
  return packageOf(partsOf(tables, mostRows), now)
}

function* partsOf(tables: Iterable<SheetTable>, mostRows: number): Generator<PackagePart | LongPart, void, void> {
  const names: string[] = []
  for (const table of tables) {
    const rows = table.rows[Symbol.iterator]()
    for (let next = rows.next(), turn = 1; turn === 1 || next.done !== true; turn += 1) {
      names.push(turn === 1 ? table.name : `${table.name} (${String(turn)})`)
      const ended = { next }
      yield {
        name: `xl/worksheets/sheet${String(names.length)}.xml`,
        pieces: encoded(sheetPieces(table, rows, ended, { mostRows, isFirst: names.length === 1 })),
      }
      ;({ next } = ended)
    }
  }
  // What tells of the sheets comes last: how many there are is known by then.
  yield textPart('xl/styles.xml', STYLES)
  yield textPart('xl/workbook.xml', workbook(names))
  yield textPart('xl/_rels/workbook.xml.rels', workbookRelations(names))
  yield textPart('_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']]))
  yield textPart('[Content_Types].xml', contentTypes(names))
}

/** One sheet: heads that stay in sight, with a filter over them, and rows as far as a sheet goes. `ended.next`: the row that comes next. */
function* sheetPieces(
  { columns }: SheetTable,
  rows: Iterator<readonly Cell[], unknown>,
  ended: { next: IteratorResult<readonly Cell[], unknown> },
  { mostRows, isFirst }: { readonly mostRows: number; readonly isFirst: boolean },
): Generator<string, void, void> {
  const letters = columns.map((_, at) => letterOf(at + 1))
  const widths = columns
    .map(
      ({ width }, at) =>
        `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(width)}" customWidth="1"/>`,
    )
    .join('')
  const heads = columns.map(({ head }, at) => wordCell(`${letters[at] ?? ''}1`, head, LOOK.head)).join('')
  // The order of a sheet's parts is laid down (18.3.1.99).
  yield `${DECLARATION}<worksheet ${MAIN}><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths}</cols><sheetData><row r="1">${heads}</row>`
  let row = 1
  let waiting = ''
  for (; ended.next.done !== true && row < mostRows; ended.next = rows.next()) {
    row += 1
    const cells = ended.next.value.map((cell, at) => cellXml(`${letters[at] ?? ''}${String(row)}`, cell)).join('')
    waiting += `<row r="${String(row)}">${cells}</row>`
    if (waiting.length < PIECE_LETTERS) continue
    yield waiting
    waiting = ''
  }
  yield `${waiting}</sheetData><autoFilter ref="A1:${letters.at(-1) ?? 'A'}${String(row)}"/></worksheet>`
}

/** The letters of a column, counted from 1. */
function letterOf(column: number): string {
  const rest = column - 1
  return (rest < 26 ? '' : letterOf(Math.floor(rest / 26))) + String.fromCharCode(65 + (rest % 26))
}

function cellXml(at: string, cell: Cell): string {
  if (cell === undefined || cell === '') return ''
  if (typeof cell === 'object') return dateCell(at, cell)
  // Beyond fifteen digits a spreadsheet knows no number exactly.
  if (typeof cell === 'number' && Math.abs(cell) < 1e15) return amountCell(at, cell, LOOK.amount)
  return wordCell(at, String(cell), LOOK.words)
}

/** Before this day spreadsheets know no date. */
const FIRST_DAY = '1900-03-01'
const DAY_MS = 86_400_000
/** The number by which spreadsheets know 1970-01-01. */
const FIRST_OF_1970 = 25_569

function dateCell(at: string, cell: { readonly atMs: number } | { readonly day: string }): string {
  if ('day' in cell && cell.day < FIRST_DAY) return wordCell(at, cell.day, LOOK.words)
  const timeMs = 'day' in cell ? Date.parse(`${cell.day}T00:00:00Z`) : localAsUtc(cell.atMs)
  if (Number.isNaN(timeMs)) return 'day' in cell ? wordCell(at, cell.day, LOOK.words) : ''
  return amountCell(at, timeMs / DAY_MS + FIRST_OF_1970, 'day' in cell ? LOOK.day : LOOK.time)
}

/** A spreadsheet knows no zone: the clock's time as if it were UTC's, which is what is written. */
function localAsUtc(atMs: number): number {
  return atMs - new Date(atMs).getTimezoneOffset() * 60_000
}

function amountCell(at: string, amount: number, look: number): string {
  return `<c r="${at}" s="${String(look)}"><v>${String(amount)}</v></c>`
}

function wordCell(at: string, words: string, look: number): string {
  const text = words.replace(NOT_IN_XML, '').slice(0, MOST_LETTERS)
  return `<c r="${at}" s="${String(look)}" t="inlineStr"><is><t xml:space="preserve">${escapeHtml(text)}</t></is></c>`
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, at) => `<sheet name="${escapeHtml(name)}" sheetId="${String(at + 1)}" r:id="rId${String(at + 1)}"/>`,
  )
  return `${DECLARATION}<workbook ${MAIN} xmlns:r="${RELATED}"><bookViews><workbookView/></bookViews><sheets>${sheets.join('')}</sheets></workbook>`
}

function workbookRelations(names: readonly string[]): string {
  return relations([
    ...names.map((_, at): Relation => [`rId${String(at + 1)}`, 'worksheet', `worksheets/sheet${String(at + 1)}.xml`]),
    [`rId${String(names.length + 1)}`, 'styles', 'styles.xml'],
  ])
}

type Relation = readonly [id: string, type: string, target: string]

function relations(list: readonly Relation[]): string {
  const all = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATED}/${type}" Target="${target}"/>`,
  )
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function contentTypes(names: readonly string[]): string {
  const sheets = names.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${String(at + 1)}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  )
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${sheets.join('')}</Types>`
}

const encoder = new TextEncoder()

function textPart(name: string, xml: string): PackagePart {
  return { name, bytes: () => encoder.encode(xml) }
}

function* encoded(texts: Iterable<string>): Generator<Uint8Array, void, void> {
  for (const text of texts) yield encoder.encode(text)
}
