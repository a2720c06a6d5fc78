/** Long work in small steps: each gives how far it is (0 to 1), and whoever drives it may let others go first, or give it up. */
export type Making<T> = Generator<number, T, undefined>

/** Does it all at once. */
export function madeAtOnce<T>(making: Making<T>): T {
  let step = making.next()
  while (step.done !== true) step = making.next()
  return step.value
}

/** A part of longer work: it tells how far the whole is, which it takes from one share to another. */
export function* partOf<T>(making: Making<T>, from: number, to: number): Making<T> {
  let step = making.next()
  while (step.done !== true) {
    yield from + step.value * (to - from)
    step = making.next()
  }
  return step.value
}
