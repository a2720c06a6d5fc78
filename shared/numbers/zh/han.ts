import { readArabic } from '../core/arabic.ts'
import type { Approximation } from '../core/found-number.ts'
import { unitAt } from './units.ts'
import { isMore } from './more-than.ts'
import { isDigit, tidy, type Numeral } from '../core/numeral.ts'
import { DIGITS, HALF, INDEFINITE, isHanDigit, isHanScale, LARGE, MORE, POINT, PREFIXED, SMALL } from './han-signs.ts'

const TEN = 10

interface State {
  at: number
  /** Finished part above the section: 亿 and 万. */
  sum: [number, number]
  lastLarge: number
  /** Part below the next large scale. */
  section: [number, number]
  lastSmall: number
  digit: [number, number] | undefined
  seen: boolean
  zero: boolean
  indefinite: boolean
  approx: Approximation
  scale: number
  arabic: boolean
  ended: boolean
}

/**
 * Reads the numeral in Han signs, Arabic digits or both that starts at `start` of the folded text (三百二十, 6万2千多,
 * 七八, 二〇二六, 三千四百五十几万, 两千万点五); undefined when none stands there.
 */
export function readNumeral(text: string, raw: string, start: number): Numeral | undefined {
  if (/^三两[天个句人杯口下步年月日次位名家]/u.test(text.slice(start, start + 3)))
    return { ...plain(start, start + 2, 2, 3), approx: 'about' }
  // 八六折 is 8.6 折, eighty-six per cent of the price.
  // 百十号人, 百十来户: a hundred or so; who means 110 says 一百一十.
  const hundredOrSo = /^百十(来|多|余)?(?![\d一二两三四五六七八九十百千万亿])/u.exec(text.slice(start, start + 4))
  if (hundredOrSo !== null && unitAt(text, start + hundredOrSo[0].length) !== undefined)
    return { ...plain(start, start + hundredOrSo[0].length, 100, 100), approx: 'about', scale: 100 }
  const rebate = /^[一二三四五六七八九]{2}(?=折)/u.exec(text.slice(start, start + 3))
  if (rebate !== null) {
    const [tens = 0, ones = 0] = [...rebate[0]].map((sign) => DIGITS.get(sign.charCodeAt(0)))
    return plain(start, start + 2, tens + ones / 10, tens + ones / 10)
  }
  const loose = /^三五([十百千万])(?![一二三四五六七八九])/u.exec(text.slice(start, start + 4))
  if (loose !== null) {
    // 三五十人 are “thirty to fifty, or so”.
    const factor = SMALL.get(text.charCodeAt(start + 2)) ?? LARGE.get(text.charCodeAt(start + 2)) ?? 1
    return { ...plain(start, start + 3, 3 * factor, 5 * factor), approx: 'about', scale: factor }
  }
  const positional = readPositional(text, start)
  if (positional !== undefined) return withDecimals(text, positional)
  const first = text.charCodeAt(start)
  if (first === HALF) return plain(start, start + 1, 0.5, 0.5)
  const state: State = {
    at: start,
    sum: [0, 0],
    lastLarge: Infinity,
    section: [0, 0],
    lastSmall: Infinity,
    digit: undefined,
    seen: false,
    zero: false,
    indefinite: false,
    approx: 'none',
    scale: 1,
    arabic: false,
    ended: false,
  }
  let digits: string | undefined
  let sort: Numeral['sort'] = 'plain'
  if (isDigit(first) || first === 46) {
    const arabic = readArabic(text, raw, start)
    state.at = arabic.end
    state.digit = [arabic.value, arabic.value]
    state.arabic = state.seen = true
    digits = arabic.digits
    sort = arabic.sort
  }
  let end = state.at
  while (!state.ended && step(text, raw, state)) end = state.at
  if (end === start) return undefined
  // Not `digits` once a scale word follows: 2000万 is no year.
  const value = total(state)
  const unchanged = isDigit(first) && state.scale === 1 && state.approx === 'none'
  const numeral: Numeral = {
    start,
    end,
    low: state.indefinite ? undefined : tidy(value[0]),
    high: state.indefinite || value[0] === value[1] ? undefined : tidy(value[1]),
    form: state.arabic ? 'arabic' : 'han',
    scale: state.scale,
    digits: unchanged ? digits : undefined,
    approx: state.indefinite && state.approx === 'none' ? 'about' : state.approx,
    sort,
  }
  return state.arabic ? numeral : withDecimals(text, numeral)
}

