import { isAsciiLetter, isDigit, tidy } from './numeral.ts'

/** An unsigned numeral in Arabic digits with its separators, fraction and exponent. */
export interface ArabicNumeral {
  readonly start: number
  readonly end: number
  readonly value: number
  /** The digits of a plain run without separators. */
  readonly digits: string | undefined
  readonly sort: 'plain' | 'fraction'
}

const COMMA = 44
const FULL_COMMA = 0xff0c
const POINT = 46
const VULGAR: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅙': 1 / 6,
  '⅚': 5 / 6,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
  '⅐': 1 / 7,
  '⅑': 1 / 9,
  '⅒': 1 / 10,
}
/** Signs that part groups of three digits: thin, narrow and no-break spaces and both apostrophes. */
const GROUP_SIGNS = new Set([0x2009, 0x202f, 0xa0, 39, 0x2019])
/** A googol, written out, has 33 groups behind its first digits. What goes on longer is a list, and is no numeral's end. */
const MOST_GROUPS = 34

/** Reads the numeral that starts at `start` (a digit, or a point before one) of the folded text. */
export function readArabic(text: string, raw: string, start: number): ArabicNumeral {
  if (text.charCodeAt(start) === POINT) return finish(text, start, skipDigits(text, start + 1), undefined)
  const first = skipDigits(text, start)
  const grouped = skipGroups(text, raw, start, first)
  if (grouped > first) {
    // 1 234,56: after groups parted by blanks a comma is the decimal sign.
    const comma = /[\s\u2009\u202f\u00a0']/u.test(text.charAt(first))
      ? /^,(\d{1,2})(?![\d,])/u.exec(raw.slice(grouped, grouped + 4))
      : null
    if (comma !== null) {
      const value = Number(`${text.slice(start, grouped).replaceAll(/\D/gu, '')}.${comma[1] ?? ''}`)
      return { start, end: grouped + comma[0].length, value, digits: undefined, sort: 'plain' }
    }
    return finish(text, start, decimals(text, grouped, raw), undefined)
  }
  const european = skipEuropean(text, start, first)
  if (european !== undefined) return european
  const end = decimals(text, first, raw)
  const digits = end === first ? text.slice(start, first) : undefined
  return finish(text, start, end, digits)
}

/** Value of a vulgar fraction sign (½), undefined for every other character. */
export function vulgarFraction(text: string, index: number): number | undefined {
  const code = text.charCodeAt(index)
  return code >= 0xbc && code <= 0x215e ? VULGAR[text.charAt(index)] : undefined
}

export function skipDigits(text: string, from: number): number {
  let at = from
  while (isDigit(text.charCodeAt(at))) at += 1
  return at
}

function skipGroups(text: string, raw: string, start: number, first: number): number {
  if (first - start > 3) return first
  const sign = text.charCodeAt(first)
  if (sign !== COMMA && !GROUP_SIGNS.has(sign)) return plainSpaceGroups(text, raw, start, first)
  // A full-width comma parts groups only between full-width digits; elsewhere it parts clauses.
  if (raw.charCodeAt(first) === FULL_COMMA && isDigit(raw.charCodeAt(first - 1))) return first
  let at = first
  for (let groups = 1; text.charCodeAt(at) === sign; groups += 1) {
    if (groups > MOST_GROUPS) return first
    const end = skipDigits(text, at + 1)
    // Two digits between commas is the Indian way: 13,00,000.
    const indian = end - at === 3 && text.charCodeAt(end) === COMMA && sign === COMMA
    if (end - at !== 4 && !indian) return at === first ? first : end - at === 1 ? at : first
    at = end
  }
  return at
}

function plainSpaceGroups(text: string, raw: string, start: number, first: number): number {
  let at = first
  let groups = 0
  while (text.charCodeAt(at) === 32 && skipDigits(text, at + 1) - at === 4) {
    at += 4
    groups += 1
    if (groups > MOST_GROUPS) return first
  }
  // One group after a space is too often a second number (“in 2018 100”), so two are asked for.
  if (groups === 0) return first
  // 共1 688元, 12 345.6万元: among Han signs, with a unit or a decimal behind.
  const isAmongHan =
    /[\u4e00-\u9fff]/u.test(raw.charAt(start - 1)) && !/[第年月日号在至到于、]/u.test(raw.charAt(start - 1))
  const isHeld = isAmongHan && /^(?:\.\d{1,2})?[\u4e00-\u9fff%]/u.test(raw.slice(at, at + 4))
  const isDecimal = /^\.\d{1,2}[万亿]/u.test(raw.slice(at, at + 4)) && !/[\da-z]/iu.test(raw.charAt(start - 1))
  const isCertain =
    groups >= 2 ||
    (groups === 1 && (isHeld || isDecimal)) ||
    (groups === 1 && /^,\d{2}(?![\d,])/u.test(raw.slice(at, at + 4)))
  return isCertain && text.charCodeAt(start) !== 48 ? at : first
}

/** 1.234.567 and 1.111,11: points that part thousands. A single group (1.234) stays a decimal. */
function skipEuropean(text: string, start: number, first: number): ArabicNumeral | undefined {
  if (first - start > 3 || text.charCodeAt(first) !== POINT) return undefined
  let at = first
  let groups = 0
  while (text.charCodeAt(at) === POINT && skipDigits(text, at + 1) - at === 4) {
    at += 4
    groups += 1
    if (groups > MOST_GROUPS) return undefined
  }
  const fractionEnd = text.charCodeAt(at) === COMMA ? skipDigits(text, at + 1) : at
  const hasFraction = fractionEnd - at === 2 || fractionEnd - at === 3
  if (groups === 0 || (groups === 1 && !hasFraction)) return undefined
  const end = hasFraction ? fractionEnd : at
  const plain = text.slice(start, end).replaceAll('.', '').replace(',', '.')
  return { start, end, value: Number(plain), digits: undefined, sort: 'plain' }
}

function decimals(text: string, at: number, raw: string): number {
  const isPoint = text.charCodeAt(at) === POINT && raw.charAt(at) !== '。'
  if (!isPoint || !isDigit(text.charCodeAt(at + 1))) return at
  return skipDigits(text, at + 1)
}

function finish(text: string, start: number, end: number, digits: string | undefined): ArabicNumeral {
  const value = Number(digits ?? text.slice(start, end).replaceAll(/[^0-9.]/gu, ''))
  const power = readPower(text, end, value)
  if (power !== undefined) return { start, end: power.end, value: power.value, digits: undefined, sort: 'plain' }
  const vulgar = vulgarFraction(text, end)
  if (vulgar !== undefined) return { start, end: end + 1, value: value + vulgar, digits: undefined, sort: 'fraction' }
  return { start, end, value, digits, sort: 'plain' }
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const POWER_OF_TEN = /^ ?[x×·✕∙] ?10(?=\^|[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻])\^?/u

/** 2e5, 1.3x10^6, 3 × 10⁸, 2^-1 and 10⁶ are numbers too, in tables and science pages. */
function readPower(
  text: string,
  at: number,
  base: number,
): { readonly end: number; readonly value: number } | undefined {
  const code = text.charCodeAt(at)
  if (code === 94) {
    const exponent = readExponent(text, at + 1)
    return exponent && { end: exponent.end, value: tidy(base ** exponent.value) }
  }
  // Raised digits behind another numeral are a note's mark as often (2019¹), unless what they make is said: 7² is 49.
  if (isRaised(text, at)) {
    const exponent = readRaised(text, at)
    if (exponent === undefined) return undefined
    const value = tidy(base ** exponent.value)
    const isPower = base === 10 || base === 2 || isSaidBehind(value, text.slice(exponent.end, exponent.end + 24))
    return isPower ? { end: exponent.end, value } : undefined
  }
  if (code === 101 || code === 69) {
    const exponent = readExponent(text, at + 1)
    // 3E7 is a code as often; a small e, a sign or a decimal makes it sure.
    const isSure = code === 101 || /[-+]/u.test(text.charAt(at + 1)) || !Number.isInteger(base)
    if (exponent === undefined || !isSure || isAsciiLetter(text.charCodeAt(exponent.end))) return undefined
    return { end: exponent.end, value: tidy(base * 10 ** exponent.value) }
  }
  const sign = code === 32 ? text.charCodeAt(at + 1) : code
  const ten = sign === 120 || sign > 0xb1 ? POWER_OF_TEN.exec(text.slice(at, at + 7)) : null
  if (ten !== null) {
    const from = at + ten[0].length
    const exponent = ten[0].endsWith('^') ? readExponent(text, from) : readRaised(text, from)
    return exponent && { end: exponent.end, value: tidy(base * 10 ** exponent.value) }
  }
  return undefined
}

const isSaidBehind = (value: number, text: string): boolean =>
  value > 9 && (text.match(/\d[\d,]*(?:\.\d+)?/gu) ?? []).some((number) => Number(number.replaceAll(',', '')) === value)

/** Raised digits begin at U+00B2; what lies below is asked no further. */
const isRaised = (text: string, at: number): boolean =>
  text.charCodeAt(at) > 0xb1 && /^[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]/u.test(text.slice(at, at + 2))

function readRaised(text: string, from: number): { readonly end: number; readonly value: number } | undefined {
  const match = /^([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?![⁰¹²³⁴⁵⁶⁷⁸⁹])/u.exec(text.slice(from, from + 5))
  if (match === null) return undefined
  const value = Number([...(match[2] ?? '')].map((sign) => RAISED.indexOf(sign)).join(''))
  return { end: from + match[0].length, value: match[1] === '⁻' ? -value : value }
}

function readExponent(text: string, from: number): { readonly end: number; readonly value: number } | undefined {
  const sign = text.charAt(from)
  const digits = sign === '-' || sign === '+' ? from + 1 : from
  const end = skipDigits(text, digits)
  if (end === digits || end - digits > 3) return undefined
  return { end, value: Number(text.slice(from, end)) }
}
