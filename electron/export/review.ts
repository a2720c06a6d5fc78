import { isCounted } from '#shared/acts/numbers.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { ErrorClass } from '#shared/domain/common.ts'
import { isPlaced, type Note, type Reply } from '#shared/domain/note.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { TextPoint } from '#shared/domain/target.ts'
import type { TextView } from '#shared/text/derive.ts'
import { inReadingOrder, leftPlaces, openMoveOf } from '#shared/text/reading-order.ts'
import { isStanding } from '#shared/text/standing.ts'

/** One thing that a reviewer said: a note with its suggestions and replies, or suggestions by themselves. */
export interface Remark {
  /** Counted from 1 in the order of the text; it stands at the place and on the card. */
  readonly number: number
  readonly kind: Note['kind'] | 'suggestion' | 'refusal' | 'number'
  readonly note?: Note
  readonly suggestions: readonly Suggestion[]
  readonly replies: readonly Reply[]
  readonly numberRecord?: NumberRecord
  /** The block beside which it stands; undefined when it has no certain place in what is exported. */
  readonly blockId?: string
  readonly start?: TextPoint
  readonly end?: TextPoint
}

/** A review laid out for export: what is read, in order, and what was said about it. */
export interface Review {
  readonly open: OpenArticle
  readonly blocks: readonly Block[]
  readonly remarks: readonly Remark[]
  readonly blockOrder: ReadonlyMap<string, number>
}

/**
 * Gathers a review; furniture is left out (features.md B4), notes come in the order of their places. A view to be read has
 * only what stands in it; the marked one has all, since its cards say what became of it. `order`: another than the view's,
 * where what is only proposed is to move nothing.
 */
export function gatherReview(open: OpenArticle, view: TextView = 'marked', order: TextView = view): Review {
  const sorted = inReadingOrder(open.blocks, open.suggestions, order)
  const changed = groupBy(open.suggestions, ({ blockId }) => blockId)
  const isShown = (block: Block): boolean => view === 'marked' || isStanding(block, changed.get(block.id) ?? [], view)
  const blocks = sorted.filter((block) => block.role !== 'furniture' && isShown(block))
  const blockOrder = new Map(blocks.map((block, index) => [block.id as string, index]))
  const unnumbered = [...noteRemarks(open), ...suggestionRemarks(open)].map((remark) =>
    remark.blockId !== undefined && !blockOrder.has(remark.blockId) ? withoutPlace(remark) : remark,
  )
  const last = blocks.length
  unnumbered.sort(
    (a, b) =>
      (blockOrder.get(a.blockId ?? '') ?? last) - (blockOrder.get(b.blockId ?? '') ?? last) ||
      (a.start?.offset ?? 0) - (b.start?.offset ?? 0) ||
      (a.end?.offset ?? 0) - (b.end?.offset ?? 0) ||
      madeAt(a) - madeAt(b),
  )
  return { open, blocks, blockOrder, remarks: unnumbered.map((remark, index) => ({ ...remark, number: index + 1 })) }
}

/** What kind of error a remark is about; a note's own class goes before those of its suggestions. */
export function errorClassOf({ note, suggestions }: Pick<Remark, 'note' | 'suggestions'>): ErrorClass | undefined {
  return note?.errorClass ?? suggestions.find((each) => each.errorClass !== undefined)?.errorClass
}

function withoutPlace(remark: Omit<Remark, 'number'>): Omit<Remark, 'number'> {
  const { kind, note, suggestions, replies, numberRecord } = remark
  return {
    kind,
    suggestions,
    replies,
    ...(note === undefined ? {} : { note }),
    ...(numberRecord === undefined ? {} : { numberRecord }),
  }
}

function madeAt(remark: Omit<Remark, 'number'>): number {
  return remark.note?.createdAtMs ?? remark.suggestions[0]?.createdAtMs ?? 0
}

