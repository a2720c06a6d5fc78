import type { NumberKind } from './core/found-number.ts'
import { anyOf } from '../lib/any-of.ts'
import { fold } from './core/fold.ts'
import { findNumbers } from './find-numbers.ts'
import { SCALES } from './packs.ts'

/** What a table's header says of the numbers under it. */
export interface Header {
  /** The numbers are years. */
  readonly isYear?: boolean
  readonly unit: string | undefined
  readonly kind: NumberKind
  /** 万元, $ millions: what each number is to be multiplied with. */
  readonly factor: number
}

const YEARS = /^(?:(?:fiscal|calendar|school|tax) )?years?(?: ended)?$|^年份?$|^年度$|^年次$/iu
/** Mass (g), 产值（万元）, Rainfall, mm, 产值/万元, 单位：万元 */
const IN_BRACKETS = /[(（[]\s*(?:in |单位[:：]?|unit:? )?([^()（）[\]]{1,24})\s*[)）\]]\s*$/iu
const BEHIND = /(?:[,/／:：]|\bin)\s*([^,/／:：\s]{1,8}(?: [a-z]+)?)$/iu
/** How heads shorten what the languages write out. */
const SHORT: Readonly<Record<string, number>> = { '000': 1e3, m: 1e6, bn: 1e9 }
const LATIN = anyOf([...Object.keys(SCALES).filter((word) => /^[a-z]+$/.test(word)), '000', 'bn'])
const SCALED = new RegExp(String.raw`^([^\s\d]{0,4}?)\s?(${LATIN}|(?<=[$£€¥]\s?)m)s?(?: of)?\s?([a-z ]*)$`, 'iu')
const HAN_SCALES = new RegExp(`^${anyOf(Object.keys(SCALES).filter((sign) => /^\p{Script=Han}$/u.test(sign)))}+$`, 'u')

const factorOf = (scale: string): number | undefined => SHORT[scale.toLowerCase()] ?? SCALES[scale.toLowerCase()]

/** Reads the header of a column or row; undefined where it names no unit. A cell that is itself a number is none. */
export function headerOf(words: string): Header | undefined {
  if (words === '' || words.length > 60) return undefined
  if (YEARS.test(words)) return { isYear: true, unit: undefined, kind: 'date', factor: 1 }
  if (/\d/u.test(words.replaceAll(/[(（].*$/gu, '')) && !/[(（]/u.test(words)) return undefined
  const inner = IN_BRACKETS.exec(words)?.[1] ?? BEHIND.exec(words)?.[1]
  return (inner === undefined ? undefined : unitOf(inner)) ?? (words.length <= 6 ? unitOf(words) : undefined)
}

/** A scale without a unit: each number below is so many times itself. */
function scaleOf(scaled: RegExpExecArray | null, name: string): Header | undefined {
  const factor =
    scaled === null
      ? Array.from(fold(name), (sign) => SCALES[sign] ?? 1).reduce((made, one) => made * one, 1)
      : factorOf(scaled[2] ?? '')
  return factor === undefined ? undefined : { unit: undefined, kind: 'count', factor }
}

/** A unit is what makes a measured number of a numeral before it: the finder itself is asked. */
function unitOf(words: string): Header | undefined {
  // Cost ($, in thousands): the sign, and how many of it.
  const text = words
    .trim()
    .replace(/^['’‘](?=000)/u, '')
    .replace(/^([^\s,]{1,4}),? in (?=\p{Ll})/u, '$1 ')
  const scaled = SCALED.exec(text)
  const name = scaled === null ? text : `${scaled[1] ?? ''}${scaled[3] ?? ''}`.trim()
  const factor = scaled === null ? 1 : (factorOf(scaled[2] ?? '') ?? 1)
  // Carts (thousand), 户数（万）: what is counted stands before the bracket.
  if (name === '' || HAN_SCALES.test(fold(name))) return scaleOf(scaled, name)
  const isSign = /^(?:[A-Z]{0,3}[$£€¥￥₩₹])$/u.test(name)
  const sample = isSign ? `${name}7` : /^[A-Za-z]/u.test(name) ? `37 ${name}` : `37${name}`
  const [number, other] = findNumbers(sample)
  const isWhole = number !== undefined && other === undefined && number.text === sample && number.unit !== undefined
  if (!isWhole || typeof number.value !== 'number') return undefined
  const own = number.value / (isSign ? 7 : 37)
  return { unit: number.unit, kind: number.kind, factor: factor * own }
}
