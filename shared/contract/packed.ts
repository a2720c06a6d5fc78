/**
 * JSON for long answers. A list of records repeats its keys, its kind and its article in every one of them; packed, a
 * list of objects is a table: the keys once, then a column for each, and a column that says the same all along once.
 *
 * Every list of the packed text starts with what it is: a list or a table; every column with how it is written.
 */
import { inOneGo, type Steps } from '../lib/steps.ts'

type Packed = string | number | boolean | null | readonly Packed[] | { readonly [key: string]: Packed }

const LIST = 0
const TABLE = 1

const SAME = 0
const PLAIN = 1
const CODED = 2
const NESTED = 3
const PARTIAL = 4

/** So many values are read back before there may be a rest. */
const A_STEP = 256

/** Fewer objects than this stay as they are. */
const LEAST_ROWS = 4

/** Objects with more keys than this among them are no records, and would make a wide and empty table. */
const MOST_KEYS = 64

/** A value of JSON as packed text; a field that is undefined is an absent one, as in JSON. */
export function packJson(value: unknown): string {
  return JSON.stringify(pack(value))
}

/** The value of a packed text. The order of keys is that of the first object which has them. Throws on other text. */
export function unpackJson(text: string): unknown {
  return inOneGo(unpackSteps(text))
}

/** The same, a column or a few hundred values a step. */
export function* unpackSteps(text: string): Steps<unknown> {
  const packed = JSON.parse(text) as Packed
  yield
  return yield* unpack(packed)
}

type Row = Readonly<Record<string, unknown>>

function pack(value: unknown): Packed {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value
    const table = list.length >= LEAST_ROWS && list.every(isRow) ? packTable(list) : undefined
    return table === undefined ? [LIST, ...packAll(list)] : [TABLE, list.length, ...table]
  }
  if (!isRow(value)) return value as Packed
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pack(part)]))
}

function packAll(values: readonly unknown[]): readonly Packed[] {
  return values.map(pack)
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Keys and columns; undefined where a table would not serve. */
function packTable(rows: readonly Row[]): readonly [readonly string[], readonly Packed[]] | undefined {
  const keys = new Set<string>()
  for (const row of rows) {
    for (const key of Object.keys(row)) keys.add(key)
    if (keys.size > MOST_KEYS) return undefined
  }
  // Written as a field, this one would change what an object is.
  if (keys.has('__proto__')) return undefined
  const names = [...keys]
  return [names, names.map((key) => packColumn(columnOf(rows, key)))]
}

/** The values of a key, undefined where a row has none. Only a few names can be there without being a row's own. */
function columnOf(rows: readonly Row[], key: string): readonly unknown[] {
  if (!(key in Object.prototype)) return rows.map((row) => row[key])
  return rows.map((row) => (Object.hasOwn(row, key) ? row[key] : undefined))
}

/** A column: one value for each row, undefined where a row has none. */
function packColumn(values: readonly unknown[]): Packed {
  const there = values.filter((value) => value !== undefined)
  if (there.length < values.length) {
    return [PARTIAL, values.map((value) => (value === undefined ? '0' : '1')).join(''), packColumn(there)]
  }
  const [first] = values
  if (!isComposite(first) && values.every((value) => value === first)) return [SAME, first as Packed]
  const table = values.every(isRow) ? packTable(values) : undefined
  if (table !== undefined) return [NESTED, ...table]
  return packCoded(values) ?? [PLAIN, packAll(values)]
}

function isComposite(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** Texts that come back again and again are written once, and then told by their number. */
function packCoded(values: readonly unknown[]): Packed | undefined {
  const codes = new Map<string, number>()
  const coded: number[] = []
  for (const value of values) {
    if (typeof value !== 'string') return undefined
    const known = codes.get(value)
    coded.push(known ?? codes.size)
    if (known === undefined) codes.set(value, codes.size)
    if (codes.size * 2 > values.length) return undefined
  }
  return [CODED, [...codes.keys()], coded]
}

function* unpack(packed: Packed): Steps<unknown> {
  if (isList(packed)) {
    const [kind, ...parts] = packed
    if (kind === LIST) return yield* unpackAll(parts)
    if (kind !== TABLE || typeof parts[0] !== 'number') throw new Error('not a packed list')
    return yield* unpackTable(parts[0], parts[1], parts[2])
  }
  if (typeof packed !== 'object' || packed === null) return packed
  const entries: [string, unknown][] = []
  for (const [key, part] of Object.entries(packed)) entries.push([key, yield* unpack(part)])
  return Object.fromEntries(entries)
}

function* unpackAll(values: readonly Packed[]): Steps<readonly unknown[]> {
  const all: unknown[] = []
  for (const [index, value] of values.entries()) {
    all.push(isComposite(value) ? yield* unpack(value) : value)
    if (index % A_STEP === A_STEP - 1) yield
  }
  return all
}

function* unpackTable(
  count: number,
  keys: Packed | undefined,
  columns: Packed | undefined,
): Steps<readonly Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = Array.from({ length: count }, () => ({}))
  const parts = listOf(columns)
  for (const [index, key] of listOf(keys).entries()) {
    const values = yield* unpackColumn(count, parts[index])
    const name = String(key)
    for (const [at, row] of rows.entries()) {
      if (values[at] !== undefined) row[name] = values[at]
    }
    yield
  }
  return rows
}

function* unpackColumn(count: number, packed: Packed | undefined): Steps<readonly unknown[]> {
  const [kind, first, second] = listOf(packed)
  switch (kind) {
    case SAME:
      return Array.from({ length: count }, () => first)
    case PLAIN:
      return yield* unpackAll(listOf(first))
    case CODED: {
      const texts = listOf(first)
      return listOf(second).map((code) => texts[Number(code)])
    }
    case NESTED:
      return yield* unpackTable(count, first, second)
    case PARTIAL: {
      const marks = String(first)
      const there = yield* unpackColumn(marks.split('1').length - 1, second)
      let at = 0
      return Array.from({ length: count }, (_, index) => (marks[index] === '1' ? there[at++] : undefined))
    }
    default:
      throw new Error('not a packed column')
  }
}

function isList(packed: Packed | undefined): packed is readonly Packed[] {
  return Array.isArray(packed)
}

function listOf(packed: Packed | undefined): readonly Packed[] {
  if (!isList(packed)) throw new Error('not a packed list')
  return packed
}
