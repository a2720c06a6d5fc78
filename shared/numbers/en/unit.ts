import { symbolAt, type UnitMatch } from '../core/units.ts'
import type { ReadingContext } from '../core/context.ts'
import type { NumberKind } from '../core/found-number.ts'
import { isAsciiLetter } from '../core/numeral.ts'
import { oncePerPlace } from '../core/once.ts'
import { buildTrie } from '../core/trie.ts'
import { skipGap, wordAt } from '../core/word.ts'
import units from './data/units.json' with { type: 'json' }
import words from './data/readers.json' with { type: 'json' }
import { anyOf } from '../../lib/any-of.ts'
import { moneyPer } from './per-unit.ts'
import { letterUnitAt } from './letters.ts'

const kinds = (words: readonly string[], kind: NumberKind): [string, NumberKind][] => words.map((word) => [word, kind])
const UNITS = buildTrie<NumberKind>([
  ...kinds(units.measure, 'measure'),
  ...kinds(units.duration, 'duration'),
  ...kinds(units.money, 'money'),
  ...kinds(units.percent, 'percent'),
])
/** mg/kg, L/min, CFU/mL: what stands behind the stroke. */
const PER_SIGN =
  /^\/(?:[a-zµμ]{0,2}[LlgmsJWBVAKN]|mol|min|hr?|day|week|month|year|yr|dL|dl|kWh|MWh|acre|mile|gallon|gal|bbl|lb|cell|cells|person|head|h|d)[²³23]?(?![A-Za-z])/u
/** cells/mL, copies/mL */
const THING_PER = /^ ([A-Za-z]+\/(?:m[Ll]|[µμ]L|L|dL|mm|cm|m|km|ha|kg|g)[²³]?)(?![A-Za-z])/u
const PER = /^(?: per | a | an |\/)(?=[a-z])/u

/** A unit behind a numeral; `name` as written. */
export interface FoundUnit {
  readonly end: number
  readonly kind: NumberKind
  readonly name: string
}

/** The sign of a unit; the lone letter of a grade (5A) is none. */
function symbolHere({ text, isGradeAt }: ReadingContext, at: number): UnitMatch | undefined {
  const symbol = symbolAt(text, at)
  if (symbol?.unit.latin !== true || symbol.end - at !== 1) return symbol
  // “Ferry 3 - A small boat”: behind a dash with room around it a letter begins another part.
  return isGradeAt(symbol.end) || text.slice(at - 3, at) === ' - ' ? undefined : symbol
}

/** Unit after a numeral across a blank or hyphen: kilometres, per cent, -year-old, km/h. */
export const unitEn = oncePerPlace(readUnit)

