import { vulgarFraction } from './arabic.ts'
import {
  approximationAfter,
  approximationAfterEn,
  approximationBefore,
  approximationBeforeEn,
} from '../zh/approximation.ts'
import type { Reading, ReadingContext } from './context.ts'
import { DATE_LEADS } from '../zh/date-leads.ts'
import { readDateZh, readYearPartZh } from '../zh/dates.ts'
import { EXCEPTION_LEADS, exceptionAt, exceptionMatch } from '../zh/exceptions.ts'
import type { Approximation } from './found-number.ts'
import { readNumeral, startsHanNumeral } from '../zh/han.ts'
import { addressOnNet, houseNumberAt, identifierAt } from './identifiers.ts'
import { readPartEn, readShareEn } from '../en/shares.ts'
import { readQuarterEn, readSpanEn } from '../en/spans.ts'
import { LUNAR_LEADS, readLunar } from '../zh/lunar.ts'
import { isAsciiLetter, isDigit, type Numeral } from './numeral.ts'
import { readName, readNominal, readQuotedName } from '../zh/names.ts'
import { signed } from './sign.ts'
import { isScoreContext, readQuantityZh } from '../zh/quantities.ts'
import { PART_LEADS } from '../zh/times.ts'
import { readDateEn, readNumericDate, startsEnglishDate } from '../en/dates.ts'
import { readMoneyEn, readQuantityEn } from '../en/quantities.ts'
import { moneySignAt, unitAt } from '../zh/units.ts'
import { skipGap, wordAt } from './word.ts'
import { startsEnglishNumber } from '../en/words.ts'

/** A number found by the scanner; indexes are UTF-16. */
export interface ScannedNumber extends Reading {
  readonly counts?: string | undefined
}

const DIGIT = 1
const HAN = 2
const EXCEPTION = 4
const DATE = 8
const LETTER = 16
const SIGN = 32
const ORDINAL = 64
const LUNAR = 128
const CLASSES = buildClasses()
const HAN_SIGN = /[\u3007\u4e00-\u9fff]/u

/** Characters between two looks at the clock. */
const BETWEEN_LOOKS = 5000

/** One pass over the text: at each character that can begin a number, the readers are asked in turn. */
export function scan(context: ReadingContext): readonly ScannedNumber[] {
  const { text } = context
  const found: ScannedNumber[] = []
  let at = 0
  let free = 0
  let asked = 0
  while (at < text.length) {
    if (at >= asked) {
      if (context.isOver?.() === true) break
      asked = at + BETWEEN_LOOKS
    }
    const kind = CLASSES[text.charCodeAt(at)] ?? 0
    if (kind === 0) {
      at += 1
      continue
    }
    const step = readAt(context, at, kind)
    if (step.reading !== undefined) {
      const whole = widen(context, step.reading, free)
      found.push(whole)
      free = whole.end
      at = Math.max(whole.end, at + 1)
    } else at = Math.max(step.next, at + 1)
  }
  return found
}

interface Step {
  readonly reading: Reading | undefined
  /** Where to go on when nothing was found. */
  readonly next: number
}

const skip = (next: number): Step => ({ reading: undefined, next })

function readAt(context: ReadingContext, at: number, kind: number): Step {
  const { text } = context
  if ((kind & LETTER) !== 0) return readWord(context, at)
  if (vulgarFraction(text, at) !== undefined) return { reading: readQuantityEn(context, at), next: at + 1 }
  if ((kind & SIGN) !== 0) return { reading: moneyOf(context, at), next: at + 1 }
  const lunar = (kind & LUNAR) === 0 ? undefined : readLunar(text, at)
  if (lunar !== undefined) return { reading: lunar, next: lunar.end }
  const nominal = (kind & HAN) === 0 ? undefined : readNominal(text, at)
  if (nominal !== undefined) return { reading: nominal, next: nominal.end }
  // “三方四家” is a name, though 三方 alone is a word that is passed over.
  const quoted = (kind & HAN) === 0 ? undefined : readQuotedName(text, at)
  if (quoted !== undefined) return { reading: quoted, next: quoted.end }
  if ((kind & EXCEPTION) !== 0) {
    const word = exceptionMatch(text, at)
    if (word?.named === true)
      return {
        reading: { start: at, end: word.end, kind: 'name', value: undefined, unit: undefined, approx: 'none' },
        next: word.end,
      }
    if (word !== undefined) return skip(word.end)
  }
  if ((kind & ORDINAL) !== 0) return { reading: readOrdinal(context, at), next: at + 1 }
  if ((kind & DIGIT) !== 0) return readDigits(context, at)
  if ((kind & DATE) !== 0) {
    const date = (kind & HAN) !== 0 ? undefined : (readDateZh(context, at, undefined) ?? readYearPartZh(context, at))
    if (date !== undefined) return { reading: date, next: date.end }
  }
  return (kind & HAN) !== 0 ? readHan(context, at) : skip(at + 1)
}

