import { anyOf } from '../../lib/any-of.ts'
import type { ReadingContext } from '../core/context.ts'
import units from './data/units.json' with { type: 'json' }

const THING = String.raw`(?:(?:square|cubic|metric|troy|short|long) )?[a-z]+(?:-[a-z]+)?`
const PER = new RegExp(String.raw`^(?: per |/)(?!cent\b|100\b)(${THING})(?![\w-])`, 'u')
/** $4 a gallon, $15 an hour; “$5 a day” and “$5 million a year” say how often. */
const EACH = new RegExp(
  String.raw`^ an? (${anyOf([...units.measure.filter((name) => /^[a-z][a-z -]{2,}$/.test(name)), ...units.eachOf])})(?![\w-])`,
  'u',
)

/**
 * Name of the unit of money with what it is for: the $ of “$2.5 per square foot” is “$ per square foot”, however it is
 * said. The place of the number stays the amount alone.
 */
export function moneyPer({ lower, raw }: ReadingContext, end: number, unit: string): string {
  const after = lower.slice(end, end + 40)
  const found = PER.exec(after) ?? EACH.exec(after)
  if (found === null) return unit
  const thing = end + found[0].length
  return `${unit} per ${raw.slice(thing - (found[1] ?? '').length, thing)}`
}