/** Runs of bare digits: 二〇二六, 一九九八; of two only where they are no neighbours (二三 is “two or three”). */
function readPositional(text: string, start: number): Numeral | undefined {
  let at = start
  let digits = ''
  for (let value = positionalDigit(text, at); value !== undefined; value = positionalDigit(text, at)) {
    digits += String(value)
    at += 1
  }
  // 三五个 are “a few”.
  if (digits === '35') return { ...plain(start, at, 3, 5), approx: 'about' }
  if (digits.length < 3) {
    const a = Number(digits.charAt(0))
    const b = Number(digits.charAt(1))
    if (digits.length < 2 || b === a + 1 || isScaleAt(text, at) || /[十百千]/u.test(text.charAt(at))) return undefined
    if (digits.startsWith('0') && digits.length === 2 && b !== 0)
      return { ...plain(start, at, Number(digits), Number(digits)), digits }
  } else if (isScaleAt(text, at)) return undefined
  return { ...plain(start, at, Number(digits), Number(digits)), digits }
}

/** 两 stands in no row of digits: 八两 is a weight. */
const positionalDigit = (text: string, at: number): number | undefined =>
  text.charAt(at) === '两' ? undefined : DIGITS.get(text.charCodeAt(at))

function isScaleAt(text: string, at: number): boolean {
  return isHanScale(text.charCodeAt(at))
}

function step(text: string, raw: string, state: State): boolean {
  const at = skipSpaces(text, state)
  const sign = text.charCodeAt(at)
  const digit = DIGITS.get(sign)
  if (digit !== undefined) return takeDigit(text, state, at, digit)
  if (isDigit(sign)) return takeArabic(text, raw, state, at)
  const small = SMALL.get(sign)
  if (small !== undefined) return takeSmall(text, state, at, small)
  const large = LARGE.get(sign)
  if (large !== undefined) return takeLarge(text, state, at, large)
  return takeVague(text, state, at, sign)
}

/** Texts typeset with spaces (7 万5 千, 四 百 五) part the signs of one numeral. */
function skipSpaces(text: string, state: State): number {
  let at = state.at
  while (text.charCodeAt(at) === 32) at += 1
  if (at === state.at || !state.seen) return state.at
  const next = text.charCodeAt(at)
  const continues =
    isHanScale(next) || MORE.has(next) || (state.digit === undefined && (DIGITS.has(next) || isDigit(next)))
  return continues ? at : state.at
}

function takeDigit(text: string, state: State, at: number, value: number): boolean {
  if (state.digit !== undefined) {
    const [low, high] = state.digit
    const isPair = low === high && value === low + 1 && !state.arabic
    // 三四百: two neighbours are “three or four”; anything else starts a number of its own.
    if (!isPair) return false
    state.digit = [low, value]
    state.at = at + 1
    return true
  }
  if (state.arabic && state.scale === 1) return false
  // 一千一千 are two numbers.
  if ((SMALL.get(text.charCodeAt(at + 1)) ?? 0) >= state.lastSmall) return false
  if (value === 0 && state.seen) state.zero = true
  else state.digit = [value, value]
  // 两 as a weight follows a numeral (十两), it does not continue one.
  if (text.charAt(at) === '两' && state.seen && !isHanScale(text.charCodeAt(at + 1))) {
    state.digit = undefined
    return false
  }
  state.seen = true
  state.at = at + 1
  return value !== 0 || !state.zero || continuesAfterZero(text, state.at)
}

function continuesAfterZero(text: string, at: number): boolean {
  const sign = text.charCodeAt(at)
  return DIGITS.has(sign) || SMALL.has(sign) || isDigit(sign)
}