function noteRemarks(open: OpenArticle): readonly Omit<Remark, 'number'>[] {
  const replies = groupBy(open.replies, (reply) => reply.noteId)
  const suggestions = groupBy(open.suggestions, (each) => each.noteId)
  const numbers = new Map<string, NumberRecord>(open.numbers.map((each) => [each.id, each]))
  return open.notes.map((note) => {
    const target = note.target
    const own = [...(replies.get(note.id) ?? [])].sort((a, b) => a.createdAtMs - b.createdAtMs)
    const numberRecord = note.numberId === undefined ? undefined : numbers.get(note.numberId)
    return {
      kind: note.kind,
      note,
      replies: own,
      suggestions: [...(suggestions.get(note.id) ?? [])].sort((a, b) => a.start - b.start),
      ...(numberRecord === undefined ? {} : { numberRecord }),
      ...(!isPlaced(note)
        ? {}
        : target.kind === 'region'
          ? { blockId: target.blockId }
          : { blockId: target.start.blockId, start: target.start, end: target.end }),
    }
  })
}

/** Suggestions that belong to no note; those of one edit are one remark. Rejected ones by themselves are past. */
function suggestionRemarks(open: OpenArticle): readonly Omit<Remark, 'number'>[] {
  const noteIds = new Set<string>(open.notes.map((note) => note.id))
  const alone = open.suggestions.filter(
    (each) => (each.noteId === undefined || !noteIds.has(each.noteId)) && each.state !== 'rejected',
  )
  const groups = groupBy(alone, (each) => each.groupId ?? each.id)
  return [...groups.values()].flatMap((group) => {
    const sorted = [...group].sort((a, b) => a.start - b.start)
    const first = sorted[0]
    const last = sorted.at(-1)
    if (first === undefined || last === undefined) return []
    const numberRecord = open.numbers.find((each) => each.id === first.numberId)
    const kind = first.repairId !== undefined ? 'refusal' : numberRecord !== undefined ? 'number' : 'suggestion'
    return [
      {
        kind,
        suggestions: sorted,
        replies: [],
        ...(numberRecord === undefined ? {} : { numberRecord }),
        blockId: first.blockId,
        start: { blockId: first.blockId, offset: first.start },
        end: { blockId: last.blockId, offset: last.end },
      } satisfies Omit<Remark, 'number'>,
    ]
  })
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

/** The remarks whose words lie in each block; one over several blocks is in the list of each. */
export function remarksByBlock(review: Review): ReadonlyMap<string, readonly Remark[]> {
  const covering = new Map<string, Remark[]>()
  for (const remark of review.remarks) {
    const { start, end } = remark
    if (start === undefined || end === undefined) continue
    const first = review.blockOrder.get(start.blockId) ?? 0
    const last = review.blockOrder.get(end.blockId) ?? first
    for (const block of review.blocks.slice(first, last + 1)) {
      const list = covering.get(block.id)
      if (list === undefined) covering.set(block.id, [remark])
      else list.push(remark)
    }
  }
  return covering
}

/** The numbers that count: struck ones are none, names with a numeral count for nothing. */
export function countedNumbers(review: Review): readonly NumberRecord[] {
  return review.open.numbers
    .filter((each) => isCounted(each) && review.blockOrder.has(each.blockId))
    .sort(
      (a, b) => (review.blockOrder.get(a.blockId) ?? 0) - (review.blockOrder.get(b.blockId) ?? 0) || a.start - b.start,
    )
}

/** The caption blocks, in order. */
export function captionsOf(review: Review): readonly Block[] {
  return review.blocks.filter((block) => block.role === 'caption')
}

/** The old places of blocks whose move waits, as {@link leftPlaces} gives them. */
export function leftBlocks({ blocks, open }: Review): ReadonlyMap<string, readonly Block[]> {
  const moves = groupBy(open.suggestions, (each) => (each.orders === undefined ? undefined : each.blockId))
  return leftPlaces(
    blocks,
    (block) => block,
    ({ id }) => openMoveOf(id, moves.get(id) ?? []),
  )
}
