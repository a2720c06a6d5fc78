import { readArabic, vulgarFraction } from '../core/arabic.ts'
import { named, type Reading, type ReadingContext } from '../core/context.ts'
import { codeEnd } from '../core/identifiers.ts'
import { runsIntoDigits } from '../core/neutral.ts'
import { oncePerPlace } from '../core/once.ts'
import { codesOf, DIGITS, found, LETTERS, skip, type Reader, type Step } from '../core/pack.ts'
import { isLatinHere } from '../core/scan.ts'
import { wordAt } from '../core/word.ts'
import { DATE_STARTS, readDateEn, readNumericDate, readOrdinalDateEn } from './dates.ts'
import { identifierAtEn, labelledAtEn } from './identifiers.ts'
import { MONEY_STARTS_EN, readMoneyEn, readQuantityEn } from './quantities.ts'
import { readFrequencyEn } from './frequencies.ts'
import { readHeightEn } from './heights.ts'
import { readPartEn, readShareEn } from './shares.ts'
import { isNumberedThing, NAME_STARTS, phraseEndEn, readNameEn, readWordNameEn } from './names.ts'
import { plusOrMinusAt, RATIO_STARTS, readFoldEn, readRatioEn } from './ratios.ts'
import { readAgeInBrackets } from './ages.ts'
import { readQuarterEn, readSpanEn } from './spans.ts'
import { NUMBER_STARTS, startsOrdinal } from './numeral-words.ts'

const FRACTIONS: ReadonlySet<number> = new Set(codesOf('½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒'))

/** 10:30 has its own readers; “2019: it opened” is read as any number. */
const isColonBehind = oncePerPlace(({ text, raw }, at) => {
  const { end } = readArabic(text, raw, at)
  return text.charAt(end) === ':' && !/^: [A-Za-z]/u.test(text.slice(end, end + 3))
})

const passOver = (end: number | undefined): Step | undefined => (end === undefined ? undefined : skip(end))

/** The ways in which English texts write numbers, in the order in which they are asked. */
export const ENGLISH_READERS: readonly Reader[] = [
  // (66) looks like the mark of a list.
  {
    name: 'age-in-brackets',
    stage: 'certain',
    starts: DIGITS,
    read: ({ text }, at) => found(readAgeInBrackets(text, at)),
  },
  { name: 'identifier', stage: 'pass', starts: DIGITS, read: ({ text }, at) => passOver(identifierAtEn(text, at)) },
  { name: 'labelled', stage: 'label', starts: DIGITS, read: ({ text }, at) => passOver(labelledAtEn(text, at)) },
  {
    name: 'name',
    stage: 'name',
    starts: DIGITS,
    read: (context, at) => (isLatinHere(context, at) ? found(readNameEn(context, at)) : undefined),
  },
  { name: 'attack', stage: 'name', starts: DIGITS, read: ({ text }, at) => found(readAttack(text, at)) },
  { name: 'money', stage: 'money', starts: MONEY_STARTS_EN, read: readMoney },
  { name: 'numeric-date', stage: 'exact', starts: DIGITS, read: (context, at) => found(readNumericDate(context, at)) },
  {
    name: 'span',
    stage: 'exact',
    starts: DIGITS,
    read: (context, at) => (isLatinHere(context, at) ? found(readSpanEn(context, at)) : undefined),
  },
  {
    name: 'height',
    stage: 'exact',
    starts: DIGITS,
    read: (context, at) => (isLatinHere(context, at) ? found(readHeightEn(context, at)) : undefined),
  },
  {
    name: 'ratio',
    stage: 'exact',
    starts: DIGITS,
    read: (context, at) => (isLatinHere(context, at) ? found(readRatioEn(context, at)) : undefined),
  },
  {
    name: 'plus-or-minus',
    stage: 'exact',
    starts: new Set(codesOf('±+')),
    read: (context, at) => found(readPlusOrMinus(context, at)),
  },
  {
    name: 'share',
    stage: 'exact',
    starts: DIGITS,
    read: (context, at) => (isLatinHere(context, at) ? found(readShareEn(context, at)) : undefined),
  },
  {
    name: 'time',
    stage: 'exact',
    starts: DIGITS,
    read: (context, at) =>
      isLatinHere(context, at) && isColonBehind(context, at) ? found(readDateEn(context, at)) : undefined,
  },
  {
    name: 'date',
    stage: 'read',
    starts: DIGITS,
    read: (context, at) =>
      isLatinHere(context, at) && !isColonBehind(context, at) ? found(readDateEn(context, at)) : undefined,
  },
  {
    name: 'quantity',
    stage: 'read',
    starts: DIGITS,
    read: (context, at) => {
      if (!isLatinHere(context, at) || isColonBehind(context, at)) return undefined
      const step = found(readQuantityEn(context, at))
      return step && { ...step, isSigned: true }
    },
  },
  {
    name: 'fraction',
    stage: 'read',
    starts: FRACTIONS,
    read: (context, at) =>
      vulgarFraction(context.text, at) === undefined ? undefined : found(readQuantityEn(context, at)),
  },
  { name: 'words', stage: 'read', starts: LETTERS, read: readWords },
]