/** 5万4千6百: Arabic digits between scale words; only where another scale word or nothing follows. */
function takeArabic(text: string, raw: string, state: State, at: number): boolean {
  if (state.digit !== undefined || !state.seen || state.approx !== 'none') return false
  const arabic = readArabic(text, raw, at)
  const after = skipBlank(text, arabic.end)
  const followed = text.charCodeAt(after)
  const smallest = Math.min(state.lastLarge, state.lastSmall)
  const isScaled = (SMALL.has(followed) && !PREFIXED.has(text.charCodeAt(after + 1))) || LARGE.has(followed)
  // 1千零20: behind 零 the rest may be of any lower place.
  const isRest =
    at === state.at && state.arabic && arabic.value < smallest && (state.zero || arabic.value * 10 >= smallest)
  if (!isScaled && !isRest) return false
  state.digit = [arabic.value, arabic.value]
  state.zero = true
  state.arabic = true
  state.at = arabic.end
  return true
}

function takeSmall(text: string, state: State, at: number, small: number): boolean {
  const next = text.charCodeAt(at + 1)
  if (small === 1000 && state.arabic && PREFIXED.has(next)) return false
  const own = small > 10 && small < 100 && small % 10 === 0 && small !== 100
  if (own) {
    if (state.digit !== undefined) return false
    state.section = [state.section[0] + small, state.section[1] + small]
    state.lastSmall = TEN
  } else if (state.digit === undefined && state.lastSmall !== Infinity && small > state.lastSmall) return false
  else {
    if (
      state.digit === undefined &&
      state.seen &&
      small !== TEN &&
      state.lastSmall === Infinity &&
      state.lastLarge === Infinity &&
      !state.indefinite
    )
      return false
    const [low, high] = state.digit ?? [1, 1]
    state.section = [state.section[0] + low * small, state.section[1] + high * small]
    state.lastSmall = small
  }
  if (state.arabic) state.scale = Math.max(state.scale, small)
  state.digit = undefined
  state.zero = false
  state.seen = true
  state.at = at + 1
  return true
}

function takeLarge(text: string, state: State, at: number, large: number): boolean {
  // 五兆六十二亿 counts, 200兆 of digits are megabytes or megabits.
  const after = text.charCodeAt(at + 1)
  if (
    large === 1e12 &&
    (PREFIXED.has(after) ||
      (state.arabic && !isHanDigit(after) && !isMoneySign(text, at + 1) && !isMoneyBefore(text, at)))
  )
    return false
  const low = state.section[0] + (state.digit?.[0] ?? 0)
  const high = state.section[1] + (state.digit?.[1] ?? 0)
  const isEmpty = state.digit === undefined && state.section[1] === 0
  if (isEmpty && state.seen && state.sum[1] === 0 && !state.indefinite) return false
  if (large > state.lastLarge || (isEmpty && state.seen)) {
    state.sum = [(state.sum[0] + low) * large, (state.sum[1] + high) * large]
  } else {
    const one = isEmpty ? 1 : 0
    state.sum = [state.sum[0] + (low + one) * large, state.sum[1] + (high + one) * large]
  }
  state.scale *= large
  state.lastLarge = large
  state.section = [0, 0]
  state.lastSmall = Infinity
  state.digit = undefined
  state.zero = false
  state.seen = true
  state.at = at + 1
  return true
}

/** 多, 余, 几, 来 after a numeral (3000多万, 二十几), 几 and 数 before a scale word (几百, 数十万). */
function takeVague(text: string, state: State, at: number, sign: number): boolean {
  if (!state.seen) {
    if (!INDEFINITE.has(sign)) return false
    state.indefinite = true
    state.seen = true
    state.at = at + 1
    return true
  }
  if (sign === YOU) return takeAnd(text, state, at)
  const approx = MORE.get(sign)
  if (approx === undefined || state.approx !== 'none' || isMore(text, at, false)) return false
  const value = total(state)[1]
  if (value < TEN && !(state.indefinite && state.scale + state.section[1] > 1)) return false
  // 来 also means “since” and “come” (十年来, 10来): only before a scale word or a measure word is it “about”.
  if (approx === 'about' && !/[万亿平句]/u.test(text.charAt(at + 1)) && unitAt(text, at + 1) === undefined) return false
  if (sign === '几'.charCodeAt(0) && state.arabic) return false
  state.approx = approx
  state.at = at + 1
  state.ended = !LARGE.has(text.charCodeAt(skipBlank(text, state.at)))
  return true
}

