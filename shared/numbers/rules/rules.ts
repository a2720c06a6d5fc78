import type { Finding } from '../../domain/source-document.ts'
import { ageAtYear } from './age-at-year.ts'
import { addedOrReached } from './added-or-reached.ts'
import { twoValues } from './agreement.ts'
import { anniversaryMismatch } from './anniversary.ts'
import type { Checked, CheckedArticle, Mark } from './checked-text.ts'
import examples from './data/rule-examples.json' with { type: 'json' }
import { ageMismatch, futureAsPast, impossibleDate, pastAsFuture, weekdayMismatch } from './plausibility-dates.ts'
import { statedChange } from './stated-change.ts'
import { ageOfThing } from './age-of-thing.ts'
import { contraryWords } from './contrary-words.ts'
import { listShares } from './list-shares.ts'
import { matchPoints } from './match-points.ts'
import { partsOfWhole } from './parts-of-whole.ts'
import { shareOfWhole } from './share-of-whole.ts'
import { spanLength } from './span-length.ts'
import { tableTotals } from './table-totals.ts'
import { listTotal, sharesTotal } from './tallies.ts'
import {
  decreaseByTimes,
  decreaseOver100,
  direction,
  growthBase,
  mixedScale,
  rangeUpsideDown,
  shareOver100,
  unitMisfit,
} from './plausibility.ts'
import {
  abbreviatedYear,
  approximateInDigits,
  approximateWithPause,
  hanMeasure,
  leadingZero,
  lunarDay,
  mixedForms,
  mixedScaleStyle,
  monthDayDigits,
  monthDayName,
  rangeWithoutPercent,
  rangeWithoutScale,
  shortHanYear,
  thousandsGroups,
  zeroSign,
} from './style.ts'

/** One rule: what it looks for, where that is written, and texts that it must pass and must find. */
export interface NumberRule {
  readonly id: `${'number' | 'style'}.${string}`
  /** Message key of the sentence that tells the editor what is meant. */
  readonly description: string
  readonly severity: Finding['severity']
  /** Whether it runs unless switched off; the style of GB/T 15835 runs only when chosen. */
  readonly isDefault: boolean
  /** Clause of GB/T 15835-2011. */
  readonly clause?: string
  readonly examples: { readonly good: readonly CheckedArticle[]; readonly bad: readonly CheckedArticle[] }
  readonly check: (checked: Checked) => readonly Mark[]
}

type Check = NumberRule['check']
type Examples = Readonly<Record<string, { readonly good: readonly Example[]; readonly bad: readonly Example[] }>>
/** A text of one block, or blocks as `role: text`; `publishedAt` after a bar. */
type Example = string | { readonly publishedAt?: string; readonly blocks: readonly (readonly [string, string])[] }

const EXAMPLES: Examples = examples as unknown as Examples

function rule(id: NumberRule['id'], severity: Finding['severity'], check: Check, clause?: string): NumberRule {
  const own = EXAMPLES[id] ?? { good: [], bad: [] }
  const isStyle = id.startsWith('style.')
  return {
    id,
    severity,
    check,
    description: `findings.${id}`,
    isDefault: !isStyle,
    ...(clause === undefined ? {} : { clause }),
    examples: { good: own.good.map(articleOf), bad: own.bad.map(articleOf) },
  }
}

/** Reads an example as an article of one paragraph, published on the day after its bar. */
export function articleOf(example: Example): CheckedArticle {
  if (typeof example !== 'string') {
    return { blocks: example.blocks.map(([role, text]) => ({ role, text })), publishedAt: example.publishedAt }
  }
  const [text = '', publishedAt = '2025-11-14'] = example.split(' | ')
  return { blocks: [{ role: 'paragraph', text }], publishedAt }
}

/** Each place once, whoever of two checks found it. */
const onceEach = (marks: readonly Mark[]): readonly Mark[] => [
  ...new Map(marks.map((mark) => [`${String(mark.block.index)} ${String(mark.start)}`, mark])).values(),
]

/** Every rule about numbers, in the order in which they are listed to the editor. */
export const NUMBER_RULES: readonly NumberRule[] = [
  rule('number.two-values', 'warning', twoValues),
  rule('number.share-over-100', 'warning', shareOver100),
  rule('number.decrease-by-times', 'warning', decreaseByTimes),
  rule('number.decrease-over-100', 'warning', decreaseOver100),
  rule('number.direction', 'warning', direction),
  rule('number.growth-base', 'warning', growthBase),
  rule('number.stated-change', 'warning', statedChange),
  rule('number.shares-total', 'warning', (checked) => [...sharesTotal(checked), ...listShares(checked)]),
  rule('number.list-total', 'warning', (checked) =>
    onceEach([...listTotal(checked), ...tableTotals(checked), ...partsOfWhole(checked), ...matchPoints(checked)]),
  ),
  rule('number.share-of-whole', 'warning', shareOfWhole),
  rule('number.span', 'warning', spanLength),
  rule('number.contrary-words', 'warning', contraryWords),
  rule('number.added-or-reached', 'warning', addedOrReached),
  rule('number.impossible-date', 'error', impossibleDate),
  rule('number.weekday', 'warning', weekdayMismatch),
  rule('number.anniversary', 'warning', (checked) =>
    onceEach([...anniversaryMismatch(checked), ...ageOfThing(checked)]),
  ),
  rule('number.future-as-past', 'warning', futureAsPast),
  rule('number.past-as-future', 'warning', pastAsFuture),
  rule('number.age', 'warning', (checked) => onceEach([...ageMismatch(checked), ...ageAtYear(checked)])),
  rule('number.range-order', 'warning', rangeUpsideDown),
  rule('number.unit-misfit', 'warning', unitMisfit),
  rule('number.mixed-scale', 'info', mixedScale),
  rule('style.approximate-pause', 'info', approximateWithPause, '5.2.1'),
  rule('style.approximate-digits', 'info', approximateInDigits, '4.2.2'),
  rule('style.range-scale', 'info', rangeWithoutScale, '5.1.3'),
  rule('style.range-percent', 'info', rangeWithoutPercent, '5.1.3'),
  rule('style.zero', 'info', zeroSign, '5.2.5'),
  rule('style.mixed-forms', 'info', mixedForms, '4.3'),
  rule('style.han-measure', 'info', hanMeasure, '4.1.1'),
  rule('style.short-year', 'info', abbreviatedYear, '5.1.4'),
  rule('style.leading-zero', 'info', leadingZero, '5.1.2'),
  rule('style.digit-groups', 'info', thousandsGroups, '5.1.1'),
  rule('style.month-day-name', 'info', monthDayName, '5.2.3'),
  rule('style.month-day-digits', 'info', monthDayDigits, '5.1.6'),
  rule('style.short-han-year', 'info', shortHanYear, '5.2.2'),
  rule('style.lunar-day', 'info', lunarDay, '4.2.1'),
  rule('style.scale-word', 'info', mixedScaleStyle, '5.3'),
]