/** −$3 million: the minus before the sign of money is its own. */
function readMoney(context: ReadingContext, at: number): Step | undefined {
  const step = found(readMoneyEn(context, at))
  return step && { ...step, isSigned: true }
}

/** Quarters, as Q3 and “the third quarter”. */
const QUARTERS: ReadonlySet<string> = new Set(['q', 'first', 'second', 'third', 'fourth'])
/** Words that a hyphen joins with the digits behind them: mid-2019, under-18. */
const JOINED: ReadonlySet<string> = new Set(['mid', 'pre', 'post', 'early', 'late', 'under', 'over', 'top'])

/** With nearly no word anything begins: of those nothing more is asked. */
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...NUMBER_STARTS,
  ...DATE_STARTS,
  ...NAME_STARTS,
  ...RATIO_STARTS,
  ...QUARTERS,
  ...JOINED,
  'no',
])

/** What begins with a word: quarters, dates, No. 5, and numerals in words. */
function readWords(context: ReadingContext, at: number): Step | undefined {
  const { text, lower } = context
  const word = wordAt(lower, at)
  if (word === undefined || (!BEGINNINGS.has(word.text) && !word.text.endsWith('fold'))) return undefined
  if (QUARTERS.has(word.text)) {
    const quarter = readQuarterEn(context, at)
    if (quarter !== undefined) return found(quarter)
  }
  if (DATE_STARTS.has(word.text)) {
    const date = readDateEn(context, at)
    if (date !== undefined) return found(date)
  }
  const phrase = phraseEndEn(context, at)
  if (phrase !== undefined) return skip(phrase)
  // the fifth of May
  if (
    startsOrdinal(word.text) &&
    /^[ -][a-z -]{0,12}?\bof [a-z]{3}|^ of [a-z]{3}/u.test(lower.slice(word.end, word.end + 24))
  ) {
    const date = readOrdinalDateEn(context, at)
    if (date !== undefined) return found(date)
  }
  const own =
    readWordNameEn(context, at) ??
    readFoldEn(lower, at, word.end) ??
    readFrequencyEn(lower, at, word.end) ??
    readPlusOrMinus(context, at)
  if (own !== undefined) return found(own)
  const isCode = runsIntoDigits(text, word.end)
  if (isCode && JOINED.has(word.text) && text.charAt(word.end) === '-') return skip(word.end + 1)
  if (word.text === 'no') {
    const numbered = readNumbered(context, at)
    if (numbered !== undefined) return found(numbered)
  }
  if (!NUMBER_STARTS.has(word.text)) return undefined
  if (isCode && word.text.length < 3) return skip(codeEnd(text, at))
  const reading =
    readPartEn(context, at) ?? readShareEn(context, at) ?? readRatioEn(context, at) ?? readQuantityEn(context, at)
  return found(reading) ?? skip(word.end)
}

/** plus or minus 3 points: the amount itself, from those words on. */
function readPlusOrMinus(context: ReadingContext, at: number): Reading | undefined {
  const from = plusOrMinusAt(context.lower, at)
  const reading = from === undefined ? undefined : readQuantityEn(context, from)
  return reading && { ...reading, start: at }
}

/** No. 5: a place in a row. Long runs of digits after it are identifiers. */
function readNumbered({ text }: ReadingContext, at: number): Reading | undefined {
  const match = /^[Nn]o ?\. ?(\d{1,3})(?![\d.,/-]\d|\d|-?[A-Za-z])/u.exec(text.slice(at, at + 10))
  if (match === null) return undefined
  if (isNumberedThing(text, at)) return named(at, at + match[0].length)
  const value = Number(match[1])
  return { start: at, end: at + match[0].length, kind: 'ordinal', value, unit: undefined, approx: 'none' }
}

/** 9/11, 7/7: names of days behind an English word. */
function readAttack(text: string, at: number): Reading | undefined {
  if (text.charAt(at + 1) !== '/') return undefined
  const attack = /^(?:9\/11|7\/7)(?![\d/])/u.exec(text.slice(at, at + 5))?.[0]
  return attack !== undefined && /[a-z] $/u.test(text.slice(Math.max(0, at - 2), at))
    ? named(at, at + attack.length)
    : undefined
}