function readDigits(context: ReadingContext, from: number): Step {
  const { text } = context
  const at = isPointBefore(text, from) ? from - 1 : from
  const identifier = identifierAt(text, at)
  if (identifier !== undefined) return skip(identifier)
  const house = houseNumberAt(text, at)
  if (house !== undefined)
    return {
      reading: { start: at, end: house, kind: 'name', value: undefined, unit: undefined, approx: 'none' },
      next: house,
    }
  const named = readName(context, at)
  if (named !== undefined) return { reading: named, next: named.end }
  const numeric = readNumericDate(context, at)
  if (numeric !== undefined) return { reading: numeric, next: numeric.end }
  const numeral = readNumeral(text, context.raw, at)
  if (numeral === undefined) return skip(at + 1)
  const english = isEnglishAfter(context, at, numeral.end) ? readEnglish(context, at, numeral) : undefined
  const reading = english ?? readNumber(context, at, numeral)
  // Digits that belong to a code (5G, 3M45) are passed over with all of it.
  return { reading, next: reading === undefined ? codeEnd(text, numeral.end) : reading.end }
}

function readEnglish(context: ReadingContext, at: number, numeral: Numeral): Reading | undefined {
  const span = readSpanEn(context, at) ?? readShareEn(context, at)
  if (span !== undefined) return span
  if (context.text.charAt(numeral.end) === ':') {
    return readDateEn(context, at) ?? readDateZh(context, at, numeral) ?? readQuantityZh(context, numeral)
  }
  const isSeparated = /^\d{4}[./-]\d/u.test(context.text.slice(at, at + 6))
  const iso = isSeparated || numeral.digits?.length === 4 ? readDateZh(context, at, numeral) : undefined
  if (iso !== undefined && (iso.end > numeral.end || isSeparated)) return iso
  return readDateEn(context, at) ?? signed(context.text, readQuantityEn(context, at))
}

/** .46: a decimal that left its nought out. */
function isPointBefore(text: string, at: number): boolean {
  if (text.charAt(at - 1) !== '.') return false
  const before = text.charCodeAt(at - 2)
  return (
    Number.isNaN(before) ||
    (before !== 46 && !isDigit(before) && !isAsciiLetter(before) && before !== 41 && before !== 93)
  )
}

/** Whether the digits stand in English: their unit, scale or month is in Latin letters, or their neighbours are. */
function isEnglishAfter(context: ReadingContext, start: number, end: number): boolean {
  const { text } = context
  const next = text.charCodeAt(skipGap(text, end))
  if (isAsciiLetter(next)) return true
  if (next > 0x2e7f) return false
  if (!context.isChinese) return true
  // In a Chinese text only where nothing near is Chinese: “，9～16亿” and “, 5-8 times” look alike once they are folded.
  const around = `${text.slice(Math.max(0, start - 8), start)}${text.slice(end, end + 8)}`
  return /[a-z]/iu.test(around) && !HAN_SIGN.test(around)
}

function readHan(context: ReadingContext, at: number): Step {
  if (context.text.startsWith('一半', at)) {
    return {
      reading: { start: at, end: at + 2, kind: 'ratio', value: 0.5, unit: undefined, approx: 'none' },
      next: at + 2,
    }
  }
  if (context.text.startsWith('打对折', at)) {
    return {
      reading: { start: at + 1, end: at + 3, kind: 'percent', value: 50, unit: '%', approx: 'none' },
      next: at + 3,
    }
  }
  const pair = '俩仨'.indexOf(context.text.charAt(at))
  if (pair >= 0)
    return {
      reading: { start: at, end: at + 1, kind: 'count', value: pair + 2, unit: undefined, approx: 'none' },
      next: at + 1,
    }
  const numeral = readNumeral(context.text, context.raw, at)
  if (numeral === undefined) return skip(at + 1)
  return { reading: readNumber(context, at, numeral), next: numeral.end }
}

