import { coverageOfCaptions, coverageOfNumbers, type Coverage } from '#shared/acts/coverage.ts'
import { isCounted } from '#shared/acts/numbers.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { BlockBundle, Bundles } from './by-block.ts'

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
  const now = coverageOfNumbers(countedNumbers(bundles))
  known.set(bundles, now)
  return now
}

/** The captions, in reading order. */
export function captionsOf(bundles: Bundles): readonly BlockBundle[] {
  return bundles.list.filter((bundle) => bundle.block.role === 'caption')
}

export function captionCoverage(bundles: Bundles): Coverage {
  return coverageOfCaptions(captionsOf(bundles).map(({ verdict }) => verdict?.state))
}
