import { isCounted } from '#shared/acts/numbers.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'

/** One number with the words around it. */
export interface LedgerEntry {
  readonly number: NumberRecord
  readonly bundle: BlockBundle
  readonly before: string
  readonly after: string
  /** Names and struck ones are listed and count for nothing. */
  readonly isCounted: boolean
}

export type Ledger = readonly LedgerEntry[]

/** How many characters are shown on either side. */
const AROUND = 8

/** All numbers in the order of the text, without those in furniture. */
export function ledgerRows(bundles: Bundles): Ledger {
  return bundles.list.flatMap((bundle) => {
    if (bundle.block.role === 'furniture') return []
    const { text } = bundle.block
    return bundle.numbers.map((number) => ({
      number,
      bundle,
      before: sliceCodePoints(text, Math.max(0, number.start - AROUND), number.start),
      after: sliceCodePoints(text, number.end, number.end + AROUND),
      isCounted: isCounted(number),
    }))
  })
}
