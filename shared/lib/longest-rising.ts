import { countFirst } from './count-first.ts'

/** The most items that can be taken in their order so that the numbers of `numberOf` rise strictly (patience sorting). */
export function longestRising<T>(items: readonly T[], numberOf: (item: T) => number): readonly T[] {
  const ends: number[] = []
  const before: (number | undefined)[] = []
  const at = (index: number): number => {
    const item = items[index]
    return item === undefined ? 0 : numberOf(item)
  }
  items.forEach((item, index) => {
    const length = countFirst(ends, (end) => at(end) < numberOf(item))
    before[index] = ends[length - 1]
    ends[length] = index
  })
  const rising: T[] = []
  for (let index = ends.at(-1); index !== undefined; index = before[index]) {
    const item = items[index]
    if (item !== undefined) rising.push(item)
  }
  return rising.reverse()
}
