import { skipDigits } from '../core/arabic.ts'
import { named, type Reading, type ReadingContext } from '../core/context.ts'
import { codeEnd } from '../core/identifiers.ts'
import { isDigit } from '../core/numeral.ts'
import { codesOf, DIGITS, found, skip, type Reader, type Step } from '../core/pack.ts'
import { isLatinHere } from '../core/scan.ts'
import { MONEY_STARTS, moneySignAt } from '../core/units.ts'
import { DATE_LEADS } from './date-leads.ts'
import { readDateZh, readYearPartZh } from './dates.ts'
import { EXCEPTION_LEADS, exceptionMatch } from './exceptions.ts'
import { readFigureLabel } from './figure-labels.ts'
import { readNumeral } from './han.ts'
import { HAN_STARTS } from './han-signs.ts'
import { houseNumberAt, identifierAtZh, labelledAtZh } from './identifiers.ts'
import { LUNAR_LEADS, readLunar } from './lunar.ts'
import { readNominal, readQuotedName } from './names.ts'
import { readOrdinal } from './ordinals.ts'
import { isScoreContext, readQuantityZh } from './quantities.ts'
import { personEnd } from './persons.ts'
import { readSeason } from './seasons.ts'
import { PART_LEADS } from './times.ts'

/** Signs at which a numeral begins, and 俩, 仨 and 打对折, which are whole numbers by themselves. */
const HAN: ReadonlySet<number> = new Set([...HAN_STARTS, ...codesOf('俩仨打')])
const LUNAR: ReadonlySet<number> = new Set(codesOf(`${LUNAR_LEADS}一二三四五六七八九十`))
const DATES: ReadonlySet<number> = new Set(
  [...DATE_LEADS, ...PART_LEADS, ...codesOf('上下前后')].filter((code) => !HAN.has(code)),
)

const passOver = (end: number | undefined): Step | undefined => (end === undefined ? undefined : skip(end))

/** The ways in which Chinese texts write numbers, in the order in which they are asked. */
export const CHINESE_READERS: readonly Reader[] = [
  { name: 'identifier', stage: 'pass', starts: DIGITS, read: ({ text }, at) => passOver(identifierAtZh(text, at)) },
  { name: 'labelled', stage: 'label', starts: DIGITS, read: ({ text }, at) => passOver(labelledAtZh(text, at)) },
  {
    name: 'house-number',
    stage: 'name',
    starts: DIGITS,
    read: ({ text }, at) => {
      const end = houseNumberAt(text, at)
      return end === undefined ? undefined : found(named(at, end))
    },
  },
  {
    name: 'figure-label',
    stage: 'name',
    starts: new Set([...DIGITS, ...HAN_STARTS]),
    read: ({ text, raw }, at) => found(readFigureLabel(text, raw, at)),
  },
  { name: 'money', stage: 'money', starts: MONEY_STARTS, read: (context, at) => found(readMoney(context, at)) },
  { name: 'season', stage: 'exact', starts: DIGITS, read: ({ text }, at) => found(readSeason(text, at)) },
  { name: 'iso-date', stage: 'exact', starts: DIGITS, read: (context, at) => found(readIsoDate(context, at)) },
  {
    name: 'person',
    stage: 'pass',
    starts: HAN,
    read: ({ text }, at) => passOver(personEnd(text, at)),
  },
  { name: 'lunar', stage: 'read', starts: LUNAR, read: ({ text }, at) => found(readLunar(text, at)) },
  { name: 'nominal', stage: 'read', starts: HAN, read: ({ text }, at) => found(readNominal(text, at)) },
  // “三方四家” is a name, though 三方 alone is a word that is passed over.
  { name: 'quoted-name', stage: 'read', starts: HAN, read: ({ text }, at) => found(readQuotedName(text, at)) },
  { name: 'exception', stage: 'read', starts: EXCEPTION_LEADS, read: readException },
  {
    name: 'ordinal',
    stage: 'read',
    starts: new Set(codesOf('第')),
    read: (context, at) => found(readYearPartZh(context, at) ?? readOrdinal(context, at)) ?? skip(at + 1),
  },
  {
    name: 'date',
    stage: 'read',
    starts: DATES,
    read: (context, at) =>
      found(readDateZh(context, at, undefined) ?? readYearPartZh(context, at)) ??
      passOver(weekdayEnd(context.text, at)),
  },
  { name: 'han', stage: 'read', starts: HAN, read: readHan },
  { name: 'digits', stage: 'read', starts: DIGITS, read: readNumber },
]

