import type { Block } from '../domain/block.ts'
import { oncePer } from '../lib/once-per.ts'

/**
 * A block as it is cut at one time. `letters`: a number for each character of its text, which it keeps wherever cutting,
 * joining and moving takes it; so a place is found again by what stands there, and never by counting.
 */
export interface Cut {
  readonly block: Block
  readonly letters: readonly number[]
}

/** How the paragraphs of a version are cut at one time: a block by its id, none where it is a part of another. */
export type Shape = ReadonlyMap<string, Cut>

/** A point in the text of a block. */
export interface Spot {
  readonly blockId: string
  readonly offset: number
}

/** Gives a number that no character has yet. */
export type NewLetter = () => number

/** A block whose characters nobody has numbered. */
export function freshCut(block: Block, newLetter: NewLetter): Cut {
  return { block, letters: Array.from(block.text, newLetter) }
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/u.test(character)

/**
 * Blocks after an act, their characters under the numbers that those had before it: cutting and joining leaves the characters
 * in their order, and only white space at a seam comes and goes. `before` and `after` are in reading order.
 */
export function recut(before: readonly Cut[], after: readonly Block[], newLetter: NewLetter): readonly Cut[] {
  const same = new Map(before.map((cut) => [cut.block.id, cut]))
  const found: Cut[] = []
  const open: Block[] = []
  for (const block of after) {
    const known = same.get(block.id)
    if (known?.block.text === block.text) found.push({ block, letters: known.letters })
    else {
      open.push(block)
      continue
    }
    same.delete(block.id)
  }
  const rest = before.filter(({ block }) => same.has(block.id))
  const letters = aligned(
    rest.flatMap((cut) => cut.letters),
    rest.flatMap(({ block }) => Array.from(block.text)),
    open.flatMap(({ text }) => Array.from(text)),
    newLetter,
  )
  let at = 0
  for (const block of open) {
    const length = Array.from(block.text).length
    found.push({ block, letters: letters.slice(at, at + length) })
    at += length
  }
  return found
}

/** The numbers of the characters of a text that came of another; what is neither of it nor white space is new up to where the ends agree. */
function aligned(
  letters: readonly number[],
  before: readonly string[],
  after: readonly string[],
  newLetter: NewLetter,
): readonly number[] {
  const found: number[] = []
  let from = 0
  while (found.length < after.length) {
    const character = after[found.length]
    if (from < before.length && before[from] === character) found.push(letters[from++] ?? newLetter())
    else if (isSpace(before[from])) from += 1
    else if (isSpace(character)) found.push(newLetter())
    else break
  }
  let tail = 0
  while (
    tail < after.length - found.length &&
    tail < before.length - from &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1
  while (found.length < after.length - tail) found.push(newLetter())
  return tail === 0 ? found : [...found, ...letters.slice(letters.length - tail)]
}

/** Where each character stands. */
const indexOf = oncePer((shape: Shape): ReadonlyMap<number, Spot> => {
  const found = new Map<number, Spot>()
  for (const [blockId, { letters }] of shape)
    for (const [offset, letter] of letters.entries()) found.set(letter, { blockId, offset })
  return found
})

/**
 * Where a point lies in another shape: before the character that follows it (as a start), or right behind the one before it (as
 * an end); where that is gone, at the next that is left. Undefined where nothing of its block is left.
 */
export function movedSpot(spot: Spot, side: 'start' | 'end', from: Shape, to: Shape): Spot | undefined {
  const then = from.get(spot.blockId)
  const now = to.get(spot.blockId)
  if (then === undefined || then.letters === now?.letters) return spot
  const where = indexOf(to)
  const before = (): Spot | undefined => {
    for (let at = spot.offset - 1; at >= 0; at -= 1) {
      const found = where.get(then.letters[at] ?? -1)
      if (found !== undefined) return { ...found, offset: found.offset + 1 }
    }
    return undefined
  }
  const behind = (): Spot | undefined => {
    for (let at = spot.offset; at < then.letters.length; at += 1) {
      const found = where.get(then.letters[at] ?? -1)
      if (found !== undefined) return found
    }
    return undefined
  }
  const found = side === 'start' ? (behind() ?? before()) : (before() ?? behind())
  return found ?? (now === undefined ? undefined : { ...spot, offset: Math.min(spot.offset, now.letters.length) })
}

/** The blocks in another shape that have something of a block, in reading order. */
function partsIn(blockId: string, from: Shape, to: Shape): readonly Block[] {
  const where = indexOf(to)
  const ids = new Set((from.get(blockId)?.letters ?? []).flatMap((letter) => where.get(letter)?.blockId ?? []))
  return inOrder(to).filter(({ id }) => ids.has(id))
}

/**
 * The block that stands for a block in another shape: itself, or else the one that its text went into. Of some words: the first
 * part of it that has them.
 */
export function movedBlock(blockId: string, from: Shape, to: Shape, words = ''): string {
  const then = from.get(blockId)
  const now = to.get(blockId)
  if (then === undefined || then.letters === now?.letters) return blockId
  const withWords = words === '' ? undefined : partsIn(blockId, from, to).find(({ text }) => text.includes(words))
  if (withWords !== undefined) return withWords.id
  return now === undefined ? (movedSpot({ blockId, offset: 0 }, 'start', from, to)?.blockId ?? blockId) : blockId
}

/** The blocks of a shape in reading order. */
export function inOrder(shape: Shape): readonly Block[] {
  return [...shape.values()].map(({ block }) => block).sort(byOrder)
}

/** By reading order, equal ones by id. */
export function byOrder(a: Block, b: Block): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1)
}