function readNumber(context: ReadingContext, at: number, numeral: Numeral): Reading | undefined {
  const { text } = context
  // ∶ is the ratio sign itself.
  const isScore = context.raw.charAt(numeral.end) === '∶' || isScoreContext(text, at, numeral.end + 3)
  const date = isScore && /[:-]/u.test(text.charAt(numeral.end)) ? undefined : readDateZh(context, at, numeral)
  return date ?? signed(text, readQuantityZh(context, numeral))
}

/** 第二届, 第三: the numeral after 第 numbers something. */
function readOrdinal(context: ReadingContext, at: number): Reading | undefined {
  const { text, raw } = context
  const part = readYearPartZh(context, at)
  if (part !== undefined) return part
  let from = at + 1
  while (text.charCodeAt(from) === 32) from += 1
  const code = text.charCodeAt(from)
  if (!isDigit(code) && !startsHanNumeral(code)) return undefined
  const numeral = readNumeral(text, raw, from)
  if (numeral?.low === undefined || text.charAt(from) === '半' || text.charAt(from) === '数') return undefined
  let end = numeral.end
  let high = numeral.high
  const range = /^(?:[-~–—]|至|到)第?/u.exec(text.slice(end, end + 2))
  const other =
    range === null
      ? undefined
      : isDigit(text.charCodeAt(end + range[0].length)) || startsHanNumeral(text.charCodeAt(end + range[0].length))
        ? readNumeral(text, raw, end + range[0].length)
        : undefined
  if (other?.low !== undefined && other.low > numeral.low) [end, high] = [other.end, other.low]
  const unitFrom = text.charAt(end) === ' ' ? end + 1 : end
  const unit = unitAt(text, unitFrom)
  const isUnit =
    unit !== undefined &&
    !unit.unit.latin &&
    unit.unit.kind !== 'percent' &&
    (exceptionAt(text, unitFrom) ?? 0) <= unit.end
  return {
    start: at,
    end: isUnit ? unit.end : end,
    kind: 'ordinal',
    value: high === undefined ? numeral.low : [numeral.low, high],
    unit: isUnit ? raw.slice(unitFrom, unit.end) : undefined,
    approx: numeral.approx,
  }
}

/** US$5.2亿, ¥300, 人民币 is left to the unit after the numeral. */
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

/** The longer reading of an amount whose sign stands first: ¥5.2亿 is Chinese, $5.2bn English. */
function moneyOf(context: ReadingContext, at: number): Reading | undefined {
  const chinese = readMoney(context, at)
  const english = readMoneyEn(context, at)
  return chinese !== undefined && (english === undefined || chinese.end > english.end) ? chinese : english
}

function readWord(context: ReadingContext, at: number): Step {
  const { text, lower } = context
  const word = wordAt(lower, at)
  if (word === undefined) return skip(at + 1)
  const net = addressOnNet(text, at)
  if (net !== undefined) return skip(net)
  const money = moneyOf(context, at)
  if (money !== undefined) return { reading: money, next: money.end }
  // A word that runs into digits is a code (P700, COVID-19), unless it is a month (Dec31).
  const isCode =
    isDigit(text.charCodeAt(word.end)) || (text.charAt(word.end) === '-' && isDigit(text.charCodeAt(word.end + 1)))
  const quarter = /^(?:q|first|second|third|fourth)$/u.test(word.text) ? readQuarterEn(context, at) : undefined
  if (quarter !== undefined) return { reading: quarter, next: quarter.end }
  if (startsEnglishDate(word.text)) {
    const date = readDateEn(context, at)
    if (date !== undefined) return { reading: date, next: date.end }
  }
  if (isCode && /^(?:mid|pre|post|early|late|under|over|top)$/u.test(word.text) && text.charAt(word.end) === '-')
    return skip(word.end + 1)
  if (isCode && (word.text.length < 3 || !startsEnglishNumber(word.text))) return skip(codeEnd(text, at))
  const numbered = word.text === 'no' ? readNumbered(context, at) : undefined
  if (numbered !== undefined) return { reading: numbered, next: numbered.end }
  if (!startsEnglishNumber(word.text)) return skip(word.end)
  const reading = readPartEn(context, at) ?? readShareEn(context, at) ?? readQuantityEn(context, at)
  return { reading, next: reading?.end ?? word.end }
}

