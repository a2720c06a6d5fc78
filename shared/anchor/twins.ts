import type { Run } from './edges.ts'

/** So far on either side of a place it is looked for what speaks for another one. */
const REACH = 400
/** Words that stand twice with less text around them than this are told apart by what stands next to them. */
const LEAST_TWIN = 8
/** So much text beyond what two places share tells them apart. */
const BEYOND = 24
/** What was put in or taken out there moves it so far at most. */
const ROOM = 8

/** A text and where its units stand in the other one (-1: nowhere), and the other way round. */
export interface Compared {
  readonly text: string
  readonly mapping: Int32Array
}

/**
 * Places of the other text that the words at `own` may as well have come to: what is around them there stands here too, word
 * for word, and what tells the two apart speaks no less for the other one. Of a sentence that stood twice and stands once nobody
 * can say which of the two is gone (`isLost`); of one to which another has come it is the one in the old place, unless more speaks
 * for the other. `place`: where the words are said to be. UTF-16 units.
 */
export function twinsOf(
  { text, mapping }: Compared,
  own: Run,
  place: Run,
  other: Compared,
  isLost: boolean,
): readonly Run[] {
  const length = own.end - own.start
  const twins: Run[] = []
  const words = other.text.slice(place.start, place.end)
  for (const shift of shiftsAround(mapping, own, place, other.text.length)) {
    // A line end more or less stands between the words and what came so far.
    const near = [0, -1, 1, -2, 2].map((step) => own.start + shift + step)
    const start = near.find((at) => at >= 0 && at !== place.start && other.text.startsWith(words, at))
    if (start === undefined || twins.some((twin) => twin.start === start)) continue
    const twin = { start, end: start + words.length }
    const shared = sharedAround(other.text, place, twin)
    if (shared.left + shared.right + length < LEAST_TWIN) continue
    const mine = beyond({ text, mapping }, own, place, shared, other.text.length)
    const its = beyond({ text, mapping }, own, twin, shared, other.text.length)
    if (isLost ? mine === 0 || mine < 2 * its : mine < its) twins.push(twin)
  }
  return twins
}

/** How far what stands around a run has come, where that is not as far as the run itself is said to have. */
function shiftsAround(mapping: Int32Array, own: Run, place: Run, otherLength: number): readonly number[] {
  const said = place.start - own.start
  // The two ends of a text are where they were as well.
  const ends = [
    ...(own.start < REACH ? [0] : []),
    ...(own.end + REACH > mapping.length ? [otherLength - mapping.length] : []),
  ]
  const shifts = ends.filter((shift) => shift !== said)
  const from = Math.max(0, own.start - REACH)
  const to = Math.min(mapping.length, own.end + REACH)
  let last = said
  for (let index = from; index < to; index += 1) {
    const at = mapping[index] ?? -1
    const shift = at - index
    if (at < 0 || shift === last) continue
    last = shift
    if (shift !== said && !shifts.includes(shift)) shifts.push(shift)
  }
  return shifts
}

interface Shared {
  readonly left: number
  readonly right: number
}

/** How much of what stands on either side of two runs of one text is the same. */
function sharedAround(text: string, one: Run, other: Run): Shared {
  let left = 0
  while (left < REACH && isSame(text, one.start - 1 - left, other.start - 1 - left)) left += 1
  let right = 0
  while (right < REACH && isSame(text, one.end + right, other.end + right)) right += 1
  return { left, right }
}

function isSame(text: string, one: number, other: number): boolean {
  const unit = text[one]
  return unit !== undefined && unit === text[other]
}

/** How much of what stands beyond the shared text on both sides of a run stands beyond it on both sides of a place. */
function beyond(
  { text, mapping }: Compared,
  own: Run,
  place: Run,
  { left, right }: Shared,
  otherLength: number,
): number {
  const said = place.start - own.start
  const count = (from: number, to: number): number => {
    let found = 0
    for (let index = Math.max(0, from); index < Math.min(text.length, to); index += 1) {
      const at = mapping[index] ?? -1
      if (at >= 0 && Math.abs(at - index - said) <= ROOM) found += 1
    }
    return found
  }
  const start = own.start - left
  const end = own.end + right
  const [first, last] = [place.start - left, place.end + right]
  const isAtStart = start <= 0 && first <= 0
  const isAtEnd = end >= text.length && last >= otherLength
  return (isAtStart ? BEYOND : count(start - BEYOND, start)) + (isAtEnd ? BEYOND : count(end, end + BEYOND))
}