/** 三十有二, 百有二十, 九十有六: 有 joins the lower place, as the classics count and as ages still are told. */
function takeAnd(text: string, state: State, at: number): boolean {
  if (state.arabic || state.indefinite || state.digit !== undefined || state.zero || state.approx !== 'none')
    return false
  if (state.lastSmall === Infinity) return false
  const rest = (state.lastSmall > TEN ? AND_TENS : AND_ONES).test(text.slice(at + 1, at + 4))
  if (!rest) return false
  state.zero = true
  state.at = at + 1
  return true
}
/** What follows 有: 二 behind tens, 五 and 二十 behind hundreds; 六十有一半 and 一些 are other words. */
const AND_ONES = /^[一二三四五六七八九](?![一二三四五六七八九十百千万亿分成半些点起])/u
const AND_TENS = /^(?:[一二三四五六七八九]?十|[一二三四五六七八九](?![一二三四五六七八九百千万亿分成半些点起]))/u
const YOU = '有'.charCodeAt(0)

function skipBlank(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === 32) at += 1
  return at
}

const isMoneySign = (text: string, at: number): boolean => /^[元美日韩圆円]/u.test(text.charAt(at))

/** ¥3.5兆 */
const isMoneyBefore = (text: string, at: number): boolean =>
  /[$¥€£￥₩][\d.,]{1,12}$/u.test(text.slice(Math.max(0, at - 13), at))

function total(state: State): [number, number] {
  const tail = state.digit ?? [0, 0]
  // 四百五 is 450, 九万四 94,000: a last digit without 零 stands one place below the scale word before it.
  const place = state.digit === undefined || state.zero ? 1 : tailPlace(state)
  return [0, 1].map((side) => (state.sum[side] ?? 0) + (state.section[side] ?? 0) + (tail[side] ?? 0) * place) as [
    number,
    number,
  ]
}

function tailPlace(state: State): number {
  if (state.lastSmall !== Infinity) return state.lastSmall > TEN ? state.lastSmall / 10 : 1
  return state.lastLarge === Infinity ? 1 : state.lastLarge / 10
}

/** 三点五, 一千六点五: 点 before bare digits is a decimal point, unless a clock time or an enumeration follows. */
function withDecimals(text: string, whole: Numeral): Numeral {
  let at = whole.end
  while (text.charCodeAt(at) === 32) at += 1
  if (text.charCodeAt(at) !== POINT || whole.low === undefined || whole.approx !== 'none') return whole
  let end = at + 1
  let digits = ''
  for (let value = DIGITS.get(text.charCodeAt(end)); value !== undefined; value = DIGITS.get(text.charCodeAt(end))) {
    digits += String(value)
    end += 1
  }
  if (
    digits === '' ||
    (isHanScale(text.charCodeAt(end)) && !LARGE.has(text.charCodeAt(end))) ||
    /[刻分半到至]/u.test(text.charAt(end))
  )
    return whole
  let low = whole.low + Number(`0.${digits}`)
  // 一点五亿: the scale word counts for the whole decimal.
  let scale = whole.scale
  for (let large = LARGE.get(text.charCodeAt(end)); large !== undefined; large = LARGE.get(text.charCodeAt(end))) {
    low *= large
    scale *= large
    end += 1
  }
  return { ...whole, end, low: tidy(low), scale, digits: undefined }
}

function plain(start: number, end: number, low: number, high: number): Numeral {
  return {
    start,
    end,
    low,
    high: low === high ? undefined : high,
    form: 'han',
    scale: 1,
    digits: undefined,
    approx: 'none',
    sort: 'plain',
  }
}
