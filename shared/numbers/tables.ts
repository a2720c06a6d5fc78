import type { Grid } from '../domain/mark.ts'
import type { FoundNumber } from './core/found-number.ts'
import { tidy } from './core/numeral.ts'
import { headerOf, type Header } from './table-headers.ts'

/** A cell of a table: places in code points of its text. */
interface Cell {
  readonly start: number
  readonly end: number
  readonly colSpan?: number | undefined
  readonly rowSpan?: number | undefined
  readonly isHeader?: boolean | undefined
}

/** （万元） and (thousand) of a header. */
const SCALE_ALONE = /^(?:[十百千万萬亿億]+\D*|(?:thousand|million|billion|trillion)s?|000s?)$/iu
/** How many cells of a table are looked at. */
const MOST_CELLS = 20_000

/**
 * The numbers of a table with what its headers say of them: a bare number takes the unit of its column's header, or else
 * of its row's (棵, 万元, %, mm), or else `ofAll`, and in a column of years four digits are a date. Other texts pass as they are.
 */
export function withHeaders(
  numbers: readonly FoundNumber[],
  text: string,
  grid: Grid | undefined,
  ofAll?: Header,
): readonly FoundNumber[] {
  if (numbers.length === 0 || (grid === undefined && !text.includes('\t'))) return numbers
  const rows = grid?.rows ?? rowsOf(text)
  if (rows.length < 2 || rows.length * (rows[0]?.length ?? 0) > MOST_CELLS) return numbers
  const characters = Array.from(text)
  const wordsOf = ({ start, end }: Cell): string => characters.slice(start, end).join('').trim()
  const columns = columnsOf(rows)
  const heads = headRows(rows, wordsOf)
  const byColumn = columnHeaders(rows, columns, heads, wordsOf)
  const counting = ofAll === undefined ? NO_COLUMNS : countingColumns(rows, columns, heads, wordsOf)
  const told: FoundNumber[] = []
  let next = 0
  for (const [index, row] of rows.entries()) {
    const label = row[0] === undefined ? '' : wordsOf(row[0])
    // A row that is called A, B or K is no ampere, byte or kelvin.
    const ofRow = /^[A-Za-z]$/u.test(label) ? undefined : headerOf(label)
    for (const [place, cell] of row.entries()) {
      const column = columns[index]?.[place] ?? place
      for (let one = numbers[next]; one !== undefined && one.start < cell.end; one = numbers[next]) {
        const header =
          index < heads
            ? undefined
            : (byColumn.get(column) ??
              (column === 0 ? undefined : (ofRow ?? (counting.has(column) ? undefined : ofAll))))
        const isYear = index < heads && (heads > 1 || cell.isHeader === true) && YEAR.test(one.text)
        // 2025 over 清河镇 counts no towns, though its row is called 镇.
        const isOfRow = index === 0 && column > 0 && (ofRow?.isYear === true || !YEAR.test(one.text))
        const isInRow = isYear ? YEARS : isOfRow ? ofRow : undefined
        next += 1
        // （万元） and ($ millions) in a header are units, no numbers.
        if (
          (index < heads || column === 0 || isInBrackets(characters, one)) &&
          (one.value === undefined || SCALE_ALONE.test(one.text))
        )
          continue
        told.push(isBare(one, wordsOf(cell)) ? withHeader(one, header ?? isInRow) : one)
      }
    }
  }
  return [...told, ...numbers.slice(next)]
}

/** The column in which each cell begins: a cell over several columns, or down several rows, moves those behind it. */
function columnsOf(rows: readonly (readonly Cell[])[]): readonly (readonly number[])[] {
  // Rows for which each column is still taken by a cell from above.
  const taken: number[] = []
  return rows.map((row) => {
    let column = 0
    const own = row.map((cell) => {
      while ((taken[column] ?? 0) > 0) column += 1
      const at = column
      for (let over = 0; over < Math.min(cell.colSpan ?? 1, MOST_SPAN); over += 1)
        taken[column + over] = cell.rowSpan ?? 1
      column = at + (cell.colSpan ?? 1)
      return at
    })
    for (const [at, left] of taken.entries()) taken[at] = Math.max(0, left - 1)
    return own
  })
}

/** No header reaches over more columns. */
const MOST_SPAN = 200

/** How many rows at the top are headers: the first, and those under it that one reaches into or over. */
function headRows(rows: readonly (readonly Cell[])[], wordsOf: (cell: Cell) => string): number {
  const first = rows[0] ?? []
  const isSpanned = first.some(({ colSpan = 1 }) => colSpan > 1)
  const reach = Math.max(1, ...first.map(({ rowSpan = 1 }) => rowSpan))
  let heads = Math.min(reach, 3)
  const isHead = (row: readonly Cell[]): boolean =>
    row.length > 0 &&
    (row.every(({ isHeader }) => isHeader === true) || (isSpanned && !row.some((cell) => isFigure(wordsOf(cell)))))
  for (let row = rows[heads]; heads < 3 && row !== undefined && isHead(row); row = rows[heads]) heads += 1
  return heads < rows.length ? heads : 1
}

