import { MONEY_STARTS, moneySignAt } from '../core/units.ts'
import english from './data/english.json' with { type: 'json' }
import { named, type Reading, type ReadingContext } from '../core/context.ts'
import { countedThingEn } from './counted-thing.ts'
import type { NumberKind, NumberValue } from '../core/found-number.ts'
import { isAge } from './ages.ts'
import { isMinus } from '../core/sign.ts'
import { isChangeFrom } from './from-to.ts'
import { isAsciiLetter, isDigit, tidy, type Numeral } from '../core/numeral.ts'
import { readCrowd } from './crowds.ts'
import { codesOf } from '../core/pack.ts'
import { nextWord, wordAt, wordBefore } from '../core/word.ts'
import { centsAfter, compound } from './compounds.ts'
import { isYearBeside } from '../core/years-beside.ts'
import { isYear, isYearHere, NOT_YEAR_AFTER, YEARS_BESIDE } from './years.ts'
import { areTwoSides, isToldApart } from './two-sides.ts'
import { unitEn, type FoundUnit } from './unit.ts'
import { unitOfPart } from './part-of-unit.ts'
import { isPerPeriod } from './frequencies.ts'
import { moneyPer } from './per-unit.ts'
import { readEnglishNumeral } from './words.ts'
import { anyOf } from '../../lib/any-of.ts'
import words from './data/readers.json' with { type: 'json' }

const ONE_PLUS = new RegExp(`^${anyOf(words.onePlus)}$`, 'u')
const THIRD_PARTIES = new RegExp(`^${anyOf(words.thirdParties)}$`, 'u')
const SCORE_VERBS = new RegExp(`${anyOf(words.scoreVerbs)} (?:a |of )?$`, 'u')
const SCORE_NOUNS = new RegExp(`^ ${anyOf(words.scoreNouns)}`, 'u')