function readUnit(context: ReadingContext, end: number): FoundUnit | undefined {
  const { lower, raw, text } = context
  const at = skipBracket(lower, skipGap(lower, end))
  const symbol = symbolHere(context, at)
  const sign = text.charAt(at)
  // “4 in 10” counts, “5 ft 2 in” and “4 in long” measure; “under 18s” are people.
  const word = symbol === undefined ? '' : lower.slice(at, symbol.end)
  const isOther =
    (word === 'in' &&
      !/^in(?:[.,;)]|$| (?:tall|long|wide|high|deep|thick|across|x|by))/u.test(lower.slice(at, at + 9))) ||
    (word === 's' && /\b(?:under|over|the|early|mid|late)[ -]\d+$/u.test(lower.slice(Math.max(0, end - 10), end)))
  if (isOther) return undefined
  const letters = letterUnitAt(text, end)
  if (letters !== undefined) return letters
  if (sign === '%' || sign === '‰' || (symbol !== undefined && symbol.unit.latin)) {
    const end = symbol?.end ?? at + 1
    const per = symbol?.unit.kind === 'measure' ? PER_SIGN.exec(text.slice(end, end + 9)) : null
    if (per !== null) return { end: end + per[0].length, kind: 'measure', name: raw.slice(at, end + per[0].length) }
    return {
      end: closeBracket(lower, end),
      kind: symbol?.unit.kind ?? 'percent',
      name: symbol?.unit.name ?? raw.slice(at, end),
    }
  }
  if (sign === '"' && /^" (?:long|wide|tall|high|thick|deep|screen)/u.test(lower.slice(at, at + 9)))
    return { end: at + 1, kind: 'measure', name: '"' }
  const thing = THING_PER.exec(text.slice(end, end + 20))
  if (thing !== null)
    return { end: end + thing[0].length, kind: 'measure', name: raw.slice(end + 1, end + thing[0].length) }
  const match = UNITS.matchAt(lower, at)
  if (match === undefined || isAsciiLetter(lower.charCodeAt(match.end))) return undefined
  if (match.payload === 'money' && isWornCrown(lower, at, match.end)) return undefined
  if (match.payload === 'percent')
    return {
      end: match.end,
      kind: 'percent',
      name:
        /^(?:percent|per cent|percentage|pct)/u.test(lower.slice(at, match.end)) &&
        !lower.slice(at, match.end).includes('point')
          ? '%'
          : raw.slice(at, match.end),
    }
  const aged = /^[ -]olds?\b/u.exec(lower.slice(match.end, match.end + 5))
  const unitEnd = match.payload === 'duration' && aged !== null ? match.end + aged[0].length : match.end
  const isWeight = match.payload === 'money' && isPoundOfWeight(lower, at, match.end)
  const per = match.payload === 'measure' || isWeight ? PER.exec(lower.slice(unitEnd, unitEnd + 6)) : null
  const perUnit =
    per === null || per[0] === ' a ' || per[0] === ' an '
      ? undefined
      : (UNITS.matchAt(lower, unitEnd + per[0].length)?.end ?? wordAt(lower, unitEnd + per[0].length)?.end)
  const whole = perUnit ?? unitEnd
  const name = raw.slice(at, whole)
  // The place of money stays the amount.
  if (match.payload === 'money' && !isWeight) return { end: whole, kind: 'money', name: moneyPer(context, whole, name) }
  return { end: whole, kind: isWeight ? 'measure' : match.payload, name }
}

const WEIGHT_BEFORE = new RegExp(`\\b${anyOf(words.weightBefore)} (?:[a-z]+ ){0,2}$`, 'u')
const WEIGHT_AFTER = new RegExp(
  `^ (?:of (?!${anyOf(words.sums)}\\b)[a-z]+|heavier|lighter|overweight|per square inch)`,
  'u',
)

/** The same weight in two measures, one in brackets: 10 kg (22 pounds), 22 pounds (10 kg). */
const METRIC_WEIGHT = String.raw`(?:kgs?|kilos?|kilograms?|g|grams?|tonnes?|metric tons?)`
const NEARLY = '(?:about |around |roughly |nearly |some )?'
const METRIC_BEFORE = new RegExp(String.raw`\d[ -]?${METRIC_WEIGHT} ?[(\[]${NEARLY}$`, 'u')
const METRIC_AFTER = new RegExp(String.raw`^ ?[(\[]${NEARLY}\d[\d.,]*[ -]?${METRIC_WEIGHT}\b`, 'u')

/** A 40-pound bag, weighs 10 pounds, 5 pounds of rice: pounds that weigh. */
function isPoundOfWeight(lower: string, at: number, end: number): boolean {
  if (!lower.startsWith('pound', at)) return false
  if (lower.charAt(at - 1) === '-' || WEIGHT_AFTER.test(lower.slice(end, end + 24))) return true
  const before = lower.slice(Math.max(0, at - 40), at).replace(/[\d.,]+ $/u, '')
  return WEIGHT_BEFORE.test(before) || METRIC_BEFORE.test(before) || METRIC_AFTER.test(lower.slice(end, end + 40))
}

/** Kings and teeth have crowns; those of a treasury come in thousands, millions and billions. */
const isWornCrown = (lower: string, at: number, end: number): boolean =>
  lower.slice(at, end) === 'crowns' &&
  !/(?:thousand|million|billion|trillion|bn|m) ?$/u.test(lower.slice(Math.max(0, at - 9), at))

const skipBracket = (lower: string, at: number): number =>
  lower.charAt(at) === '[' && /^\[[a-zµ°]{1,4}\]/u.test(lower.slice(at, at + 6)) ? at + 1 : at
const closeBracket = (lower: string, at: number): number => (lower.charAt(at) === ']' ? at + 1 : at)
