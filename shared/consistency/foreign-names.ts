import { isSurnameSlip } from '../captions/look-alike.ts'
import type { ConsistencyMark } from './marks.ts'
import type { ReadBlock } from '../text/read-block.ts'

/** Where the parts of a foreign name meet; UTF-16 of its block. What stands around a name is no part of it, and cannot be told. */
interface Dotted {
  readonly block: ReadBlock
  readonly at: number
  /** The characters before the dot, the nearest first, and those behind it. */
  readonly before: string
  readonly behind: string
}

/** Characters of a part that are compared; longer parts are rare, and words follow a short one. */
const PART = 5
const DOTS = /(?<=\p{Script=Han})·(?=\p{Script=Han})/gu
/** Names of more people than these are a list. */
const MOST = 400

/**
 * 伊莎贝尔·马什 and 伊沙贝尔·马什: one part the same, in the other one character that sounds or looks like the other's. The rarer
 * spelling is marked wherever it stands; two that stand in one sentence are two people.
 */
export function foreignNames(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  const dotted = blocks.flatMap(dotsIn)
  if (dotted.length > MOST) return []
  const marks = dotted.flatMap((one): readonly ConsistencyMark[] => {
    const other = dotted.find((each) => each !== one && !isTogether(one, each) && slipOf(one, each) !== undefined)
    const slip = other && slipOf(one, other)
    if (other === undefined || slip === undefined) return []
    const [here, there] = [one, other].map((name) => dotted.filter((each) => spelledAs(each, name, slip)).length)
    const isRarer = (here ?? 0) < (there ?? 0) || (here === there && dotted.indexOf(one) > dotted.indexOf(other))
    return isRarer ? [markOf(one, other, slip)] : []
  })
  return marks
}

function dotsIn(block: ReadBlock): readonly Dotted[] {
  return Array.from(block.folded.matchAll(DOTS), ({ index }) => ({
    block,
    at: index,
    before: [...hanOf(block.folded.slice(Math.max(0, index - PART), index), 'end')].toReversed().join(''),
    behind: hanOf(block.folded.slice(index + 1, index + 1 + PART), 'start'),
  }))
}

const hanOf = (text: string, edge: 'start' | 'end'): string =>
  (edge === 'start' ? /^\p{Script=Han}*/u : /\p{Script=Han}*$/u).exec(text)?.[0] ?? ''

/** Where two names differ: on which side of the dot, and how far from it. */
interface Slip {
  readonly side: 'before' | 'behind'
  readonly at: number
}

function slipOf(one: Dotted, other: Dotted): Slip | undefined {
  const same = { before: sameOf(one.before, other.before), behind: sameOf(one.behind, other.behind) }
  for (const side of ['before', 'behind'] as const) {
    const at = same[side]
    const [mine, theirs] = [one[side].charAt(at), other[side].charAt(at)]
    const isOtherPart = same[side === 'before' ? 'behind' : 'before'] >= 2
    if (!isOtherPart || at > 2 || mine === '' || theirs === '') continue
    // Behind the first character a name may have ended: the one after it must be the same again.
    const goesOn = side === 'before' || one[side].charAt(at + 1) === other[side].charAt(at + 1) || at === 1
    if ((at > 0 || one[side].charAt(1) === other[side].charAt(1)) && goesOn && isSurnameSlip(mine, theirs))
      return { side, at }
  }
  return undefined
}

function sameOf(one: string, other: string): number {
  let same = 0
  while (same < one.length && one.charAt(same) === other.charAt(same)) same += 1
  return same
}

const spelledAs = (each: Dotted, name: Dotted, { side, at }: Slip): boolean =>
  each[side].slice(0, at + 1) === name[side].slice(0, at + 1) &&
  sameOf(each[side === 'before' ? 'behind' : 'before'], name[side === 'before' ? 'behind' : 'before']) >= 2

function isTogether(one: Dotted, other: Dotted): boolean {
  if (one.block !== other.block) return false
  const [from, to] = [Math.min(one.at, other.at), Math.max(one.at, other.at)]
  return !/[。！？；\n]/u.test(one.block.folded.slice(from, to))
}

/** The character that differs and what stands between it and the dot, and beyond the dot two characters. */
function markOf(one: Dotted, other: Dotted, { side, at }: Slip): ConsistencyMark {
  const range = (name: Dotted): readonly [number, number] =>
    side === 'before' ? [name.at - at - 1, name.at + 3] : [name.at - 2, name.at + 2 + at]
  const [start, end] = range(one)
  const [from, to] = range(other)
  const there = other.block.text.slice(from, to)
  const values = { here: one.block.text.slice(start, end), there, otherBlock: other.block.index }
  return { block: one.block.index, start, end, values, suggest: there }
}
