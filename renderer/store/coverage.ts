import { isCounted, isSettled } from '#shared/acts/numbers.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { BlockBundle, Bundles } from './by-block.ts'

/** So many settled of so many, told apart by what was found. */
export interface Coverage {
  readonly done: number
  readonly total: number
  readonly ok: number
  readonly query: number
  readonly wrong: number
}

/** The numbers that count: not struck, no names, and not in furniture. */
export function countedNumbers(bundles: Bundles): readonly NumberRecord[] {
  return bundles.list.flatMap((bundle) => (bundle.block.role === 'furniture' ? [] : bundle.numbers.filter(isCounted)))
}

/** How many more the ledger lists that count for nothing, being parts of names. */
export function uncountedNumbers(bundles: Bundles): number {
  return bundles.list.flatMap(({ block, numbers }) =>
    block.role === 'furniture' ? [] : numbers.filter((number) => !number.isStruck && !isCounted(number)),
  ).length
}

/** Several parts of the window tell it of the same bundles. */
const known = new WeakMap<Bundles, Coverage>()

export function numberCoverage(bundles: Bundles): Coverage {
  const before = known.get(bundles)
  if (before !== undefined) return before
  const now = { done: 0, total: 0, ok: 0, query: 0, wrong: 0 }
  for (const number of countedNumbers(bundles)) {
    now.total += 1
    if (isSettled(number)) now.done += 1
    if (number.state === 'verified' || number.state === 'not-a-statistic') now.ok += 1
    if (number.state === 'queried') now.query += 1
    if (number.state === 'wrong') now.wrong += 1
  }
  known.set(bundles, now)
  return now
}

/** The captions, in reading order. */
export function captionsOf(bundles: Bundles): readonly BlockBundle[] {
  return bundles.list.filter((bundle) => bundle.block.role === 'caption')
}

export function captionCoverage(bundles: Bundles): Coverage {
  const captions = captionsOf(bundles)
  const count = (...states: readonly string[]): number =>
    captions.filter(({ verdict }) => verdict !== undefined && states.includes(verdict.state)).length
  const ok = count('approved', 'changed')
  const query = count('queried')
  return { done: ok + query, total: captions.length, ok, query, wrong: 0 }
}
