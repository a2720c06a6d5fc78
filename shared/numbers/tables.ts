import type { Grid } from '../domain/mark.ts'
import type { FoundNumber } from './core/found-number.ts'
import { tidy } from './core/numeral.ts'
import { headerOf, type Header } from './table-headers.ts'

/** A cell of a table: places in code points of its text. */
interface Cell {
  readonly start: number
  readonly end: number
}

/** （万元） and (thousand) of a header. */
const SCALE_ALONE = /^(?:[十百千万萬亿億]+\D*|(?:thousand|million|billion|trillion)s?|000s?)$/iu
/** How many cells of a table are looked at. */
const MOST_CELLS = 20_000

/**
 * The numbers of a table with what its headers say of them: a bare number takes the unit of its column's header, or else
 * of its row's (棵, 万元, %, mm), and in a column of years four digits are a date. Other texts pass as they are.
 */
export function withHeaders(
  numbers: readonly FoundNumber[],
  text: string,
  grid: Grid | undefined,
): readonly FoundNumber[] {
  if (numbers.length === 0 || (grid === undefined && !text.includes('\t'))) return numbers
  const rows = grid?.rows ?? rowsOf(text)
  if (rows.length < 2 || rows.length * (rows[0]?.length ?? 0) > MOST_CELLS) return numbers
  const characters = Array.from(text)
  const wordsOf = ({ start, end }: Cell): string => characters.slice(start, end).join('').trim()
  const byColumn = (rows[0] ?? []).map((cell) => headerOf(wordsOf(cell)))
  const told: FoundNumber[] = []
  let next = 0
  for (const [index, row] of rows.entries()) {
    const ofRow = row[0] === undefined ? undefined : headerOf(wordsOf(row[0]))
    for (const [column, cell] of row.entries()) {
      for (let one = numbers[next]; one !== undefined && one.start < cell.end; one = numbers[next]) {
        const header = index === 0 ? undefined : (byColumn[column] ?? (column === 0 ? undefined : ofRow))
        const isInRow = index === 0 && column > 0 ? ofRow : undefined
        next += 1
        // （万元） and ($ millions) in a header are units, no numbers.
        if ((index === 0 || column === 0) && (one.value === undefined || SCALE_ALONE.test(one.text))) continue
        told.push(isBare(one, wordsOf(cell)) ? withHeader(one, header ?? isInRow) : one)
      }
    }
  }
  return [...told, ...numbers.slice(next)]
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

/** A number that is all that its cell holds, and has no unit of its own. */
const isBare = (number: FoundNumber, cell: string): boolean =>
  number.unit === undefined && (number.kind === 'count' || number.kind === 'date') && number.text.trim() === cell

function withHeader(number: FoundNumber, header: Header | undefined): FoundNumber {
  if (header === undefined) return number
  const { value } = number
  if (header.isYear === true)
    return typeof value === 'number' && /^[12]\d{3}$/u.test(number.text)
      ? { ...number, kind: 'date', value: number.text, counts: undefined }
      : number
  if (header.unit === undefined && header.factor === 1) return number
  const read = typeof value === 'string' ? Number(value) : value
  const { factor } = header
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
