import type { Suggestion } from '../domain/suggestion.ts'

/** What of a suggestion decides whether it can stand beside another. */
type Span = Pick<Suggestion, 'id' | 'blockId' | 'start' | 'end' | 'state'> &
  Partial<Pick<Suggestion, 'form' | 'kind' | 'orders'>>

/** Two suggestions that cannot both be carried out as written. */
export interface Overlap {
  readonly first: Suggestion
  readonly second: Suggestion
}

/**
 * Whether two suggestions want the same place: their ranges share a code point, one inserts inside the other,
 * or both insert at one point. Touching at an edge is no conflict. Words and their form are two places, and so are two
 * channels of form: what is put in bold can be corrected as well. A block's place among the others is one more: it can go on
 * from where an accepted move has put it, else it goes one way or the other.
 */
export function isOverlapping(a: Span, b: Span): boolean {
  if (a.blockId !== b.blockId || a.id === b.id || layerOf(a) !== layerOf(b)) return false
  if (a.orders !== undefined && b.orders !== undefined)
    return a.orders.from !== b.orders.to && b.orders.from !== a.orders.to
  const isPointA = a.start === a.end
  const isPointB = b.start === b.end
  if (isPointA && isPointB) return a.start === b.start
  if (isPointA) return b.start < a.start && a.start < b.end
  if (isPointB) return a.start < b.start && b.start < a.end
  return a.start < b.end && b.start < a.end
}

/** What a suggestion changes: words (the border of two that are joined is one of their letters), a border, a place, or one channel of form. */
function layerOf({ form, kind, orders, start, end }: Layered): string {
  if (orders !== undefined) return 'place'
  return form ?? (kind === 'join' && start === end ? 'border' : 'words')
}

type Layered = Pick<Suggestion, 'start' | 'end'> & Partial<Pick<Suggestion, 'form' | 'kind' | 'orders'>>

/** Whether a suggestion changes the words themselves. */
export function isOfWords(suggestion: Layered): boolean {
  return layerOf(suggestion) === 'words'
}

/**
 * Every pair of suggestions in conflict, in the order of their places. Rejected ones are no party to any conflict;
 * parts of one edit (`groupId`) that insert at one point belong together and are none either.
 */
export function findOverlaps(suggestions: readonly Suggestion[]): readonly Overlap[] {
  const byBlock = new Map<string, Suggestion[]>()
  for (const suggestion of suggestions) {
    if (suggestion.state === 'rejected') continue
    const list = byBlock.get(suggestion.blockId)
    if (list === undefined) byBlock.set(suggestion.blockId, [suggestion])
    else list.push(suggestion)
  }
  const overlaps: Overlap[] = []
  for (const list of byBlock.values()) {
    list.sort(byPlace)
    list.forEach((first, index) => {
      for (const second of list.slice(index + 1)) {
        if (second.start > first.end) break
        if (first.groupId !== undefined && first.groupId === second.groupId) continue
        if (isOverlapping(first, second)) overlaps.push({ first, second })
      }
    })
  }
  return overlaps
}

/** Order of suggestions in a block: by start, insertions first, then by their making. */
export function byPlace(a: Suggestion, b: Suggestion): number {
  return a.start - b.start || a.end - b.end || a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1)
}
