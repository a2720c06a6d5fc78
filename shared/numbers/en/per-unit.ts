import { anyOf } from '../../lib/any-of.ts'
import type { ReadingContext } from '../core/context.ts'
import type { CountedPlace } from '../core/pack.ts'
import { countedThingEn } from './counted-thing.ts'
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

/** Per square mile, per 100,000 people, an hour: behind what is counted. */
const COUNT_PER = new RegExp(
  String.raw`^ (?:per|for (?:each|every)|an?(?= (?:second|minute|hour|day|night|week|month|quarter|season|year|century|acre|mile)\b)|every) (?!cent\b)(?:(\d[\d,]*(?: thousand| million)?)|(?:hundred|thousand|million) [a-z]+|${THING})(?![\w-]| (?:ago|earlier|later|before|after|from now)\b)`,
  'u',
)

/** The thing counted with what it is told for each of: people per square mile, deaths per 100,000 people. */
export function countsPerEn(raw: string, { end }: CountedPlace, counts: string | undefined): string | undefined {
  const at = counts === undefined ? end : raw.indexOf(counts, end) + counts.length
  const window = raw.slice(at, at + 60)
  if ((counts !== undefined && at < end) || !/^ [pfae]/u.test(window)) return counts
  const found = COUNT_PER.exec(window.toLowerCase())
  if (found === null) return counts
  const whole = at + found[0].length
  const thing = found[1] === undefined ? undefined : countedThingEn(raw, raw.toLowerCase(), whole)
  const per = `${raw.slice(at + 1, whole)}${thing === undefined ? '' : ` ${thing}`}`
  return counts === undefined ? per : `${counts} ${per}`
}
