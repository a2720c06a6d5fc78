import { applyChange, changeOf, type ChangeSet } from '../change/change-set.ts'
import { squashChanges } from '../change/squash.ts'
import type { Block } from '../domain/block.ts'
import type { DomainRecord } from '../domain/record-types.ts'
import { recordKey } from '../domain/records.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { codePointLength } from '../lib/code-points.ts'
import type { FindNumbersOptions } from '../numbers/find-numbers.ts'
import { isBlockMove, openMoveOf, type BlockMove } from '../text/reading-order.ts'
import { carriedMove } from './moving.ts'
import { suggestionOf } from './new-suggestion.ts'
import type { Signature } from './notes.ts'
import { withNumbers } from './renumber.ts'
import { gapBetween, mergeBlocks, splitBlock, type OfArticle } from './reshape.ts'

/** The border between two paragraphs, as it stands in one text while its going is accepted; Word files come so, too. */
const BORDER = '\n'

/**
 * Proposes that a paragraph goes on with the next one: a suggestion at the start of the second, which names nothing but the
 * border. Undefined where the two can never be one; nothing where it is proposed already.
 */
export function proposeJoin(
  first: Block,
  second: Block,
  records: OfArticle,
  signature: Signature,
): Partial<ChangeSet> | undefined {
  if (mergeBlocks(first, second, records) === undefined || isMovedThere(first, second, records)) return undefined
  const isProposed = records.some(
    (each) => each.type === 'suggestion' && isOpenJoin(each) && each.blockId === second.id && each.start === 0,
  )
  if (isProposed) return {}
  const edit = { start: 0, end: 0, before: '', after: '', kind: 'join' as const }
  return { added: [suggestionOf(second, edit, signature)] }
}

/** Whether one of the two is to go elsewhere, or something stands, or is to come, between them. */
function isMovedThere(first: Block, second: Block, records: OfArticle): boolean {
  const blocks = records.filter((each) => each.type === 'block' && each.versionId === first.versionId)
  if (blocks.some((each) => each.type === 'block' && first.order < each.order && each.order < second.order)) return true
  const suggestions = records.filter((each) => each.type === 'suggestion')
  const isBetween = (order: number): boolean => first.order < order && order < second.order
  return (
    [first, second].some(({ id }) => openMoveOf(id, suggestions) !== undefined) ||
    suggestions.some((each) => isBlockMove(each) && each.state === 'open' && isBetween(each.orders.to))
  )
}

/** Whether a suggestion to join waits. */
export function isOpenJoin({ kind, state }: Pick<Suggestion, 'kind' | 'state'>): boolean {
  return kind === 'join' && state === 'open'
}

/** Whether a change settles a join that cannot be carried out, or taken back, any more. */
export function isTorn(change: Partial<ChangeSet>, records: OfArticle): boolean {
  return withJoins(change, records) === undefined
}

/** Those among suggestions that cannot be settled so: a join that would cut what lies over the border, a way back that is gone. */
export function tornAmong(
  suggestions: readonly Suggestion[],
  state: Suggestion['state'],
  records: OfArticle,
): ReadonlySet<Suggestion> {
  const isTornWith = (all: readonly Suggestion[]): boolean =>
    isTorn({ updated: all.map((each) => [each, { ...each, state }] as const) }, records)
  const torn = new Set<Suggestion>()
  if (!isTornWith(suggestions)) return torn
  const kept: Suggestion[] = []
  for (const each of suggestions.filter(isOfParagraphs)) {
    if (isTornWith([...kept, each])) torn.add(each)
    else kept.push(each)
  }
  return torn
}

/**
 * What comes of settled suggestions besides: paragraphs that are joined or parted again, and the ledger. Undefined where a
 * join cannot be carried out, or taken back, any more.
 */
export function carriedThrough(
  change: Partial<ChangeSet>,
  records: OfArticle,
  options: FindNumbersOptions,
): Partial<ChangeSet> | undefined {
  const joined = withJoins(change, records)
  if (joined === undefined || joined === change) return joined && withNumbers(change, { ...numbered(records), options })
  // Numbers are read in the paragraphs as they are now.
  const now = [...applyChange(byKey(records), changeOf(joined)).values()]
  const settled = now.filter((each): each is Suggestion => each.type === 'suggestion' && isAmong(each, change))
  const same = { updated: settled.map((each) => [each, each] as const) }
  return squashChanges([changeOf(joined), changeOf(withNumbers(same, { ...numbered(now), options }))])
}

function numbered(records: OfArticle) {
  return {
    blocks: records.filter((each) => each.type === 'block'),
    suggestions: records.filter((each) => each.type === 'suggestion'),
    numbers: records.filter((each) => each.type === 'number'),
  }
}

