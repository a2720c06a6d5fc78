import type { ChangeSet } from '../change/change-set.ts'
import type { Article } from '../domain/article.ts'
import type { Block } from '../domain/block.ts'
import type { SuggestionId } from '../domain/ids.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { DomainRecord } from '../domain/records.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import type { FindNumbersOptions, FoundNumber } from '../numbers/find-numbers.ts'
import { numbersOfText } from '../numbers/numbers-of-text.ts'
import type { Header } from '../numbers/table-headers.ts'
import { unitAbove } from '../numbers/unit-above.ts'
import { cleanEdits, toClean, type CleanEdit, type Span } from '../text/clean-places.ts'
import { cleanBlock } from '../text/clean-block.ts'
import { numberRow } from './number-row.ts'

/** How numbers in new words of an article are read: by its publication date, in its language. */
export function readingOf({ publishedAt, language }: Article): FindNumbersOptions {
  return {
    ...(publishedAt === undefined ? {} : { asOf: publishedAt }),
    ...(language === 'und' ? {} : { lang: language }),
  }
}

/** The article on which a change of suggestions is made. */
export interface Numbered {
  readonly blocks: readonly Block[]
  readonly suggestions: readonly Suggestion[]
  readonly numbers: readonly NumberRecord[]
  readonly options: FindNumbersOptions
}

/**
 * A change of suggestions together with what it does to the ledger, so that the coverage is true after every act: a number
 * whose words an accepted suggestion takes away no longer counts, a number in accepted new words is a row of its own and
 * unchecked, and both are as before when the suggestion is no longer accepted. A number that was found wrong and is
 * put right by its own suggestion stays the row that it is.
 */
export function withNumbers(change: Partial<ChangeSet>, on: Numbered): Partial<ChangeSet> {
  const touched = suggestionsIn(change)
  const after = suggestionsAfter(on.suggestions, change)
  const blocks = new Set(touched.map((suggestion) => suggestion.blockId))
  const added: DomainRecord[] = []
  const updated: (readonly [DomainRecord, DomainRecord])[] = []
  const removed: DomainRecord[] = []
  for (const block of on.blocks) {
    if (!blocks.has(block.id)) continue
    const own = on.numbers.filter((number) => number.blockId === block.id)
    const ledger = renumberBlock(block, after, own, on.options, unitOfAll(block, on.blocks))
    added.push(...ledger.added)
    updated.push(...ledger.updated)
    removed.push(...ledger.removed)
  }
  if (added.length + updated.length + removed.length === 0) return change
  return {
    added: [...(change.added ?? []), ...added],
    updated: [...(change.updated ?? []), ...updated],
    // A number in a suggestion's words goes before the suggestion.
    removed: [...removed, ...(change.removed ?? [])],
  }
}

function suggestionsIn({ added = [], updated = [], removed = [] }: Partial<ChangeSet>): readonly Suggestion[] {
  const all: readonly DomainRecord[] = [...added, ...updated.map(([, to]) => to), ...removed]
  return all.filter((record) => record.type === 'suggestion')
}

function suggestionsAfter(before: readonly Suggestion[], change: Partial<ChangeSet>): readonly Suggestion[] {
  const after = new Map(before.map((suggestion) => [suggestion.id, suggestion]))
  for (const record of change.removed ?? []) if (record.type === 'suggestion') after.delete(record.id)
  for (const record of [...(change.added ?? []), ...(change.updated ?? []).map(([, to]) => to)])
    if (record.type === 'suggestion') after.set(record.id, record)
  return [...after.values()]
}

interface Ledger {
  readonly added: readonly NumberRecord[]
  readonly updated: readonly (readonly [NumberRecord, NumberRecord])[]
  readonly removed: readonly NumberRecord[]
}

/** A number in the clean text that an accepted suggestion brought. */
interface Fresh {
  readonly number: FoundNumber
  readonly suggestion: Suggestion
}

