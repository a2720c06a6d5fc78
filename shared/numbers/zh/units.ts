import { makeUnitAt, unitsOf } from '../core/units.ts'
import units from './data/units.json' with { type: 'json' }

const weak = new Set(units.weak)

/** After a letter these make it the letter of a grade: 5A级景区, 3A股. */
export const GRADES = '级类股照区舱景座型'

/** Unit that starts at `index` of the folded text, the longest one; undefined when there is none. */
export const unitAt = makeUnitAt(
  [
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