const set = (words: readonly string[]): ReadonlySet<string> => new Set(words)
const ONE_BEFORE = set(english.oneBefore)
const ONE_AFTER = set(english.oneAfter)
const HALF_BEFORE = set(english.half.before)
const HALF_AFTER = set(english.half.after)
const ORDINAL_BEFORE = set(english.ordinalBefore)
const ORDINAL_AFTER = set(english.ordinalAfter)
const FIRST_AFTER = set(english.firstAfter)
const LABELLED =
  /(?:\b(?:Article|Chapter|Channel|Apollo|Formula|Windows|iPhone|iPad|Highway|Route|Interstate|Flight|Room|Act|Scene|Appendix|Phase|Type|Platform|Gate|Psalm|Section|Figure|Fig\.|Table|Map|Chart|Plate|Exhibit|Rule|Title|Volume|Part|Level|Tier|Pier|Line|Bay|[Pp]age|[Nn]umber|[Cc]hapter|[Vv]ersion|[Ee]pisode)s? |\bpp?\. ?|#)$/u
/** 20 below zero, 10 below. */
const BELOW = /^ below(?: zero| freezing|(?=[.,;]| (?:at|in|on|overnight|by)\b))/u
const WHEN = set(['in', 'since', 'by', 'during', 'of', 'for'])
const CONNECTOR = /^(?: ?[-–—~] ?| to | through | and )/u

/** A number found, with the thing it counts where it counts one. */
export interface EnglishReading extends Reading {
  readonly counts?: string | undefined
}

/** Reads the English quantity at `start`, a word or digits; undefined when what stands there is no number. */
export function readQuantityEn(context: ReadingContext, start: number): EnglishReading | undefined {
  const { lower, raw, text } = context
  const crowd = readCrowd(lower, start)
  const of = crowd !== undefined && lower.startsWith(' of ', crowd.end) ? unitEn(context, crowd.end + 3) : undefined
  if (crowd !== undefined && of !== undefined) return { ...base(crowd, of.kind), end: of.end, unit: of.name }
  if (crowd !== undefined) return { ...base(crowd, 'count'), value: undefined, counts: crowdOf(raw, lower, crowd.end) }
  const numeral = readQuarters(lower, readEnglishNumeral(lower, raw, text, start))
  if (numeral?.low === undefined) return undefined
  if (numeral.form === 'word' && isOtherWord(lower, numeral)) return undefined
  const ordinal = readOrdinalEn(context, numeral)
  if (ordinal !== undefined) return ordinal
  if (numeral.sort === 'ordinal') return undefined
  return readRangeEn(context, numeral) ?? readSingleEn(context, numeral)
}

/** Hundreds of fans; “tens of thousands protested” tells what they did, and not who they were. */
function crowdOf(raw: string, lower: string, end: number): string | undefined {
  const thing = countedThingEn(raw, lower, end)
  return thing !== undefined && /^[A-Za-z]+ed$/u.test(thing) ? undefined : thing
}

/** “fell for three quarters in a row” lasts; “three quarters of them” is a share. */
function readQuarters(lower: string, numeral: Numeral | undefined): Numeral | undefined {
  if (numeral?.sort !== 'fraction' || numeral.low === undefined) return numeral
  const name = / quarters$/u.exec(lower.slice(numeral.start, numeral.end))
  if (name === null) return numeral
  const isRow =
    /^ (?:in a row|running|straight|of (?:growth|decline|losses|play|profit|contraction|expansion|basketball|football|gains))\b/u.test(
      lower.slice(numeral.end, numeral.end + 16),
    )
  const isSpan =
    /\b(?:for|past|last|first|next|after|within|over|consecutive|straight|previous) $/u.test(
      lower.slice(Math.max(0, numeral.start - 13), numeral.start),
    ) && !lower.startsWith(' of', numeral.end)
  return isRow || isSpan
    ? { ...numeral, end: numeral.end - name[0].length, low: Math.round(numeral.low * 4), sort: 'plain' }
    : numeral
}

/** Words that stand before an amount as a sign does, in any case. */
const MONEY_WORDS: ReadonlySet<string> = new Set(['dollar', 'sen', 'usd', 'rmb', 'eur', 'gbp'])
/** Characters at which an amount of money can begin. */
export const MONEY_STARTS_EN: ReadonlySet<number> = new Set([
  ...MONEY_STARTS,
  ...[...MONEY_WORDS].flatMap((word) => codesOf(`${word.charAt(0)}${word.charAt(0).toUpperCase()}`)),
])

/** $5 million, US$1.2bn–1.5bn, £300: the sign stands first. */
export function readMoneyEn(context: ReadingContext, start: number): EnglishReading | undefined {
  const { lower, raw, text } = context
  const sign = moneySignAt(text, start) ?? moneyWordAt(lower, start)
  if (sign === undefined) return undefined
  const from = text.charAt(sign) === ' ' ? sign + 1 : sign
  if (!isDigit(text.charCodeAt(from))) return undefined
  const numeral = readEnglishNumeral(lower, raw, text, from, true)
  if (numeral?.low === undefined || numeral.sort === 'ordinal') return undefined
  const unit = raw.slice(start, sign)
  const joint = /^(?: ?[-–—~] ?| to | and )/u.exec(lower.slice(numeral.end, numeral.end + 5))
  const connector = joint?.[0] === ' and ' && wordBefore(lower, start) !== 'between' ? null : joint
  if (connector !== null) {
    const at = numeral.end + connector[0].length
    const other = readEnglishNumeral(lower, raw, text, skipSign(text, at), true)
    if (other?.low !== undefined && !isAsciiLetter(text.charCodeAt(other.end)) && isAmountTo(text, at, connector[0])) {
      const low = inherit(numeral, other)
      return connector[0] === ' to ' && isChangeFrom(lower, start, other.end, low, other.low)
        ? { ...base(numeral, 'money'), start, value: low, unit: moneyPer(context, other.end, unit) }
        : {
            ...base(numeral, 'money'),
            start,
            end: other.end,
            value: [low, other.low],
            unit: moneyPer(context, other.end, unit),
          }
    }
  }
  const cents = centsAfter(context, numeral.end)
  if (cents !== undefined)
    return { ...base(numeral, 'money'), start, end: cents.end, value: tidy(numeral.low + cents.value), unit }
  return { ...base(numeral, 'money'), start, value: numeral.low, unit: moneyPer(context, numeral.end, unit) }
}

/** “between $3 and 40 others”: behind “and” a sign of money must stand again. */
const isAmountTo = (text: string, at: number, connector: string): boolean =>
  connector !== ' and ' || moneySignAt(text, at) !== undefined

const skipSign = (text: string, at: number): number => moneySignAt(text, at) ?? at

function moneyWordAt(lower: string, start: number): number | undefined {
  const word = wordAt(lower, start)
  return word !== undefined && MONEY_WORDS.has(word.text) ? word.end : undefined
}

function base(numeral: Numeral, kind: NumberKind): EnglishReading {
  return { start: numeral.start, end: numeral.end, kind, value: numeral.low, unit: undefined, approx: numeral.approx }
}

/** “no one”, “one of the”, “second half”, “first class”: words that are no statement of number. */
function isOtherWord(lower: string, numeral: Numeral): boolean {
  const before = wordBefore(lower, numeral.start)
  const word = lower.slice(numeral.start, numeral.end)
  const after =
    lower.charAt(numeral.end) === '-' ? nextWord(lower, numeral.end + 1)?.text : nextWord(lower, numeral.end)?.text
  if (
    word === 'one' &&
    after !== undefined &&
    /^(?:percent|per|percentage|degree|mile|acre|inch|foot|pound|ton|tonne|gallon|million|billion)$/u.test(after)
  )
    return false
  if (word === 'one') return isPronoun(lower, numeral.end, before, after)
  if (word === 'half' || word === 'a half')
    return HALF_BEFORE.has(before) || (after !== undefined && HALF_AFTER.has(after))
  if (word === 'quarter' || word === 'a quarter')
    return !/^(?: (?:of|million|billion|less|more|century)\b|, \d)/u.test(lower.slice(numeral.end, numeral.end + 9))
  if (word === 'zero')
    return (
      after === undefined ||
      (!/^(?:percent|per|degrees|point|points)$/u.test(after) && before !== 'from' && before !== 'to' && before !== '')
    )
  return false
}

function isPronoun(lower: string, end: number, before: string, after: string | undefined): boolean {
  if (lower.charAt(end) === "'" || lower.charAt(end) === '’') return true
  if (after === undefined) return true
  const isHyphen = lower.charAt(end) === '-'
  if (isHyphen) return !ONE_PLUS.test(after)
  return ONE_BEFORE.has(before) || ONE_AFTER.has(after) || !/^ /u.test(lower.slice(end, end + 1))
}

/** 21st, third, twenty-first; digits with their ending or words that number something. */
function readOrdinalEn(context: ReadingContext, numeral: Numeral): EnglishReading | undefined {
  const { lower } = context
  if (numeral.form === 'arabic' && numeral.sort === 'plain') {
    const suffix = /^(?:st|nd|rd|th)(?![a-z])/u.exec(lower.slice(numeral.end, numeral.end + 3))
    if (suffix === null || numeral.digits === undefined) return undefined
    const end = numeral.end + 2
    return century(context, numeral.start, end, numeral.low ?? 0) ?? { ...base(numeral, 'ordinal'), end }
  }
  if (numeral.sort !== 'ordinal') return undefined
  const value = numeral.low ?? 0
  const before = wordBefore(lower, numeral.start)
  const after = nextWord(lower, numeral.end)?.text
  const isBare = !/[\s-]/u.test(lower.slice(numeral.start, numeral.end))
  const isFirst = value < 3 && isBare
  if (value === 3 && isBare && THIRD_PARTIES.test(after ?? '')) return undefined
  const isHyphen = lower.charAt(numeral.end) === '-'
  if (value === 1 && isBare && (after === undefined || !FIRST_AFTER.has(after))) return undefined
  if (
    isFirst &&
    (ORDINAL_BEFORE.has(before) || after === undefined || ORDINAL_AFTER.has(after) || isHyphen || before === '')
  ) {
    return value === 2 && before !== 'a' && /^(?:finished|came|placed|ranked|came-in)$/u.test(before)
      ? base(numeral, 'ordinal')
      : undefined
  }
  return century(context, numeral.start, numeral.end, value) ?? base(numeral, 'ordinal')
}

/** The 19th century is the years 1801 to 1900. */
function century(context: ReadingContext, start: number, end: number, value: number): EnglishReading | undefined {
  const match = /^(?: +|-)(century|centuries)\b/u.exec(context.lower.slice(end, end + 14))
  if (match === null || value < 1 || value > 30) return undefined
  const year = (last: number): string => String(last).padStart(4, '0')
  const span = `${year((value - 1) * 100 + 1)}/${year(value * 100)}`
  return { start, end: end + match[0].length, kind: 'date', value: span, unit: undefined, approx: 'none' }
}

function readRangeEn(context: ReadingContext, numeral: Numeral): EnglishReading | undefined {
  const { lower, raw, text } = context
  if (numeral.sort !== 'plain') return undefined
  const own = unitEn(context, numeral.end)
  // 5-foot-3 is one height, no range.
  if (own !== undefined && compound(context, own) !== undefined) return undefined
  const from = own?.end ?? numeral.end
  const connector = CONNECTOR.exec(lower.slice(from, from + 9))
  if (connector === null) return undefined
  if (connector[0] === ' and ' && wordBefore(lower, numeral.start) !== 'between') return undefined
  // −40 to −10: signs of their own.
  const at = from + connector[0].length
  const isBelow = isMinus(text, at) && isDigit(lower.charCodeAt(at + 1))
  const isFromBelow = isMinus(text, numeral.start - 1)
  const other = readEnglishNumeral(lower, raw, text, isBelow ? at + 1 : at)
  if (other?.low === undefined || other.sort !== 'plain' || numeral.low === undefined) return undefined
  if (isBelow && !isFromBelow) return undefined
  // 2^15 - 1 is a sum; 10^5 - 10^6 reaches from one to the other.
  const isPower = text.slice(numeral.start, numeral.end).includes('^')
  if (isPower && !text.slice(other.start, other.end).includes('^')) return undefined
  const far = isBelow ? -other.low : other.low
  // From 12,500 in 2024 to 15,000: the year is when, and no side of a range.
  const isWhen = own === undefined && isYear(numeral) && !isYear(other) && WHEN.has(wordBefore(lower, numeral.start))
  if (connector[0] === ' to ' && isWhen) return undefined
  // 3 to 5 million begins with digits on both sides.
  const areAlike =
    other.form === numeral.form || isDigit(lower.charCodeAt(other.start)) === isDigit(lower.charCodeAt(numeral.start))
  if (!areAlike && own === undefined) return undefined
  const unit = unitEn(context, other.end)
  if (
    own !== undefined &&
    unit !== undefined &&
    (own.kind !== unit.kind || areTwoSides(numeral, own, other, unit, isToldApart(lower, numeral, connector[0])))
  )
    return undefined
  const areYears = isYear(numeral) && isYear(other)
  const low = inherit(numeral, other)
  const isRising = areYears && unit === undefined && numeral.low < other.low
  // “rose from 200 to 340” states two numbers, before and after.
  if (
    connector[0] === ' to ' &&
    !isRising &&
    isChangeFrom(
      lower,
      isFromBelow ? numeral.start - 1 : numeral.start,
      unit?.end ?? other.end,
      isFromBelow ? -low : low,
      far,
    )
  )
    return own === undefined ? lent(numeral, low, unit) : undefined
  const isDash = /[-–—~]/u.test(connector[0])
  if (
    isDash &&
    ((lower.charAt(other.end) === '-' && unit === undefined) ||
      (isAsciiLetter(lower.charCodeAt(other.end)) && unit === undefined))
  )
    return undefined
  const end = unit?.end ?? other.end
  if (isDash && !areYears && own === undefined && unit === undefined && isScoreEn(raw, lower, numeral, other)) {
    return { ...base(numeral, 'ratio'), end: other.end, value: [numeral.low, other.low] }
  }
  if (own === undefined && unit === undefined && !isFromBelow && numeral.low >= other.low && connector[0] === ' to ')
    return undefined
  const value: NumberValue = [low, far]
  if (
    isRising &&
    !(nextWord(lower, other.end)?.text !== undefined && NOT_YEAR_AFTER.has(nextWord(lower, other.end)?.text ?? ''))
  ) {
    return { ...base(numeral, 'date'), end: other.end, value: `${numeral.digits ?? ''}/${other.digits ?? ''}` }
  }
  const kind = unit?.kind ?? own?.kind ?? kindByLabel(context, numeral) ?? 'count'
  if (kind === 'name') return named(numeral.start, end)
  return {
    ...base(numeral, kind),
    end,
    value,
    unit: unit?.name ?? own?.name,
    counts: kind === 'count' ? countedThingEn(raw, lower, end) : undefined,
  }
}

/** From 40 to 50 mm, from 3 to 5 million: the first half takes the scale and unit of the second. */
const lent = (numeral: Numeral, low: number, unit: FoundUnit | undefined): EnglishReading | undefined =>
  unit === undefined && low === numeral.low
    ? undefined
    : { ...base(numeral, unit?.kind ?? 'count'), value: low, unit: unit?.name }

function isScoreEn(raw: string, lower: string, first: Numeral, second: Numeral): boolean {
  const before = lower.slice(Math.max(0, first.start - 14), first.start)
  const after = lower.slice(second.end, second.end + 12)
  if (SCORE_VERBS.test(before)) return true
  return (
    SCORE_NOUNS.test(after) ||
    (first.low ?? 0) === (second.low ?? 0) ||
    /\b(?:failed|rejected|voted|deadlocked|tied|trail(?:s|ed|ing)?|trailing|fell|dropped|improved|down|is|are|went|were) (?:to |at )?$|\d-\d+(?:,| and) $/u.test(
      before,
    ) ||
    ((first.low ?? 0) > (second.low ?? 0) &&
      countedThingEn(raw, lower, second.end)?.endsWith('s') !== true &&
      !/people$/u.test(countedThingEn(raw, lower, second.end) ?? ''))
  )
}

/** “9–16 billion”: a scale word after the second half counts for the first too. */
function inherit(first: Numeral, second: Numeral): number {
  const low = first.low ?? 0
  return first.scale === 1 && second.scale > 1 && low <= (second.low ?? 0) / second.scale
    ? tidy(low * second.scale)
    : low
}

function readSingleEn(context: ReadingContext, numeral: Numeral): EnglishReading | undefined {
  const { lower, raw, text } = context
  const low = numeral.low ?? 0
  const off = /^ ?(?:±|\+\/-) ?/u.exec(lower.slice(numeral.end, numeral.end + 5))
  const spread = off === null ? undefined : readEnglishNumeral(lower, raw, text, numeral.end + off[0].length)
  if (spread?.low !== undefined && spread.sort === 'plain') {
    // 4.2 ± 0.3 mm: the mean, told with how far it may be off.
    const own = unitEn(context, spread.end)
    return { ...base(numeral, own?.kind ?? 'count'), end: own?.end ?? spread.end, unit: own?.name }
  }
  const unit = unitEn(context, numeral.end) ?? unitOfPart(context, numeral)
  if (unit !== undefined) {
    const second = compound(context, unit)
    const value = second === undefined ? low : tidy(low + second.value)
    const below = unit.kind === 'measure' ? BELOW.exec(lower.slice(unit.end, unit.end + 16)) : null
    if (below !== null)
      return { ...base(numeral, 'measure'), end: unit.end + below[0].length, value: -low, unit: unit.name }
    return { ...base(numeral, second?.kind ?? unit.kind), end: second?.end ?? unit.end, value, unit: unit.name }
  }
  const below = BELOW.exec(lower.slice(numeral.end, numeral.end + 16))
  if (below !== null && numeral.scale === 1)
    return { ...base(numeral, 'measure'), end: numeral.end + below[0].length, value: -low }
  const decade = /^(?: ?s|['’]s)(?![a-z])/u.exec(lower.slice(numeral.end, numeral.end + 3))
  if (decade !== null && numeral.digits !== undefined && /^(?:1[5-9]|20)\d0$/u.test(numeral.digits)) {
    return {
      ...base(numeral, 'date'),
      end: numeral.end + decade[0].length,
      value: `${numeral.digits}/${numeral.digits.slice(0, 3)}9`,
    }
  }
  if (isYearHere(lower, numeral) || (isYear(numeral) && isYearBeside(context, numeral, YEARS_BESIDE)))
    return { ...base(numeral, 'date'), value: numeral.digits }
  // A letter right after digits makes a code (737F, 3D) unless it was read as a scale.
  const isPlural = /^s(?![A-Za-z])/u.test(text.slice(numeral.end, numeral.end + 2))
  if (numeral.form === 'arabic' && isAsciiLetter(text.charCodeAt(numeral.end)) && !isPlural) return undefined
  if (
    numeral.form === 'arabic' &&
    numeral.scale === 1 &&
    lower.charAt(numeral.end) === '-' &&
    isAsciiLetter(lower.charCodeAt(numeral.end + 1)) &&
    numeral.digits !== undefined &&
    !/^-[a-z]{3,}/u.test(lower.slice(numeral.end, numeral.end + 4))
  )
    return undefined
  const kind = numeral.sort === 'fraction' && low < 1 ? 'ratio' : (kindByLabel(context, numeral) ?? 'count')
  if (kind === 'name') return named(numeral.start, numeral.end)
  const times = /^[ -](times|fold)\b/u.exec(lower.slice(numeral.end, numeral.end + 7))
  if (times !== null) {
    const end = numeral.end + times[0].length
    // Three times a day is how often, and no multiple.
    const isOften = times[1] === 'times' && isPerPeriod(lower, end)
    return { ...base(numeral, isOften ? 'count' : 'ratio'), end, unit: raw.slice(numeral.end + 1, end) }
  }
  return { ...base(numeral, kind), counts: kind === 'count' ? countedThingEn(raw, lower, numeral.end) : undefined }
}

/** Chapter 11, page 12, #3 number things; aged 37 and “the miller, 62, who” are ages. */
function kindByLabel({ text }: ReadingContext, numeral: Numeral): NumberKind | undefined {
  if (numeral.form !== 'arabic') return undefined
  const before = text.slice(Math.max(0, numeral.start - 14), numeral.start)
  // Table 5.1, Section 4.2: the first of part 5, not five and a tenth.
  if (numeral.digits === undefined)
    return /^\d+\.\d+$/u.test(text.slice(numeral.start, numeral.end)) && LABELLED.test(before) ? 'name' : undefined
  if (isAge(text, numeral)) return 'duration'
  return LABELLED.test(before) ? 'ordinal' : undefined
}