/** The unit of a whole table; other blocks have none, and need not be put in order for it. */
function unitOfAll(block: Block, blocks: readonly Block[]): Header | undefined {
  if (block.role !== 'table') return undefined
  const ordered = blocks.toSorted((a, b) => a.order - b.order)
  return unitAbove(ordered, ordered.indexOf(block))
}

function renumberBlock(
  block: Block,
  suggestions: readonly Suggestion[],
  numbers: readonly NumberRecord[],
  options: FindNumbersOptions,
  ofAll: Header | undefined,
): Ledger {
  const edits = cleanEdits(block, suggestions)
  const fresh = freshNumbers(block, suggestions, edits, options, ofAll)
  const putRight = new Set(edits.flatMap(({ suggestion }) => suggestion.numberId ?? []))
  const rows = numbers.filter((number) => number.suggestionId !== undefined)
  return {
    ...pairedOff(block, rows, fresh),
    updated: numbers.flatMap((number) => {
      if (number.suggestionId !== undefined) return []
      const by = putRight.has(number.id) ? undefined : takenBy(number, edits, fresh)
      // One that the editor struck stays struck; only what a suggestion took away comes back with it.
      if (by === number.replacedBy || (number.isStruck && number.replacedBy === undefined)) return []
      return [[number, { ...number, isStruck: by !== undefined, replacedBy: by }] as const]
    }),
  }
}

/** The numbers that new words or a cut made what they are. Those of a right value are no new rows. */
function freshNumbers(
  block: Block,
  suggestions: readonly Suggestion[],
  edits: readonly CleanEdit[],
  options: FindNumbersOptions,
  ofAll: Header | undefined,
): readonly Fresh[] {
  if (edits.length === 0 || block.role === 'furniture') return []
  const read = new Set(numbersOfText(block, options, ofAll).map((number) => spanKey(toClean(number, edits))))
  return numbersOfText(cleanBlock(block, suggestions), options, ofAll).flatMap((number) => {
    const by = edits.find(({ clean }) => isMeeting(clean, number))
    if (by === undefined && read.has(spanKey(number))) return []
    const { suggestion } = by ?? nearest(edits, number)
    return suggestion.numberId === undefined ? [{ number, suggestion }] : []
  })
}

/** What made a number read otherwise stands next to it. */
function nearest(edits: readonly CleanEdit[], { start, end }: Span): CleanEdit {
  const distance = ({ clean }: CleanEdit): number => Math.max(clean.start - end, start - clean.end)
  return edits.reduce((best, edit) => (distance(edit) < distance(best) ? edit : best))
}

function spanKey({ start, end }: Span): string {
  return `${start}-${end}`
}

/** The suggestion that took a number's words away, or made another number of them. */
function takenBy(number: NumberRecord, edits: readonly CleanEdit[], fresh: readonly Fresh[]): SuggestionId | undefined {
  const cut = edits.find(({ own }) => isMeeting(own, number))
  if (cut !== undefined) return cut.suggestion.id
  const now = toClean(number, edits)
  return fresh.find((each) => isMeeting(each.number, now))?.suggestion.id
}

/** Whether two runs share a character, or one is a point inside the other. */
function isMeeting(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The rows that numbers lack, and those that no number has: each row stands for one, though two of a suggestion are alike. */
function pairedOff(
  block: Block,
  rows: readonly NumberRecord[],
  fresh: readonly Fresh[],
): Pick<Ledger, 'added' | 'removed'> {
  const left = Map.groupBy(rows, (row) => keyOf(row.suggestionId, row.text))
  const added = fresh.filter(
    ({ number, suggestion }) => left.get(keyOf(suggestion.id, number.text))?.shift() === undefined,
  )
  return { added: added.map((each) => newRow(block, each)), removed: [...left.values()].flat() }
}

const keyOf = (id: SuggestionId | undefined, text: string): string => `${id ?? ''} ${text}`

/** A row for a number in a suggestion's words; it has the place of the suggestion. */
function newRow(block: Block, { number, suggestion: { id, start, end } }: Fresh): NumberRecord {
  return { ...numberRow(block, { ...number, start, end }), suggestionId: id }
}