/** No. 5: a place in a row. Long runs of digits after it are identifiers. */
function readNumbered({ text }: ReadingContext, at: number): Reading | undefined {
  const match = /^[Nn]o ?\. ?(\d{1,3})(?![\d.,/-]\d|\d|[A-Za-z])/u.exec(text.slice(at, at + 10))
  if (match === null) return undefined
  const value = Number(match[1])
  return { start: at, end: at + match[0].length, kind: 'ordinal', value, unit: undefined, approx: 'none' }
}

/** End of a word of letters and digits (P-700, COVID-19, 3M45). */
function codeEnd(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    const isPoint = code === 46 && isDigit(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at - 1))
    const joins =
      isPoint || (code === 45 && (isDigit(text.charCodeAt(at + 1)) || isAsciiLetter(text.charCodeAt(at + 1))))
    if (!isDigit(code) && !isAsciiLetter(code) && !joins && code !== 95) return at
    at += 1
  }
}

/** Takes in the approximation words around a number. */
function widen(context: ReadingContext, reading: Reading, free: number): ScannedNumber {
  if (reading.kind === 'name' || reading.kind === 'ordinal') return reading
  const { text, lower } = context
  // 约合人民币7.2亿元: the name of the currency stands between.
  const currency = reading.kind === 'money' ? /(?:人民币|美元|港币|欧元|日元|英镑|新台币)$/u : undefined
  const name = currency?.exec(text.slice(Math.max(0, reading.start - 3), reading.start))?.[0].length ?? 0
  const from = reading.start - name
  const before = approximationBefore(text, from) ?? (name > 0 ? undefined : approximationBeforeEn(lower, from))
  const isDated = reading.kind === 'date' || reading.kind === 'time'
  const after = isDated
    ? dateAfter(text, reading.end)
    : (approximationAfter(text, reading.end) ?? approximationAfterEn(lower, reading.end))
  const isPrefix =
    before !== undefined &&
    before.at >= free &&
    !isRecent(text, before.at, reading) &&
    (!isDated || before.approx === 'about' || before.approx === 'nearly')
  const prefix = isPrefix && !(isDated && isAsciiLetter(lower.charCodeAt(before.at))) ? before : undefined
  return {
    ...reading,
    start: prefix?.at ?? reading.start,
    end: after?.at ?? reading.end,
    approx: prefix?.approx ?? after?.approx ?? reading.approx,
  }
}

function dateAfter(text: string, end: number): { readonly at: number; readonly approx: Approximation } | undefined {
  if (text.charAt(end) === '许') return { at: end + 1, approx: 'about' }
  if (text.charAt(end) === '多' && /[点时]$/u.test(text.charAt(end - 1))) return { at: end + 1, approx: 'over' }
  const after = approximationAfter(text, end)
  return after?.approx === 'about' ? after : undefined
}

/** 近三年来 is “the last three years”, not nearly three. */
function isRecent(text: string, start: number, reading: Reading): boolean {
  if (text.charAt(start) !== '近' || reading.start - start !== 1) return false
  return (
    reading.kind === 'duration' &&
    /^(?:来|间|里|内|中|以来)/u.test(text.slice(reading.end, reading.end + 2)) &&
    reading.unit !== '岁'
  )
}

function buildClasses(): Uint8Array {
  const table = new Uint8Array(65_536)
  const mark = (code: number, kind: number): void => {
    table[code] = (table[code] ?? 0) | kind
  }
  for (let code = 48; code <= 57; code += 1) mark(code, DIGIT)
  for (let code = 0; code < table.length; code += 1) if (startsHanNumeral(code)) mark(code, HAN)
  for (const code of EXCEPTION_LEADS) mark(code, EXCEPTION)
  for (const code of [...DATE_LEADS, ...PART_LEADS]) mark(code, DATE)
  for (const sign of '上下前后') mark(sign.charCodeAt(0), DATE)
  for (let code = 97; code <= 122; code += 1) {
    mark(code, LETTER)
    mark(code - 32, LETTER)
  }
  for (const sign of '$€£¥￥₩₽₹₫฿₱₪₺₴₦₾₭') mark(sign.charCodeAt(0), SIGN)
  mark('第'.charCodeAt(0), ORDINAL)
  for (const sign of `${LUNAR_LEADS}一二三四五六七八九十`) mark(sign.charCodeAt(0), LUNAR)
  for (const sign of '½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒') mark(sign.charCodeAt(0), SIGN)
  for (const sign of '俩仨打') mark(sign.charCodeAt(0), HAN)
  return table
}
