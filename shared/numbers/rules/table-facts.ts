import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import { headerOf } from '../table-headers.ts'
import { tidy } from '../core/numeral.ts'
import type { CheckedBlock, CheckedNumber } from './checked-text.ts'
import { sentenceOf } from './clues.ts'
import { numberIn, rowsOf, type Piece } from './table-cells.ts'
import { readFacts, unitKey, type Fact } from './facts.ts'
import { textOf } from './plausibility.ts'
import { halfPlace } from './tallies.ts'

/** A cell that is nothing but a number, with the words of its row and its column. */
interface Cell {
  readonly row: string
  readonly column: string
  readonly number: CheckedNumber
  readonly value: number
  readonly unit: string | undefined
  readonly isPercent: boolean
}

interface Table {
  readonly block: CheckedBlock
  readonly cells: readonly Cell[]
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Whether each cell has one name: a list of things with their values, or one row under its heads. */
  readonly isList: boolean
}

/** So many tables, rows and columns, and facts of the text are held against each other. */
const MOST_TABLES = 20
const MOST_LABELS = 60
const MOST_FACTS = 2000

/**
 * A fact of the text and the cell of a table that states the same one with another value. Which cell it is, the sentence says:
 * it names the row (a year, a place) and the number is of what the column is headed with, or the other way round.
 */
export function tablePairs(
  blocks: readonly CheckedBlock[],
  now: number | undefined,
): readonly (readonly [Fact, Fact])[] {
  const tables = blocks
    .filter(({ role }) => role === 'table')
    .slice(0, MOST_TABLES)
    .flatMap((block) => readTable(block, now))
  if (tables.length === 0) return []
  const facts = blocks
    .filter(({ role }) => role !== 'table')
    .flatMap((block) => readFacts(block, { shortestName: 1 }))
    .filter(({ number, scopes }) => number.approx === 'none' && scopes === '')
    .slice(0, MOST_FACTS)
  return facts.flatMap((fact) => tables.flatMap((table) => pairWith(fact, table, now)))
}

function readTable(block: CheckedBlock, now: number | undefined): readonly Table[] {
  const rows = withUnits(rowsOf(block.text))
  const [head = [], ...body] = rows
  if (head.length < 2 || rows.length > MOST_LABELS || head.length > MOST_LABELS) return []
  const list = listOf(block, rows, now)
  if (list.length > 0) {
    const labels = list.map(({ row }) => row)
    return [{ block, cells: list, rows: labels, columns: labels, isList: true }]
  }
  if (body.length === 0) return []
  const cells = body.flatMap((row) => row.slice(1).flatMap((cell, at) => cellOf(block, row[0], head[at + 1], cell)))
  const rowWords = body.map(([first]) => nounOf(first?.words ?? ''))
  return [{ block, cells, rows: rowWords, columns: head.slice(1).map(({ words }) => nounOf(words)), isList: false }]
}

type Rows = readonly (readonly Piece[])[]

/** 井 | 口 | 55 is 井（口） | 55: a column of units belongs to the names before it. */
function withUnits(rows: Rows): Rows {
  const at = rows[0]?.findIndex(({ words }) => UNIT_HEAD.test(words.trim())) ?? -1
  if (at < 1) return rows
  return rows.map((row, index) => {
    const [name = NOTHING, ...others] = row.filter((_, column) => column !== at)
    const unit = row[at]?.words.trim() ?? ''
    return [index === 0 || unit === '' ? name : { ...name, words: `${name.words}（${unit}）` }, ...others]
  })
}
const UNIT_HEAD = /^(?:计量)?单位$|^units?$/iu

/** Heads that say nothing of what stands under them. */
const PLAIN_HEAD = new RegExp(`^(?:${anyOf(PHRASES.zh.plainHeads)}|${anyOf(PHRASES.en.plainHeads)})?$`, 'u')

