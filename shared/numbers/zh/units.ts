import type { NumberKind } from '../core/found-number.ts'
import { makeUnitAt, unitsOf, type Unit } from '../core/units.ts'
import units from './data/units.json' with { type: 'json' }

const weak = new Set(units.weak)

/** After a letter these make it the letter of a grade: 5A级景区, 3A股. */
export const GRADES = '级类股照区舱景座型'

/** 元/千瓦时, 次/分, 元每平方米: an amount for each of another unit is one unit. */
const perUnits = (amounts: readonly string[], kind: NumberKind): [string, Unit][] =>
  amounts
    .filter((amount) => !amount.includes('/'))
    .flatMap((amount) => [
      ...units.perAlways.flatMap((per) => unitsOf([`${amount}/${per}`, `${amount}每${per}`], kind)),
      ...units.perStroke.flatMap((per) => unitsOf([`${amount}/${per}`], kind)),
    ])

/** Unit that starts at `index` of the folded text, the longest one; undefined when there is none. */
export const unitAt = makeUnitAt(
  [
    ...perUnits(units.money, 'money'),
    ...perUnits(units.perAmounts, 'measure'),
    ...units.count.flatMap((word) => unitsOf([word], 'count', { weak: weak.has(word) })),
    ...unitsOf(units.duration, 'duration'),
    ...unitsOf(units.measure, 'measure'),
    ...unitsOf(units.money, 'money'),
    ...unitsOf(units.ratio, 'ratio'),
    ...unitsOf(units.percent, 'percent'),
    ...unitsOf(units.tenths, 'percent', { factor: 10, name: '%' }),
  ],
  GRADES,
)