/** 周一晚, 星期三下午 of an unknown week: 一晚 is no night. */
function weekdayEnd(text: string, at: number): number | undefined {
  const weekday = WEEKDAY.exec(text.slice(at, at + 4))
  return weekday === null || /[一二三四五六七八九十两几数每半\d]/u.test(text.charAt(at - 1))
    ? undefined
    : at + weekday[0].length
}
const WEEKDAY = /^(?:周|星期|礼拜)[一二三四五六日天](?=[早晚上下中凌傍午夜])/u

/** An idiom is passed over, the name of an event is listed as a name. */
function readException({ text }: ReadingContext, at: number): Step | undefined {
  const word = exceptionMatch(text, at)
  if (word === undefined) return undefined
  return word.named ? found(named(at, word.end)) : skip(word.end)
}

function readHan(context: ReadingContext, at: number): Step {
  const { text } = context
  const whole = (start: number, end: number, kind: Reading['kind'], value: number, unit?: string): Step => ({
    reading: { start, end, kind, value, unit, approx: 'none' },
    next: end,
  })
  if (text.startsWith('一半', at)) return whole(at, at + 2, 'ratio', 0.5)
  if (text.startsWith('打对折', at)) return whole(at + 1, at + 3, 'percent', 50, '%')
  const pair = '俩仨'.indexOf(text.charAt(at))
  return pair >= 0 ? whole(at, at + 1, 'count', pair + 2) : readNumber(context, at)
}

function readNumber(context: ReadingContext, at: number): Step {
  const { text, raw } = context
  const numeral = readNumeral(text, raw, at)
  if (numeral === undefined) return skip(at + 1)
  // ∶ is the ratio sign itself.
  const isScore = raw.charAt(numeral.end) === '∶' || isScoreContext(text, at, numeral.end + 3)
  const date = isScore && /[:-]/u.test(text.charAt(numeral.end)) ? undefined : readDateZh(context, at, numeral)
  if (date !== undefined) return { reading: date, next: date.end }
  const reading = readQuantityZh(context, numeral)
  if (reading !== undefined) return { reading, next: reading.end, isSigned: true }
  // Digits that belong to a code (5G, 3M45) are passed over with all of it.
  return skip(isDigit(text.charCodeAt(at)) || text.charAt(at) === '.' ? codeEnd(text, numeral.end) : numeral.end)
}

/** 2023-09-16 among Latin letters, where the other readers would see three numbers. */
function readIsoDate(context: ReadingContext, at: number): Reading | undefined {
  const { text, raw } = context
  // It begins with a year of four digits.
  if (skipDigits(text, at) !== at + 4 || !isLatinHere(context, at)) return undefined
  const numeral = readNumeral(text, raw, at)
  if (numeral === undefined || text.charAt(numeral.end) === ':') return undefined
  const isSeparated = /^\d{4}[./-]\d/u.test(text.slice(at, at + 6))
  const iso = isSeparated || numeral.digits?.length === 4 ? readDateZh(context, at, numeral) : undefined
  return iso !== undefined && (iso.end > numeral.end || isSeparated) ? iso : undefined
}

/** US$5.2亿, ¥300; 人民币 is left to the unit after the numeral. */
function readMoney(context: ReadingContext, at: number): Reading | undefined {
  const { text, raw } = context
  const sign = moneySignAt(text, at)
  if (sign === undefined) return undefined
  const from = text.charAt(sign) === ' ' ? sign + 1 : sign
  if (!isDigit(text.charCodeAt(from))) return undefined
  const numeral = readNumeral(text, raw, from)
  const reading = numeral && readQuantityZh(context, numeral)
  if (numeral === undefined || reading === undefined) return undefined
  const isPlain = reading.unit === undefined || reading.kind === 'money'
  return { ...reading, start: at, end: isPlain ? reading.end : numeral.end, kind: 'money', unit: raw.slice(at, sign) }
}
