import type { Block } from '../domain/block.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import type { Translate } from '../messages/translate.ts'
import { inReadingOrder, type BlockMove } from './reading-order.ts'

/** Where a moved block stood and where it goes; paragraphs are counted as before the move. */
export interface MoveTold {
  /** Its number among the paragraphs; 0: it is counted by none. */
  readonly from: number
  readonly side: 'after' | 'before'
  /** The number of the paragraph beside it, or 0. */
  readonly to: number
  readonly beside: Block
}

/** Tells a move by paragraphs; undefined where its block is gone or stands alone. */
export function moveTold(move: BlockMove, blocks: readonly Block[]): MoveTold | undefined {
  const own = blocks.find(({ id }) => id === move.blockId)
  if (own === undefined) return undefined
  const { from, to } = move.orders
  const version = blocks.filter(({ versionId }) => versionId === own.versionId)
  const before = inReadingOrder(
    version.map((block) => (block === own ? { ...block, order: from } : block)),
    [],
    'clean',
  )
  let count = 0
  const numbers = new Map(before.map(({ id, role }) => [id, isCounted(role) ? (count += 1) : 0]))
  const numberOf = (block: Block | undefined): number => (block === undefined ? 0 : (numbers.get(block.id) ?? 0))
  const others = before.filter(({ id }) => id !== own.id)
  const next = others.findIndex(({ order }) => order > to)
  const behind = next === -1 ? undefined : others[next]
  const ahead = others[(next === -1 ? others.length : next) - 1]
  const isAfter = ahead !== undefined && (numberOf(ahead) > 0 || numberOf(behind) === 0)
  const beside = isAfter ? ahead : behind
  if (beside === undefined) return undefined
  return { from: numbers.get(own.id) ?? 0, side: isAfter ? 'after' : 'before', to: numberOf(beside), beside }
}

/** The roles that are numbered as paragraphs in every desk. */
const isCounted = (role: Block['role']): boolean => role === 'paragraph' || role === 'lead'

/** So much of a block that has no number is said. */
const SAID = 12

/** A move in words: “Moved from ¶2 to after ¶4”. */
export function moveWords(move: BlockMove, blocks: readonly Block[], t: Translate): string {
  const told = moveTold(move, blocks)
  if (told === undefined) return ''
  const { from, to, side, beside } = told
  const words = sliceCodePoints(beside.text, 0, SAID)
  const place = to > 0 ? t(`common.moved.${side}`, { to }) : t(`common.moved.${side}Words`, { words })
  return from > 0 ? t('common.moved.from', { from, place }) : t('common.moved.to', { place })
}
