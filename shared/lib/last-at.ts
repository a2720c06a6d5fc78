import { countFirst } from './count-first.ts'

/** The last run that begins at or before a position; -1 when all begin behind it. */
export function lastAt(runs: readonly { readonly start: number }[], position: number): number {
  return countFirst(runs, ({ start }) => start <= position) - 1
}
