import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import { headerOf } from '../table-headers.ts'
import type { Checked, CheckedBlock, CheckedNumber, Mark } from './checked-text.ts'
import { place, textOf } from './plausibility.ts'
import { numberIn, rowsOf, type Piece } from './table-cells.ts'
import { halfUnit } from './tallies.ts'

const { en: EN, zh: ZH } = PHRASES
const words = (en: readonly string[], zh: readonly string[]): string => `(?:${anyOf(en)}|${anyOf(zh)})`
const TOTAL = new RegExp(
  String.raw`^(?:${anyOf(EN.tableTotals)}|(?:[全本]\p{Script=Han}|各项|以上)?${anyOf(ZH.tableTotals)})$`,
  'u',
)
const SUBTOTAL = new RegExp(`^${words(EN.subtotals, ZH.subtotals)}$`, 'u')
const PART_OF = new RegExp(`^${words(EN.partRows, ZH.partRows)}`, 'u')
const NOT_ADDED = new RegExp(String.raw`\b${anyOf(EN.notAdded)}\b|${anyOf(ZH.notAdded)}`, 'u')
const SHARES = new RegExp(words(EN.shareHeads, ZH.shareHeads), 'u')
const MAIN_ONLY = new RegExp(String.raw`\b${anyOf(EN.mainOnly)}\b|${anyOf(ZH.mainOnly)}|…|\.{3}`, 'u')

const MOST_CELLS = 4000
/** A total further from its parts than this share of it was not meant as their sum. */
const MEANT = 0.5
const SHARES_MEANT = 15

/** A row or a column of numbers with what its heads say of them; an empty cell is a part that is not told. */
interface Line {
  readonly parts: readonly Part[]
  readonly total: CheckedNumber
  readonly header: string
}

interface Part {
  readonly label: string
  readonly number: CheckedNumber | undefined
}

/** A row or column called 合计 or “Total” that is not the sum of what it stands under or beside. */
export function tableTotals({ blocks }: Checked): readonly Mark[] {
  return blocks.flatMap((block, at) => {
    if (block.role !== 'table') return []
    const rows = rowsOf(block.lower)
    const [head = []] = rows
    if (rows.length < 3 || head.length < 2 || rows.length * head.length > MOST_CELLS) return []
    const around = [blocks[at - 1], block, blocks[at + 1]].map((one) => one?.lower.slice(0, 400) ?? '').join('\n')
    const isWhole = !MAIN_ONLY.test(around)
    return [...columnTotals(block, rows, isWhole), ...rowTotals(block, rows, isWhole)]
  })
}

type Rows = readonly (readonly Piece[])[]

