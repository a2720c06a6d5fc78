import type { ReadingContext } from '../core/context.ts'
import type { Numeral } from '../core/numeral.ts'
import { unitEn, type FoundUnit } from './unit.ts'

const OF_ONE = /^ of (?:an?|one|1)(?= )/u

/** 0.5 of a percent, half of one percent, one-tenth of a second: the unit that less than one of it is told in. */
export function unitOfPart(context: ReadingContext, numeral: Numeral): FoundUnit | undefined {
  if (numeral.low === undefined || numeral.low >= 1 || numeral.scale > 1) return undefined
  const { lower } = context
  const of = OF_ONE.exec(lower.slice(numeral.end, numeral.end + 9))
  const unit = of === null ? undefined : unitEn(context, numeral.end + of[0].length)
  // Half of one year's harvest is no half year.
  return unit === undefined || /^(?:['’]s?\b|s['’])/u.test(lower.slice(unit.end, unit.end + 3)) ? undefined : unit
}
