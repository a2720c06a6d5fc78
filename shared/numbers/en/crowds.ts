import english from './data/english.json' with { type: 'json' }
import { anyOf } from '../../lib/any-of.ts'
import type { Numeral } from '../core/numeral.ts'
import { wordAt } from '../core/word.ts'

const CROWDS = new Set(english.crowds)
const SCALES = anyOf(Object.keys(english.scales))
/** several hundred, a few dozen, many thousands */
const SOME = new RegExp(`^(?:several|many|countless|untold|a few|a couple(?: of)?) ${SCALES}(?![a-z])`, 'u')
const OF = /^ of (?:dozens|hundreds|thousands|millions|billions)(?![a-z])/u

/** Indefinite crowds: dozens of, hundreds of thousands, several hundred, thousands marched. */
export function readCrowd(lower: string, start: number): Numeral | undefined {
  const some = SOME.exec(lower.slice(start, start + 32))
  if (some !== null) return crowd(start, start + some[0].length)
  const first = wordAt(lower, start)
  if (first === undefined || !CROWDS.has(first.text)) return undefined
  const of = OF.exec(lower.slice(first.end, first.end + 16))
  const end = first.end + (of?.[0].length ?? 0)
  // Scores are counted in matches too, and tens are no crowd without what they are tens of.
  if (
    /^(?:scores|tens)$/u.test(first.text) &&
    of === null &&
    !/^ (?:of|more|were|are|have|had)\b/u.test(lower.slice(end, end + 6))
  )
    return undefined
  return /[-'’]/u.test(lower.charAt(end)) ? undefined : crowd(start, end)
}

const crowd = (start: number, end: number): Numeral => ({
  start,
  end,
  low: undefined,
  high: undefined,
  form: 'word',
  scale: 1,
  digits: undefined,
  approx: 'about',
  sort: 'plain',
})
