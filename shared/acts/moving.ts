import { changeOf, type ChangeSet } from '../change/change-set.ts'
import type { Block } from '../domain/block.ts'
import type { DomainRecord } from '../domain/record-types.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import {
  inReadingOrder,
  isBlockMove,
  openMoveOf,
  orderBeside,
  takenOrders,
  type BlockMove,
} from '../text/reading-order.ts'
import { isRunning } from '../text/standing.ts'
import { suggestionOf } from './new-suggestion.ts'
import type { Signature } from './notes.ts'

/** Where a block would stand; without neighbours on both sides it is home again, and nothing is proposed. */
export interface MovedTo {
  readonly change: Partial<ChangeSet>
  readonly isHome: boolean
  readonly before: Block | undefined
  readonly behind: Block | undefined
}

/**
 * Proposes that a paragraph stands before, or behind, the next one on its way; a move that waits goes on, and back at its
 * own place there is none. The block itself goes, so its changes, notes and numbers go with it. `edge`: there is no place on
 * that side; `changed`: somebody else moves it, or a paragraph is to be joined there, which is to be settled first.
 */
export function moveParagraph(
  block: Block,
  blocks: readonly Block[],
  suggestions: readonly Suggestion[],
  direction: 'up' | 'down',
  signature: Signature,
): MovedTo | 'edge' | 'changed' {
  const now = openMoveOf(block.id, suggestions)
  const isRivalled = suggestions.some(
    (each) => each.blockId === block.id && isBlockMove(each) && each.state === 'open' && each !== now,
  )
  if (isRivalled || (now !== undefined && now.author !== signature.author)) return 'changed'
  const own = inReadingOrder(blocks, [], 'clean')
  if (isJoining(own, block.id, suggestions)) return 'changed'
  const shown = inReadingOrder(blocks, suggestions, 'marked')
  const others = shown.filter(({ id }) => id !== block.id)
  const step = direction === 'up' ? -1 : 1
  const home = homeAmong(others, block, suggestions)
  for (let gap = shown.indexOf(block) + step; gap >= 0 && gap <= others.length; gap += step) {
    const [before, behind] = [others[gap - 1], others[gap]]
    if (gap === home) return { change: { removed: now === undefined ? [] : [now] }, isHome: true, before, behind }
    if (![before, behind].some((each) => each !== undefined && isRunning(each))) continue
    if (behind !== undefined && isToBeJoined(behind, suggestions)) return 'changed'
    const to = orderBetween(before, behind, blocks, suggestions)
    if (to === undefined) return 'edge'
    const orders = { from: block.order, to }
    const edit = { start: 0, end: 0, before: '', after: '', kind: 'move' as const }
    const change =
      now === undefined
        ? { added: [{ ...suggestionOf(block, edit, signature), orders }] }
        : { updated: [[now, { ...now, orders }] as const] }
    return { change, isHome: false, before, behind }
  }
  return 'edge'
}

/** The gap in which a block stands that is not moved. */
function homeAmong(others: readonly Block[], block: Block, suggestions: readonly Suggestion[]): number {
  const unmoved = suggestions.filter((each) => each.blockId !== block.id)
  return inReadingOrder([...others, block], unmoved, 'marked').indexOf(block)
}

function isToBeJoined({ id }: Block, suggestions: readonly Suggestion[]): boolean {
  return suggestions.some(({ kind, state, blockId }) => kind === 'join' && state === 'open' && blockId === id)
}

/** Whether it is proposed that a block goes on from the one before it, or the next one from it. */
function isJoining(blocks: readonly Block[], id: string, suggestions: readonly Suggestion[]): boolean {
  const at = blocks.findIndex((each) => each.id === id)
  return blocks.slice(at, at + 2).some((each) => isToBeJoined(each, suggestions))
}

/**
 * An order between two blocks as they are shown, on the side of the first of whatever lies or may come to lie between; undefined
 * where numbers know none.
 */
function orderBetween(
  before: Block | undefined,
  behind: Block | undefined,
  blocks: readonly Block[],
  suggestions: readonly Suggestion[],
): number | undefined {
  const moves = suggestions.filter(isBlockMove)
  const shownAt = (block: Block): number => openMoveOf(block.id, moves)?.orders.to ?? block.order
  const taken = takenOrders(blocks, moves)
  if (before === undefined)
    return taken.length === 0 ? undefined : taken.reduce((least, order) => Math.min(least, order)) - 1
  const low = shownAt(before)
  const between = orderBeside(low, 'behind', taken)
  const isIn = low < between && !taken.includes(between)
  return isIn && (behind === undefined || between < shownAt(behind)) ? between : undefined
}

/**
 * What comes of a settled move besides: the block stands at its new place, or at its old one again. Undefined where it cannot
 * be: it was joined to another or went on from there, what waits to be joined would be parted, or a note that reaches over
 * several paragraphs would end before it begins.
 */
export function carriedMove(move: BlockMove, records: readonly DomainRecord[]): ChangeSet | undefined {
  const blocks = records.filter((each): each is Block => each.type === 'block' && each.versionId === move.versionId)
  const block = blocks.find(({ id }) => id === move.blockId)
  const { from, to } = move.orders
  const isAccepted = move.state === 'accepted'
  if (block === undefined || move.start > 0 || (!isAccepted && block.order !== to)) return undefined
  const moved: Block = { ...block, order: isAccepted ? to : from }
  const now = inReadingOrder(
    blocks.map((each) => (each === block ? moved : each)),
    [],
    'clean',
  )
  const isTorn = isBorderMoved(inReadingOrder(blocks, [], 'clean'), now, records) || isNoteReversed(moved, now, records)
  if (isTorn) return undefined
  const known: BlockMove = isAccepted ? { ...move, orders: { from: block.order, to } } : move
  return changeOf({
    updated: [[block, moved], ...(isAccepted && from !== block.order ? [[move, known] as const] : [])],
  })
}

/** Whether what is proposed to go on from the block before it would stand behind another. */
function isBorderMoved(old: readonly Block[], now: readonly Block[], records: readonly DomainRecord[]): boolean {
  const before = (list: readonly Block[], id: string) => list[list.findIndex((each) => each.id === id) - 1]?.id
  return records.some(
    (each) =>
      each.type === 'suggestion' &&
      each.kind === 'join' &&
      each.state === 'open' &&
      before(old, each.blockId) !== before(now, each.blockId),
  )
}

function isNoteReversed({ id }: Block, now: readonly Block[], records: readonly DomainRecord[]): boolean {
  const at = new Map(now.map((each, index) => [each.id as string, index]))
  return records.some((each) => {
    if (each.type !== 'note' || each.target.kind !== 'text') return false
    const { start, end } = each.target
    if (start.blockId === end.blockId || (start.blockId !== id && end.blockId !== id)) return false
    return (at.get(end.blockId) ?? 0) < (at.get(start.blockId) ?? 0)
  })
}
