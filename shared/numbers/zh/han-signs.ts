import type { Approximation } from '../core/found-number.ts'

export const DIGITS: ReadonlyMap<number, number> = new Map(
  [
    ['〇零○', 0],
    ['一壹', 1],
    ['二两贰弍', 2],
    ['三叁', 3],
    ['四肆', 4],
    ['五伍', 5],
    ['六陆', 6],
    ['七柒', 7],
    ['八捌', 8],
    ['九玖', 9],
  ].flatMap(([signs, value]) => [...String(signs)].map((sign) => [sign.charCodeAt(0), Number(value)] as const)),
)
export const SMALL: ReadonlyMap<number, number> = new Map(
  [
    ['十拾什', 10],
    ['百佰', 100],
    ['千仟', 1000],
    ['廿', 20],
    ['卅', 30],
    ['卌', 40],
  ].flatMap(([signs, value]) => [...String(signs)].map((sign) => [sign.charCodeAt(0), Number(value)] as const)),
)
export const LARGE: ReadonlyMap<number, number> = new Map(
  [
    ['万', 1e4],
    ['亿', 1e8],
    ['兆', 1e12],
  ].map(([sign, value]) => [String(sign).charCodeAt(0), Number(value)] as const),
)
/** Every sign of scale with what it multiplies by. */
export const SCALES: Readonly<Record<string, number>> = Object.fromEntries(
  [...SMALL, ...LARGE].map(([code, value]) => [String.fromCharCode(code), value]),
)
export const INDEFINITE = new Set([...'几数'].map((sign) => sign.charCodeAt(0)))
export const MORE: ReadonlyMap<number, Approximation> = new Map(
  [
    ['多', 'over'],
    ['余', 'over'],
    ['几', 'over'],
    ['来', 'about'],
  ].map(([sign, approx]) => [String(sign).charCodeAt(0), approx as Approximation] as const),
)
/** After 千 and 兆 these make a unit, not a scale: 12千米, 5兆瓦. */
export const PREFIXED = new Set([...'米克瓦伏帕焦卡赫字比周'].map((sign) => sign.charCodeAt(0)))
export const POINT = '点'.charCodeAt(0)
export const HALF = '半'.charCodeAt(0)

/** Signs at which a numeral can begin. */
export const HAN_STARTS: ReadonlySet<number> = new Set([
  ...DIGITS.keys(),
  ...SMALL.keys(),
  ...LARGE.keys(),
  ...INDEFINITE,
  HALF,
])
/** Whether a numeral can start with this character. */
export const startsHanNumeral = (charCode: number): boolean => HAN_STARTS.has(charCode)

export const isHanDigit = (charCode: number): boolean => DIGITS.has(charCode)
export const hanDigitValue = (charCode: number): number | undefined => DIGITS.get(charCode)
export const isHanScale = (charCode: number): boolean => SMALL.has(charCode) || LARGE.has(charCode)
