/** A run of a text, `end` excluded. */
interface Run {
  readonly start: number
  readonly end: number
}

/**
 * Which of many runs meet a part of the text, asked from its front to its end: each is taken up once and let go once,
 * however many there are. Answers are in the order in which the runs were given.
 */
export function makeSweep<T extends Run>(runs: readonly T[]): (start: number, end: number) => readonly T[] {
  const byStart = runs.map((run, order) => ({ run, order })).toSorted((a, b) => a.run.start - b.run.start)
  let next = 0
  let open: typeof byStart = []
  return (start, end) => {
    open = open.filter(({ run }) => run.end > start)
    for (let one = byStart[next]; one !== undefined && one.run.start < end; one = byStart[next]) {
      if (one.run.end > start) open.push(one)
      next += 1
    }
    return open.toSorted((a, b) => a.order - b.order).map(({ run }) => run)
  }
}