/** The cells of a table with a name and a value in each row, or with one row of values under its heads; else none. */
function listOf(block: CheckedBlock, rows: Rows, now: number | undefined): readonly Cell[] {
  const [head = [], second = []] = rows
  const isPair = rows.every(({ length }) => length === 2)
  const over = nounOf(head[1]?.words ?? '')
  const hasHead = PLAIN_HEAD.test(over) || (isYear(over) && Number(over.slice(0, 4)) === now)
  if (isPair && (hasHead || cellOf(block, head[0], head[0], head[1] ?? NOTHING).length > 0))
    return rows.slice(hasHead ? 1 : 0).flatMap(([name, value = NOTHING]) => cellOf(block, name, name, value))
  const isRow = rows.length === 2 && second.length === head.length
  const cells = isRow ? second.flatMap((value, at) => cellOf(block, head[at], head[at], value)) : []
  return cells.length === head.length && !cells.some(({ number }) => number.kind === 'date') ? cells : []
}

const NOTHING: Piece = { start: 0, words: '' }

/** 茶园（亩） is of 茶园. */
const nounOf = (header: string): string =>
  header
    .replace(/[(（[].*$|[,，/／].*$/su, '')
    .trim()
    .toLowerCase()

function cellOf(block: CheckedBlock, row: Piece | undefined, column: Piece | undefined, cell: Piece): readonly Cell[] {
  const number = numberIn(block, cell)
  if (row === undefined || column === undefined || typeof number?.value !== 'number') return []
  const header = number.unit === undefined ? (headerOf(column.words) ?? headerOf(row.words)) : undefined
  const unit = number.unit ?? header?.unit
  return [
    {
      row: nounOf(row.words),
      column: nounOf(column.words),
      number,
      // What the numbers of the table were read with already is not told twice.
      value: isAsWritten(number.value, cell.words) ? tidy(number.value * (header?.factor ?? 1)) : number.value,
      unit,
      isPercent: number.kind === 'percent' || header?.kind === 'percent',
    },
  ]
}

/** Whether the value is that of the digits alone. */
const isAsWritten = (value: number, words: string): boolean => Number(words.trim().replaceAll(/[,，\s]/g, '')) === value

function pairWith(
  fact: Fact,
  { block, cells, rows, columns, isList }: Table,
  now: number | undefined,
): readonly (readonly [Fact, Fact])[] {
  const sentence = sentenceOf(fact.block, fact.number)
  if (sentence === undefined) return []
  const text = fact.block.lower.slice(sentence.start, sentence.end)
  const told = { text, years: yearsOf(fact, text, now) }
  const clause = { text: clauseOf(fact), years: told.years }
  // 东乡打井50口，西乡打井30口: a sentence that names several rows says in each clause of which it tells.
  const isKey = (keys: readonly string[], key: string): boolean =>
    isNamed(told, key) && (isOnly(told, keys, key) || (isNamed(clause, key) && isOnly(clause, keys, key)))
  // Nothing says here of which year or place a value is: only what looks like it miswritten is held against it.
  const isTold = (told.years === '' || told.years === String(now)) && !NARROWED.test(clause.text)
  const own = cells.filter((cell) =>
    isList
      ? isTold && isOf(fact, cell.row, cell.unit) && isMiswritten(fact.value[0], cell.value)
      : (isOf(fact, cell.column, cell.unit) && isKey(rows, cell.row)) ||
        (isOf(fact, cell.row, cell.unit) && isKey(columns, cell.column)),
  )
  const [cell] = own
  if (cell === undefined || own.length !== 1 || !isOther(fact, cell)) return []
  // The value of another row may be what the sentence speaks of.
  const isElsewhere = cells.some(
    (one) => one.value === fact.value[0] && (one.row === cell.row || one.column === cell.column),
  )
  const there: Fact = {
    ...fact,
    block,
    number: { ...cell.number, value: cell.value },
    value: [cell.value, cell.value],
  }
  return isElsewhere ? [] : [[there, fact]]
}

/** The words between two commas around a number. */
function clauseOf({ block, number }: Fact): string {
  const before = block.lower.slice(Math.max(0, number.start - 40), number.start)
  const behind = block.lower.slice(number.end, number.end + 20)
  const stops = [...',，、;；。:：'].map((sign) => before.lastIndexOf(sign))
  return before.slice(Math.max(...stops) + 1) + (/^[^,，、;；。]*/u.exec(behind)?.[0] ?? '')
}
/** A part of what the table tells of, or not yet so. */
const NARROWED =
  /其中|计划|原定|还有|还剩|其余|另有|剩下|首批|第一批|已经?(?!达)|(?![全本我该各])\p{Script=Han}[乡镇村县区组队](?![里内])/u

/** A sentence and the one year of which it tells; empty where it tells of none or of several. */
interface Told {
  readonly text: string
  readonly years: string
}

/** 去年 and “last year” count from the day of publication; a sentence with two times tells of two. */
function yearsOf({ years }: Fact, text: string, now: number | undefined): string {
  const shifts = [/今年|\bthis year\b/u, /去年|上年|\blast year\b/u, /前年/u].flatMap((word, back) =>
    now !== undefined && word.test(text) ? [String(now - back)] : [],
  )
  const all = new Set([...years.split(',').filter((year) => year !== ''), ...shifts])
  return [...all].join()
}

const isYear = (label: string): boolean => /^(?:19|20)\d\d年?$/u.test(label)

/** Whether the sentence speaks of a row: of its year, or by its name. */
const isNamed = ({ text, years }: Told, key: string): boolean =>
  isYear(key)
    ? years === key.slice(0, 4)
    : (/^\p{Script=Han}{2,}$/u.test(key) || /^[a-z][a-z .'’-]{3,}$/u.test(key)) && text.includes(key)

const isOnly = (told: Told, keys: readonly string[], key: string): boolean =>
  keys.filter((one) => isNamed(told, one)).length === 1 && keys.filter((one) => one === key).length === 1

/** Whether a fact is of what a header names: 茶园 of “共有茶园”, employees of Employees. */
function isOf(fact: Fact, noun: string, unit: string | undefined): boolean {
  // 井数 is of 井.
  const thing = /^(\p{Script=Han}+?)(?:总|个)?数量?$/u.exec(noun)?.[1]
  return isOfThing(fact, noun, unit) || (thing !== undefined && isOfThing(fact, thing, unit))
}

function isOfThing({ label, number, block }: Fact, noun: string, unit: string | undefined): boolean {
  // 打井50口 is of 井（口）: one character is a name with its unit alone.
  if (/^\p{Script=Han}$/u.test(noun)) return unit !== undefined && unit === number.unit && label.endsWith(noun)
  if (/^\p{Script=Han}{2,}$/u.test(noun))
    return (
      label.endsWith(noun) || block.text.slice(Math.max(0, number.start - noun.length - 2), number.start).includes(noun)
    )
  const last = noun.split(' ').at(-1) ?? ''
  return last.length > 3 && (last === label || `${label}s` === last || `${last}s` === label)
}

/** 420 for 240: two digits that changed places. */
export const areSwapped = (one: number, other: number): boolean =>
  isMiswritten(one, other) &&
  Array.from(String(one)).toSorted().join('') === Array.from(String(other)).toSorted().join('')

/** Two digits changed places, or one is another one. */
function isMiswritten(one: number, other: number): boolean {
  const [a, b] = [String(one), String(other)]
  const off = Array.from(a).flatMap((digit, at) => (digit === b[at] ? [] : [at]))
  const [first = 0, second] = off
  if (a.length !== b.length || off.length > 2) return false
  return second === undefined ? a.length > 1 : a[first] === b[second] && a[second] === b[first]
}

/** Whether the cell has another value: near enough to be meant, and further away than either was rounded. */
function isOther({ number, value, block }: Fact, cell: Cell): boolean {
  const [a, b] = [value[0], cell.value]
  if ((number.kind === 'percent') !== cell.isPercent || a === b || a <= 0 || b <= 0) return false
  if (number.unit !== undefined && cell.unit !== undefined && unitKey(number.unit) !== unitKey(cell.unit)) return false
  if (number.unit === undefined && cell.unit !== undefined && number.kind !== 'count') return false
  const slack = halfPlace(textOf(block, number), a)
  return Math.abs(a - b) > slack + 1e-9 && (Math.min(a, b) / Math.max(a, b) >= 0.7 || areSwapped(a, b))
}
