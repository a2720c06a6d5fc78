import type { Change } from './changes.ts'
import { DOUBLED } from './changes.ts'
import { isHanCode } from './signs.ts'

/** How often two and three characters stand beside each other in an article. */
export interface Tally {
  readonly two: (a: number, b: number) => number
  readonly three: (a: number, b: number, c: number) => number
}

/** Counts over all texts of an article. */
export function tallyOf(texts: Iterable<string>): Tally {
  const pairs = new Map<number, number>()
  const triples = new Map<number, number>()
  for (const text of texts)
    for (let at = 0; at + 1 < text.length; at += 1) {
      const [a, b, c] = [text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)]
      if (!isHanCode(a) || !isHanCode(b)) continue
      pairs.set(a * 0x10000 + b, (pairs.get(a * 0x10000 + b) ?? 0) + 1)
      if (!isHanCode(c)) continue
      const key = (a * 0x10000 + b) * 0x10000 + c
      triples.set(key, (triples.get(key) ?? 0) + 1)
    }
  return {
    two: (a, b) => pairs.get(a * 0x10000 + b) ?? 0,
    three: (a, b, c) => triples.get((a * 0x10000 + b) * 0x10000 + c) ?? 0,
  }
}

/** More often than this says no more. */
const MANY = 4

/**
 * How often what stands at a change stands elsewhere with what is around it, closely and widely. Whether what would stand
 * there stands elsewhere is not asked: in a long article nearly every word does.
 */
export function repetitionOf({ two, three }: Tally, text: string, change: Change): readonly [number, number] {
  const { start, length, kind } = change
  if (kind > DOUBLED) return [0, 0]
  const end = start + length
  const [before, behind] = [text.charCodeAt(start - 1), text.charCodeAt(end)]
  const [first, last] = [text.charCodeAt(start), text.charCodeAt(end - 1)]
  const again =
    length === 1
      ? Math.max(two(before, first), two(last, behind))
      : Math.max(
          three(before, first, text.charCodeAt(start + 1)),
          three(text.charCodeAt(end - 2), last, behind),
          length === 2 ? 0 : three(first, text.charCodeAt(start + 1), last),
        )
  const widely = length === 1 ? three(before, first, behind) : two(first, text.charCodeAt(start + 1))
  return [Math.min(MANY, Math.max(0, again - 1)), Math.min(MANY, Math.max(0, widely - 1))]
}
