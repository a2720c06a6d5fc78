import { longestRising } from '../lib/longest-rising.ts'

/** A paragraph of one of two texts. */
export interface SideBlock {
  readonly id: string
  readonly text: string
}

/** Two texts side by side: what both have, what was changed, what only the old one has, and what only the new one has. */
export type SideRow<Old extends SideBlock, New extends SideBlock> =
  | { readonly kind: 'same' | 'changed'; readonly old: Old; readonly fresh: New }
  | { readonly kind: 'gone'; readonly old: Old }
  | { readonly kind: 'added'; readonly fresh: New }

/** From this share of common pairs of letters on a paragraph is the other one, rewritten. */
const LIKE = 0.35
/** A gap with more comparisons than these is paired by order alone: nobody waits for the best of so many. */
const MOST_PAIRS = 40_000

/**
 * Lays two texts side by side by their paragraphs, each in its own order. Paragraphs that both have once, and in the same order,
 * hold the texts together; between them equal ones are paired first, then those that are most alike.
 */
export function sideBySide<Old extends SideBlock, New extends SideBlock>(
  old: readonly Old[],
  fresh: readonly New[],
): readonly SideRow<Old, New>[] {
  const rows: SideRow<Old, New>[] = []
  let [from, to] = [0, 0]
  for (const [left, right] of [...anchors(old, fresh), [old.length, fresh.length] as const]) {
    rows.push(...gapRows(old.slice(from, left), fresh.slice(to, right)))
    const [one, other] = [old[left], fresh[right]]
    if (one !== undefined && other !== undefined) rows.push({ kind: 'same', old: one, fresh: other })
    from = left + 1
    to = right + 1
  }
  return rows
}

/** Places of paragraphs that each text has just once, as long as their order is the same in both (patience). */
function anchors(old: readonly SideBlock[], fresh: readonly SideBlock[]): readonly (readonly [number, number])[] {
  const there = onces(fresh)
  const pairs = [...onces(old)].flatMap(([text, left]): (readonly [number, number])[] => {
    const right = there.get(text)
    return right === undefined ? [] : [[left, right]]
  })
  return longestRising(pairs, ([, right]) => right)
}

function onces(blocks: readonly SideBlock[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const twice = new Set<string>()
  blocks.forEach(({ text }, at) => {
    if (places.has(text)) twice.add(text)
    places.set(text, at)
  })
  for (const text of twice) places.delete(text)
  return places
}

function gapRows<Old extends SideBlock, New extends SideBlock>(
  old: readonly Old[],
  fresh: readonly New[],
): readonly SideRow<Old, New>[] {
  const rows: SideRow<Old, New>[] = []
  let [left, right] = [0, 0]
  for (const [one, other] of [...pairsIn(old, fresh), [old.length, fresh.length] as const]) {
    for (; left < one; left += 1)
      rows.push(...old.slice(left, left + 1).map((block) => ({ kind: 'gone', old: block }) as const))
    for (; right < other; right += 1)
      rows.push(...fresh.slice(right, right + 1).map((block) => ({ kind: 'added', fresh: block }) as const))
    const [was, is] = [old[one], fresh[other]]
    if (was !== undefined && is !== undefined)
      rows.push({ kind: was.text === is.text ? 'same' : 'changed', old: was, fresh: is })
    left = one + 1
    right = other + 1
  }
  return rows
}

/** Which paragraphs of a gap belong together, in both their orders: the pairs that are most alike in sum. */
function pairsIn(old: readonly SideBlock[], fresh: readonly SideBlock[]): readonly (readonly [number, number])[] {
  if (old.length * fresh.length > MOST_PAIRS)
    return Array.from({ length: Math.min(old.length, fresh.length) }, (_, at) => [at, at] as const)
  const [were, are] = [old.map(lettersOf), fresh.map(lettersOf)]
  const width = fresh.length + 1
  const best = new Float64Array((old.length + 1) * width)
  const likeAt = new Float64Array(old.length * fresh.length)
  for (let one = old.length - 1; one >= 0; one -= 1) {
    for (let other = fresh.length - 1; other >= 0; other -= 1) {
      const like = likeness(were[one], are[other])
      likeAt[one * fresh.length + other] = like
      const paired = like < LIKE ? 0 : like + (best[(one + 1) * width + other + 1] ?? 0)
      best[one * width + other] = Math.max(
        paired,
        best[(one + 1) * width + other] ?? 0,
        best[one * width + other + 1] ?? 0,
      )
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let one = 0, other = 0; one < old.length && other < fresh.length;) {
    const here = best[one * width + other] ?? 0
    const like = likeAt[one * fresh.length + other] ?? 0
    if (like >= LIKE && here === like + (best[(one + 1) * width + other + 1] ?? 0)) pairs.push([one++, other++])
    else if (here === (best[(one + 1) * width + other] ?? 0)) one += 1
    else other += 1
  }
  return pairs
}

/** The pairs of neighbouring letters of a paragraph, each with how often it stands there. */
function lettersOf({ text }: SideBlock): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>()
  const letters = `^${text}$`
  for (let at = 0; at + 1 < letters.length; at += 1) {
    const pair = letters.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** How many of their pairs two paragraphs have in common (Dice): 1 for the same words, 0 for none. */
function likeness(
  one: ReadonlyMap<string, number> | undefined,
  other: ReadonlyMap<string, number> | undefined,
): number {
  if (one === undefined || other === undefined) return 0
  let [common, all] = [0, 0]
  for (const [pair, count] of one) {
    common += Math.min(count, other.get(pair) ?? 0)
    all += count
  }
  for (const count of other.values()) all += count
  return (2 * common) / all
}
