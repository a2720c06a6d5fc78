/** Parts that two lists have in common, in order: `length` of them from `from` in the old one and `to` in the young one. */
export interface CommonRun {
  readonly from: number
  readonly to: number
  readonly length: number
}

/** No path reaches here. */
const NOWHERE = -2

/**
 * What two lists of words have in common, with as few others as can be (Myers 1986), as the package `diff` finds it. It is
 * written anew because that one keeps its paths by negative indexes of an array, which takes ten times as long: a review of
 * ten thousand notes is carried while somebody waits. Undefined where more than `most` words differ.
 */
export function commonRuns(
  old: readonly string[],
  young: readonly string[],
  most: number,
): readonly CommonRun[] | undefined {
  const [left, right] = numbered(old, young)
  const reach = Math.min(most, old.length + young.length)
  // Of the path on each diagonal: how far it has come in the old list, and the last run on it.
  const far = new Int32Array(2 * reach + 3).fill(NOWHERE)
  const last = new Int32Array(2 * reach + 3).fill(-1)
  const middle = reach + 1
  const runs: (CommonRun & { readonly before: number })[] = []
  let [least, greatest] = [-reach, reach]

  /** Follows what is equal; whether both lists are at their end. */
  const follow = (diagonal: number, from: number, before: number): boolean => {
    let at = from
    let to = from - diagonal
    while (at + 1 < left.length && to + 1 < right.length && left[at + 1] === right[to + 1]) {
      at += 1
      to += 1
    }
    if (at > from) runs.push({ from: from + 1, to: from - diagonal + 1, length: at - from, before })
    far[middle + diagonal] = at
    last[middle + diagonal] = at > from ? runs.length - 1 : before
    if (at + 1 >= left.length && to + 1 >= right.length) return true
    if (at + 1 >= left.length) greatest = Math.min(greatest, diagonal - 1)
    if (to + 1 >= right.length) least = Math.max(least, diagonal + 1)
    return false
  }
  const runsTo = (diagonal: number): readonly CommonRun[] => {
    const found: CommonRun[] = []
    for (let index = last[middle + diagonal] ?? -1; index >= 0; index = runs[index]?.before ?? -1) {
      const run = runs[index]
      if (run !== undefined) found.push({ from: run.from, to: run.to, length: run.length })
    }
    return found.reverse()
  }

  if (follow(0, -1, -1)) return runsTo(0)
  // At the edge of one list already, there is only one way on from here.
  ;[least, greatest] = [-reach, reach]
  for (let edits = 1; edits <= reach; edits += 1) {
    for (let diagonal = Math.max(least, -edits); diagonal <= Math.min(greatest, edits); diagonal += 2) {
      const out = far[middle + diagonal - 1] ?? NOWHERE
      const into = far[middle + diagonal + 1] ?? NOWHERE
      far[middle + diagonal - 1] = NOWHERE
      const canPut = into !== NOWHERE && into - diagonal >= 0 && into - diagonal < right.length
      const canTake = out !== NOWHERE && out + 1 < left.length
      if (!canPut && !canTake) far[middle + diagonal] = NOWHERE
      else {
        const isPut = !canTake || (canPut && out < into)
        const before = last[middle + (isPut ? diagonal + 1 : diagonal - 1)] ?? -1
        if (follow(diagonal, isPut ? into : out + 1, before)) return runsTo(diagonal)
      }
    }
  }
  return undefined
}

/** Equal words get equal numbers. */
function numbered(old: readonly string[], young: readonly string[]): readonly [Int32Array, Int32Array] {
  const numbers = new Map<string, number>()
  const numberOf = (word: string): number => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  }
  return [Int32Array.from(old, numberOf), Int32Array.from(young, numberOf)]
}
