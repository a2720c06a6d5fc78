import type { CheckedBlock, CheckedNumber } from './checked-text.ts'
import { oncePer } from '../../lib/once-per.ts'

/** What stands in one cell of a table, and where; UTF-16 of its block. */
export interface Piece {
  readonly start: number
  readonly words: string
}

/** The rows of a table's text, whose cells are parted by tabs. */
export function rowsOf(text: string): readonly (readonly Piece[])[] {
  let at = 0
  return text.split('\n').map((line) =>
    line.split('\t').map((words): Piece => {
      const start = at
      at += words.length + 1
      return { start, words }
    }),
  )
}

const byStart = oncePer(
  (block: CheckedBlock): ReadonlyMap<number, CheckedNumber> =>
    new Map(block.numbers.map((number) => [number.start, number])),
)

/** The number that is all that a cell holds; none in a cell that is not there. */
export function numberIn(block: CheckedBlock, cell: Piece | undefined): CheckedNumber | undefined {
  if (cell === undefined) return undefined
  const { start, words } = cell
  const own = words.trim()
  const at = start + words.indexOf(own)
  const number = own === '' ? undefined : byStart(block).get(at)
  return number?.end === at + own.length ? number : undefined
}
