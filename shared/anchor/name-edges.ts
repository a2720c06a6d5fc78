import { WORDS } from '../structure/words.ts'
import type { Quote } from '../domain/target.ts'

const HAN = /^\p{Script=Han}$/u
const NAME = new RegExp(`^[${WORDS.surnames}]\\p{Script=Han}{1,2}$`, 'u')
const SURNAME = new RegExp(`^[${WORDS.surnames}]$`, 'u')

/** Characters that stand at a Han name now and belong to it as like as not. */
export interface NameEdges {
  readonly before: 0 | 1
  readonly after: 0 | 1
}

/**
 * Chinese writes no space behind a name: where one Han character has come between a name and what stood beside it, it is
 * as like as not another person's (李明说 → 李明华说, 张李明说), and nobody can take the place for the same silently.
 * Places are UTF-16 units.
 */
export function nameEdges({ exact, prefix, suffix }: Quote, text: string, start: number, end: number): NameEdges {
  if (!NAME.test(exact) || text.slice(start, end) !== exact) return { before: 0, after: 0 }
  const [left, right] = [text.charAt(start - 1), text.charAt(end)]
  const isLeft = SURNAME.test(left) && left !== prefix.at(-1) && isNeighbour(text.charAt(start - 2), prefix.at(-1))
  const isRight = HAN.test(right) && right !== suffix.at(0) && isNeighbour(text.charAt(end + 1), suffix.at(0))
  return { before: isLeft ? 1 : 0, after: isRight ? 1 : 0 }
}

/** Whether what stands one further on is what stood beside the name; nothing, and the end of a line, count as the same. */
function isNeighbour(there: string, was = ''): boolean {
  return there === was || (there.trim() === '' && was.trim() === '')
}