const byKey = (records: OfArticle): Map<string, DomainRecord> => new Map(records.map((each) => [recordKey(each), each]))

const isAmong = ({ id }: Suggestion, { updated = [] }: Partial<ChangeSet>): boolean =>
  updated.some(([, to]) => to.id === id)

/**
 * The change with what it does to paragraphs: joined, the second is a part of the first, with all that lies on it; moved, a
 * block stands elsewhere. What is taken back makes room before anything else takes its place.
 */
function withJoins(change: Partial<ChangeSet>, records: OfArticle): Partial<ChangeSet> | undefined {
  const turned = (change.updated ?? []).flatMap(([from, to]): readonly Suggestion[] =>
    from.type === 'suggestion' && to.type === 'suggestion' && isOfParagraphs(to) && isTurned(from, to) ? [to] : [],
  )
  if (turned.length === 0) return change
  const changes = [changeOf(change)]
  let now = applyChange(byKey(records), changeOf(change))
  for (const each of turned.toSorted((a, b) => Number(a.state === 'accepted') - Number(b.state === 'accepted'))) {
    const suggestion = now.get(recordKey(each))
    const next = suggestion?.type === 'suggestion' ? reshaped(suggestion, [...now.values()]) : undefined
    if (next === undefined) return undefined
    changes.push(next)
    now = applyChange(now, next)
  }
  return squashChanges(changes)
}

const isOfParagraphs = ({ kind, orders }: Suggestion): boolean => kind === 'join' || orders !== undefined

const isTurned = (from: Suggestion, to: Suggestion): boolean =>
  (from.state === 'accepted') !== (to.state === 'accepted')

function reshaped(suggestion: Suggestion, records: readonly DomainRecord[]): ChangeSet | undefined {
  if (suggestion.orders !== undefined) return isBlockMove(suggestion) ? carriedMove(suggestion, records) : undefined
  const blocks = records
    .filter((each): each is Block => each.type === 'block' && each.versionId === suggestion.versionId)
    .sort((a, b) => a.order - b.order)
  const at = blocks.findIndex(({ id }) => id === suggestion.blockId)
  const [before, block, next] = [blocks[at - 1], blocks[at], blocks[at + 1]]
  if (block === undefined) return undefined
  if (suggestion.state !== 'accepted') {
    const parted = splitBlock(block, suggestion.end, next, records, codePointLength(BORDER))
    const tail = parted?.added?.find((each) => each.type === 'block')
    if (parted === undefined || tail === undefined) return undefined
    return withMovesFrom(tail, withPlace(changeOf(parted), { ...suggestion, ...BARE, blockId: tail.id }))
  }
  if (before === undefined || suggestion.start > 0) return undefined
  const merged = mergeBlocks(before, block, records, BORDER)
  const start = codePointLength(before.text)
  const place = { start, end: start + codePointLength(BORDER), before: BORDER, after: gapBetween(before, block) }
  return merged && withPlace(changeOf(merged), { ...suggestion, ...place, blockId: before.id })
}

/** At the start of a paragraph, with no words of its own. */
const BARE = { start: 0, end: 0, before: '', after: '' } as const

/** The change in which a move that brought a paragraph has brought it to where that stands, now that it is one of its own again. */
function withMovesFrom(tail: Block, change: ChangeSet): ChangeSet {
  const moves = change.updated.flatMap(([, to]) => (isMoveOf(to, tail) ? [to] : []))
  const accepted = moves.filter(({ state }) => state === 'accepted')
  const last = accepted.find(({ orders }) => !accepted.some((other) => other.orders.from === orders.to))
  if (last === undefined) return change
  const at = last.orders.to
  const updated = change.updated.map(([from, to]): readonly [DomainRecord, DomainRecord] => {
    if (!isMoveOf(to, tail)) return [from, to]
    if (to.id === last.id) return [from, { ...to, orders: { ...to.orders, to: tail.order } }]
    return [from, to.orders.from === at ? { ...to, orders: { ...to.orders, from: tail.order } } : to]
  })
  return { ...change, updated }
}

const isMoveOf = (record: DomainRecord, { id }: Block): record is BlockMove =>
  record.type === 'suggestion' && isBlockMove(record) && record.blockId === id

/** The change with the suggestion at its new place, whatever became of it with the text. */
function withPlace(change: ChangeSet, suggestion: Suggestion): ChangeSet {
  const known = change.updated.find(([, to]) => to.id === suggestion.id)
  const updated = change.updated.filter((pair) => pair !== known)
  const [from] = known ?? []
  return from === undefined ? change : { ...change, updated: [...updated, [from, suggestion]] }
}