/** A cell that holds a figure alone; a year may be a header. */
const isFigure = (words: string): boolean => /^[\d.,%$€£¥-]+$/u.test(words) && !YEAR.test(words)
const YEAR = /^(?:19|20)\d\d$/u
const YEARS: Header = { isYear: true, unit: undefined, kind: 'date', factor: 1 }

/** What the rows of headers say of each column under them; the lowest one that names a unit counts. */
function columnHeaders(
  rows: readonly (readonly Cell[])[],
  columns: readonly (readonly number[])[],
  heads: number,
  wordsOf: (cell: Cell) => string,
): ReadonlyMap<number, Header> {
  const found = new Map<number, Header>()
  for (const [index, row] of rows.slice(0, heads).entries()) {
    // A, B, C over columns are their names.
    const letters = row.filter((cell) => /^[A-Z]$/u.test(wordsOf(cell))).length
    for (const [place, cell] of row.entries()) {
      const words = wordsOf(cell)
      const header = letters > 1 && /^[A-Z]$/u.test(words) ? undefined : headerOf(words)
      if (header === undefined) continue
      const from = columns[index]?.[place] ?? place
      for (let over = 0; over < Math.min(cell.colSpan ?? 1, MOST_SPAN); over += 1) found.set(from + over, header)
    }
  }
  return found
}

/** ($ million) of a head that stands in a cell with all of its table. */
const isInBrackets = (characters: readonly string[], { start, end }: FoundNumber): boolean =>
  /[)）]/u.test(characters[end] ?? '') && /[(（]/u.test(characters.slice(Math.max(0, start - 8), start).join(''))

const NO_COLUMNS: ReadonlySet<number> = new Set()
/** 序号, Rank: such a column counts the rows, in no unit; 占比, Growth and 倍数 are told in their own. */
const COUNTING =
  /^(?:序号?|排名|名次|编号|序|位次|代码|邮编|电话|日期|No\.?|#|rank|number|code|date)$|[比率幅]$|占比|比重|增长|增速|倍数|\b(?:share|rate|growth|change|ratio|percent)\b/iu

/** The columns to which a unit of the whole table does not belong. */
function countingColumns(
  rows: readonly (readonly Cell[])[],
  columns: readonly (readonly number[])[],
  heads: number,
  wordsOf: (cell: Cell) => string,
): ReadonlySet<number> {
  const found = rows
    .slice(0, heads)
    .flatMap((row, index) =>
      row.flatMap((cell, place) => (COUNTING.test(wordsOf(cell)) ? [columns[index]?.[place] ?? place] : [])),
    )
  return new Set(found)
}

/** Rows of a text whose cells are parted by tabs. */
function rowsOf(text: string): readonly (readonly Cell[])[] {
  const rows: Cell[][] = []
  let at = 0
  for (const line of text.split('\n')) {
    const row: Cell[] = []
    for (const piece of line.split('\t')) {
      const length = Array.from(piece).length
      row.push({ start: at, end: at + length })
      at += length + 1
    }
    rows.push(row)
  }
  return rows
}

const OWN_SCALE = /[\d０-９] ?\p{L}|[万萬亿億]|\p{Script=Latin}{3}/u
/** A number that is all that its cell holds, and has no unit of its own. */
const isBare = (number: FoundNumber, cell: string): boolean =>
  number.unit === undefined &&
  (number.kind === 'count' || (number.kind === 'date' && /^\d+$/u.test(cell))) &&
  number.text.trim() === cell

function withHeader(number: FoundNumber, header: Header | undefined): FoundNumber {
  if (header === undefined) return number
  const { value } = number
  if (header.isYear === true)
    return typeof value === 'number' && /^[12]\d{3}$/u.test(number.text)
      ? { ...number, kind: 'date', value: number.text, counts: undefined }
      : number
  if (header.unit === undefined && header.factor === 1) return number
  const read = typeof value === 'string' ? Number(value) : value
  // 2万 under （万）, 3 million under ($ millions): the cell says how many times itself.
  const factor = OWN_SCALE.test(number.text) ? 1 : header.factor
  const scaled =
    typeof read === 'number' ? tidy(read * factor) : read && ([tidy(read[0] * factor), tidy(read[1] * factor)] as const)
  return {
    ...number,
    kind: header.kind,
    value: scaled,
    unit: header.unit,
    counts: header.kind === 'count' ? number.counts : undefined,
  }
}
