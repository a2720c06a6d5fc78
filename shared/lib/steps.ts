/** Work that may rest at each of its steps: whoever does it goes on at once, or lets something else have its turn. */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does all of the steps in one go. */
export function inOneGo<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
