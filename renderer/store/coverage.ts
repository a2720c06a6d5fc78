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

export function numberCoverage(bundles: Bundles): Coverage {
  const numbers = countedNumbers(bundles)
  const count = (...states: readonly NumberRecord['state'][]): number =>
    numbers.filter((number) => states.includes(number.state)).length
  return {
    done: numbers.filter(isSettled).length,
    total: numbers.length,
    ok: count('verified', 'not-a-statistic'),
    query: count('queried'),
    wrong: count('wrong'),
  }
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
