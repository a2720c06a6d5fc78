import type { ReadBlock } from '../text/read-block.ts'
import type { Place } from './person.ts'
import { EDGE_BEFORE, EDGE_BEHIND, isForeignSign, surnameAt } from './words-zh.ts'

/** A known name where it stands; UTF-16. */
export interface Standing extends Place {
  readonly name: string
}

/** Names by the character that they begin with, the longer ones before those that they begin with. */
export type NamesByFirst = ReadonlyMap<string, readonly string[]>

export function namesByFirst(names: Iterable<string>): NamesByFirst {
  const sorted = [...new Set(names)].toSorted((one, other) => other.length - one.length)
  return Map.groupBy(sorted, (name) => name.charAt(0))
}

/** Every place at which a block has one of the names, longest first, wherever no other has been found. */
export function standingIn(
  block: ReadBlock,
  known: NamesByFirst,
  isOne: (text: string, start: number, name: string, isChinese: boolean) => boolean,
): readonly Standing[] {
  if (known.size === 0) return []
  const text = block.isChinese ? block.folded : block.text
  const found: Standing[] = []
  for (let at = 0; at < text.length; at += 1) {
    const name = known
      .get(text.charAt(at))
      ?.find((one) => text.startsWith(one, at) && isOne(text, at, one, block.isChinese))
    if (name === undefined) continue
    found.push({ block: block.index, start: at, end: at + name.length, name })
    at += name.length - 1
  }
  return found
}

/** Whether a known whole name is itself there, and no part of other words. */
export function isWhole(text: string, start: number, name: string, isChinese: boolean): boolean {
  const end = start + name.length
  if (!isChinese || !/\p{Script=Han}/u.test(name)) return isWordOf(text, start, end)
  if (name.includes('·')) return text.charAt(end) !== '·' && text.charAt(start - 1) !== '·'
  if (name.length > 2) return true
  const [isBefore, isBehind] = [
    EDGE_BEFORE.test(text.slice(Math.max(0, start - 3), start)),
    EDGE_BEHIND.test(text.slice(end, end + 6)),
  ]
  return surnameAt(name, 0).isSure ? isBefore || isBehind : isBefore && isBehind
}

/** Whether letters stand between two edges of a word. */
export const isWordOf = (text: string, start: number, end: number): boolean =>
  !/[\p{L}’'-]$/u.test(text.slice(Math.max(0, start - 1), start)) &&
  !/^(?:[’'](?!s\b)|-)?\p{L}/u.test(text.slice(end, end + 3))

/** Whether one part of a foreign name stands there by itself: 史密斯 of 约翰·史密斯. */
export function isForeignPart(text: string, start: number, part: string): boolean {
  const [before, behind] = [text.charAt(start - 1), text.charAt(start + part.length)]
  if ([before, behind].some((sign) => sign === '·' || isForeignSign(sign))) return false
  const end = start + part.length
  return EDGE_BEFORE.test(text.slice(Math.max(0, start - 3), start)) || EDGE_BEHIND.test(text.slice(end, end + 6))
}
