import type { ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { findNumbers, type FindNumbersOptions, type FoundNumber } from '../numbers/find-numbers.ts'
import { numbersOfText } from '../numbers/numbers-of-text.ts'
import { cleanBlock } from '../text/clean-block.ts'
import { numberRow } from './number-row.ts'

interface Dated {
  readonly blocks: readonly Block[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
}

/** How a number is read, before and after. */
interface Reread {
  readonly was: FoundNumber | undefined
  readonly is: FoundNumber | undefined
}

/** Only these are read by a date. */
const BY_DATE: readonly NumberRecord['kind'][] = ['date', 'time']

/**
 * What another date of the article does to its ledger: a number whose value depends on the date has the other value, one
 * that was no number without a date becomes a row, and a row that is none without it stays and has no value. One that was
 * verified was so with another value, and is unchecked again; what was said against one still stands.
 * `from` is how the numbers were read, `to` how they are read now.
 */
export function redateNumbers(
  on: Dated,
  from: FindNumbersOptions,
  to: FindNumbersOptions,
): Pick<ChangeSet, 'added' | 'updated'> {
  const rows = Map.groupBy(on.numbers, ({ blockId }) => blockId)
  const changes = on.blocks
    .filter(({ role, text }) => role !== 'furniture' && text !== '')
    .map((block) => redateBlock(block, rows.get(block.id) ?? [], on.suggestions, from, to))
  return { added: changes.flatMap(({ added }) => added), updated: changes.flatMap(({ updated }) => updated) }
}

function redateBlock(
  block: Block,
  rows: readonly NumberRecord[],
  suggestions: readonly Suggestion[],
  from: FindNumbersOptions,
  to: FindNumbersOptions,
) {
  const rereads = (
    read: (options: FindNumbersOptions) => readonly FoundNumber[],
    keyOf: (found: FoundNumber) => string,
  ) => rereadBy(read(from), read(to), keyOf)
  const own = rereadByPlace(numbersOfText(block, from), numbersOfText(block, to))
  // Words that an accepted suggestion brought are read where they stand, in the clean text; their row knows them by their text.
  const clean = rows.some(({ suggestionId }) => suggestionId !== undefined)
    ? rereads((options) => numbersOfText(cleanBlock(block, suggestions), options), textKey)
    : new Map<string, Reread>()
  const rereadOf = (row: NumberRecord): Reread | undefined => {
    if (row.suggestionId !== undefined) return clean.get(row.text)
    if (row.origin === 'finder') return own.get(spanKey(row))
    return rereads((options) => findNumbers(row.text, options).slice(0, 1), textKey).get(row.text)
  }
  const updated = rows.flatMap((row) => {
    const reread = rereadOf(row)
    const next = reread === undefined ? row : rowAsRead(row, reread)
    return isSame(next, row) ? [] : [[row, next] as const]
  })
  const added = [...own.values()].flatMap(({ is }) =>
    is === undefined || rows.some((row) => row.suggestionId === undefined && row.start < is.end && is.start < row.end)
      ? []
      : [numberRow(block, is)],
  )
  return { added, updated }
}

/**
 * What is read otherwise by the other date, by its place before. With a day 下午3点 may be 上周五下午3点: what has no reading
 * of its own place any more is the one that lies over it.
 */
function rereadByPlace(was: readonly FoundNumber[], is: readonly FoundNumber[]): ReadonlyMap<string, Reread> {
  const [before, after] = [was, is].map((all) => new Map(all.map((found) => [spanKey(found), found])))
  const fresh = is.filter((found) => before?.has(spanKey(found)) !== true)
  const paired = new Map<string, Reread>()
  let at = 0
  for (const old of was.toSorted((a, b) => a.start - b.start)) {
    const same = after?.get(spanKey(old))
    while (same === undefined && (fresh[at]?.end ?? Number.POSITIVE_INFINITY) <= old.start) at += 1
    const over = fresh[at]
    const isOver = same === undefined && over !== undefined && over.start < old.end
    if (isOver) at += 1
    paired.set(spanKey(old), { was: old, is: isOver ? over : same })
  }
  const taken = new Set([...paired.values()].map((each) => each.is))
  const added = fresh.filter((found) => !taken.has(found)).map((found) => ({ was: undefined, is: found }))
  return new Map([...paired, ...added.map((each) => [spanKey(each.is), each] as const)].filter(isReread))
}

function isReread([, { was, is }]: readonly [string, Reread]): boolean {
  const isDated = [was, is].some((found) => found !== undefined && BY_DATE.includes(found.kind))
  return isDated && !isSame(was?.value, is?.value)
}

/** What is read otherwise by the other date, by its key. */
function rereadBy(
  was: readonly FoundNumber[],
  is: readonly FoundNumber[],
  keyOf: (found: FoundNumber) => string,
): ReadonlyMap<string, Reread> {
  const [before, after] = [was, is].map((all) => new Map(all.map((found) => [keyOf(found), found])))
  const keys = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])]
  const both = keys.map((key) => [key, { was: before?.get(key), is: after?.get(key) }] as const)
  return new Map(both.filter(isReread))
}

function rowAsRead(row: NumberRecord, { was, is }: Reread): NumberRecord {
  const value = is?.value
  const isMoved = was !== undefined && is !== undefined && row.origin === 'finder' && row.suggestionId === undefined
  const to = { ...row, ...(isMoved ? asFound(is) : {}), kind: is?.kind ?? row.kind, value }
  const isTicked = row.state === 'verified' && !isSame(value, row.value)
  return isTicked ? { ...to, state: 'unchecked', by: undefined, atMs: undefined } : to
}

/** Where a number stands, its words and what they say of it. */
function asFound({ start, end, text, unit, approx, counts }: FoundNumber) {
  return { start, end, text, unit, approx, counts }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function textKey({ text }: { readonly text: string }): string {
  return text
}

function spanKey({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${String(start)}-${String(end)}`
}