/** 合 计（人） is 合计. */
const labelOf = (piece: Piece | undefined): string =>
  (piece?.words ?? '')
    .replace(/[(（[].*$/su, '')
    .replace(/[:：]\s*$/u, '')
    .replaceAll(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .trim()

function columnTotals(block: CheckedBlock, rows: Rows, isWhole: boolean): readonly Mark[] {
  const [head = [], ...body] = rows
  const labels = body.map((row) => labelOf(row[0]))
  if (labels.some((label) => PART_OF.test(label)) || !labels.some((label) => TOTAL.test(label) || SUBTOTAL.test(label)))
    return []
  return head.slice(1).flatMap((piece, at) => {
    const cells = body.map((row, index) => partOf(block, labels[index] ?? '', row[at + 1]))
    return groupsOf(cells, piece.words).flatMap((lines) =>
      lines.some((line) => isRight(block, line, isWhole)) ? [] : markOf(block, lines[0]),
    )
  })
}

const partOf = (block: CheckedBlock, label: string, cell: Piece | undefined): Part => ({
  label,
  number: numberIn(block, cell),
})

/** What is counted piece by piece is added whatever its name: 金, 银, 铜. */
function measureOf(header: string): string {
  const { kind = 'count', unit = '', factor = 1 } = headerOf(header) ?? {}
  return kind === 'count' ? `count ${String(factor)}` : unit
}

/** Each total of a column with the parts that it may be the sum of: those since the last subtotal, or all of them. */
function groupsOf(cells: readonly Part[], header: string): readonly (readonly Line[])[] {
  const all: Part[] = []
  const upper: Part[] = []
  let group: Part[] = []
  const found: (readonly Line[])[] = []
  for (const cell of cells) {
    const { label, number: total } = cell
    if (SUBTOTAL.test(label)) {
      if (total !== undefined) found.push([{ parts: group, total, header }])
      upper.push(cell)
      group = []
    } else if (TOTAL.test(label)) {
      if (total !== undefined && all.length > 0) {
        const tops = [...upper, ...group]
        found.push([
          { parts: all, total, header },
          { parts: tops, total, header },
        ])
      }
      return found
    } else {
      all.push(cell)
      group.push(cell)
    }
  }
  return found
}

/** Rows whose last column is their total: only where the other rows come out. */
function rowTotals(block: CheckedBlock, rows: Rows, isWhole: boolean): readonly Mark[] {
  const [head = [], ...body] = rows
  const at = head.findIndex((piece, index) => index > 0 && TOTAL.test(labelOf(piece)))
  if (at === -1) return []
  const isLast = at > 2
  // Names and remarks beside the numbers are no parts.
  const columns = head.flatMap((_, index) =>
    index > 0 && (isLast ? index < at : index > at) && body.some((row) => numberIn(block, row[index]) !== undefined)
      ? [index]
      : [],
  )
  const heads = columns.flatMap((index) => head[index] ?? [])
  const units = new Set(heads.map(({ words: own }) => measureOf(own)))
  if (heads.length < 2 || units.size > 1 || heads.some(({ words: own }) => NOT_ADDED.test(own) || SHARES.test(own)))
    return []
  const lines = body.flatMap((row): readonly Line[] => {
    const total = numberIn(block, row[at])
    const parts = columns.map((index) => partOf(block, labelOf(head[index]), row[index]))
    return total === undefined ? [] : [{ parts, total, header: head[at]?.words ?? '' }]
  })
  const wrong = lines.filter((line) => !isRight(block, line, isWhole))
  return wrong.length > lines.length / 2 ? [] : wrong.flatMap((line) => markOf(block, line))
}

const valueOf = (number: CheckedNumber | undefined): number => (typeof number?.value === 'number' ? number.value : 0)
const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { number }) => sum + valueOf(number), 0)

function markOf(block: CheckedBlock, line: Line | undefined): readonly Mark[] {
  if (line === undefined) return []
  const sum = Number(sumOf(line.parts).toFixed(4))
  return [{ ...place(block, line.total), values: { stated: textOf(block, line.total), sum } }]
}

/** Whether a total is the sum of its parts, or nothing tells that it was meant to be just that. */
function isRight(block: CheckedBlock, { parts, total, header }: Line, isWhole: boolean): boolean {
  const told = parts.filter(({ number }) => number !== undefined)
  const numbers = told.flatMap(({ number }) => number ?? [])
  if (told.length < 2 || [...numbers, total].some((one) => !isAdded(one, total))) return true
  const [sum, whole] = [sumOf(told), valueOf(total)]
  const off = Math.abs(sum - whole)
  if (off <= slackOf(block, numbers, header) + 1e-9) return true
  if (isShare(total, header)) return whole !== 100 || off > SHARES_MEANT || NOT_ADDED.test(header)
  const values = numbers.map(valueOf)
  // A mean lies among its parts; a price times a count is no sum.
  if (NOT_ADDED.test(header) || whole < Math.max(...values) || off > whole * MEANT) return true
  if (sum > whole) return hasSubsets(told, values)
  return !isWhole || told.length < parts.length || isProduct(values, whole)
}

const isShare = ({ kind }: CheckedNumber, header: string): boolean => kind === 'percent' || SHARES.test(header)

const isAdded = ({ kind, value, approx, unit }: CheckedNumber, total: CheckedNumber): boolean =>
  typeof value === 'number' &&
  value >= 0 &&
  approx === 'none' &&
  kind === total.kind &&
  unit === total.unit &&
  (kind === 'count' || kind === 'money' || kind === 'measure' || kind === 'percent')

/** People and things are counted to the last one; what is measured, or told in thousands, is rounded. */
function slackOf(block: CheckedBlock, numbers: readonly CheckedNumber[], header: string): number {
  const head = headerOf(header)
  const isCounted = head === undefined ? numbers[0]?.kind === 'count' : head.kind === 'count' && head.factor === 1
  const halves = numbers.map((number) => halfUnit(textOf(block, number)))
  const isExact = isCounted && !SHARES.test(header) && halves.every((half) => half === 0.5)
  return isExact ? 0 : (numbers.length + 1) * Math.min(...halves)
}

/** A row that the next ones make up, or that names a part of the row before it: 教师, 女教师. */
function hasSubsets(parts: readonly Part[], values: readonly number[]): boolean {
  return values.some((value, at) => {
    let sum = 0
    for (let end = at + 1; end < values.length && sum < value; end += 1) {
      sum += values[end] ?? 0
      if (sum === value && end > at + 1) return true
    }
    const [own = '', next = ''] = [parts[at]?.label, parts[at + 1]?.label]
    return own !== '' && next !== own && next.includes(own)
  })
}

const isProduct = (values: readonly number[], whole: number): boolean =>
  values.some((one, at) => values.some((other, index) => index > at && Math.abs(one * other - whole) < 1e-6 * whole))
